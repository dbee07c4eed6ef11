import { COMMUNE_CODE, unitOfKey } from '@nhip-xa/contract';
import type { Database, SqlValue } from '../database/database';

/**
 * The units below one, itself among them, to which facts can belong; undefined: all there are. Told
 * as a list, since the planner knows how many rows a list has, and of a subquery only guesses it.
 */
export async function unitsWithin(
  database: Database,
  within: string,
): Promise<readonly string[] | undefined> {
  const [top] = await database.query<{ root: boolean }>('read', {
    text: 'SELECT parent IS NULL AS root FROM units WHERE code = $1',
    values: [within],
  });
  if (top?.root) return undefined;
  const rows = await database.query<{ code: string }>('read', {
    text: `SELECT u.code FROM units u
      WHERE u.path @> ARRAY[$1::text]
        AND (u.level <> 'village' OR u.code = $1
          OR EXISTS (SELECT 1 FROM sources s WHERE s.unit = u.code))`,
    values: [within],
  });
  return rows.map(({ code }) => code);
}

/**
 * The one commune to which all belongs that a source says; undefined where it serves many [contract 1].
 * What is looked for is then found among the rows of that commune.
 */
export function communeOf(source: string | undefined): string | undefined {
  const unit = source === undefined ? undefined : unitOfKey(source);
  return unit !== undefined && COMMUNE_CODE.test(unit) ? unit : undefined;
}

/** Rows of these units; of one alone an index that begins with it has them in the order of the rest. */
export function ofUnits(
  column: string,
  units: readonly string[] | undefined,
  values: SqlValue[],
): string[] {
  if (units === undefined) return [];
  const [only, ...others] = units;
  return only !== undefined && others.length === 0
    ? [`${column} = $${values.push(only)}`]
    : [`${column} = ANY ($${values.push(units)}::text[])`];
}
