import type { Queries } from '../database/database';
import { workOf, type Moment } from './terms/statement';

/** Inhabitants of the units that say how many they are. */
export async function populations(
  database: Queries,
  units: readonly string[],
  moment: Moment,
): Promise<Map<string, number>> {
  const rows = await database.query<{ code: string; population: number }>(workOf(moment), {
    name: 'populations',
    text: 'SELECT code, population FROM units WHERE code = ANY($1) AND population IS NOT NULL',
    values: [units],
  });
  return new Map(rows.map(({ code, population }) => [code, population]));
}
