import type { NamedDay } from '@nhip-xa/contract';
import { isoDay } from '@nhip-xa/domain';
import type { Queries } from '../database/database';

/** Names by local day, as the calendar nearest to a unit has them. */
export async function namesOfDays(
  database: Queries,
  unit: string,
  days: readonly number[],
): Promise<(day: number) => NamedDay> {
  const rows =
    days.length === 0
      ? []
      : await database.query<{ day: string; name: string }>('read', {
          name: 'names-of-days',
          text: NAMES,
          values: [unit, days.map(isoDay)],
        });
  const names = new Map(rows.map(({ day, name }) => [day, name]));
  return (day) => ({ day: isoDay(day), name: names.get(isoDay(day)) ?? null });
}

/** The level nearest to the unit overrides those above. */
const NAMES = `
  SELECT DISTINCT ON (d.day) to_char(d.day, 'YYYY-MM-DD') AS day, d.name
  FROM units u JOIN calendar_days d ON d.unit = ANY(u.path)
  WHERE u.code = $1 AND d.day = ANY($2::date[]) AND d.state = 'confirmed'
  ORDER BY d.day, array_position(u.path, d.unit) DESC`;
