import type { Database } from '../database/database';

/**
 * The units below one, itself among them, to which facts can belong; undefined: all there are. Told
 * as a list, since the planner knows how many rows a list has, and of a subquery only guesses it.
 */
export async function unitsWithin(
  database: Database,
  within: string,
): Promise<readonly string[] | undefined> {
  const rows = await database.query<{ code: string; root: boolean }>('read', {
    text: `SELECT u.code, u.parent IS NULL AND u.code = $1 AS root FROM units u
      WHERE u.path @> ARRAY[$1::text]
        AND (u.level <> 'village' OR u.code = $1 OR EXISTS (SELECT 1 FROM sources s WHERE s.unit = u.code))`,
    values: [within],
  });
  return rows.some(({ root }) => root) ? undefined : rows.map(({ code }) => code);
}
