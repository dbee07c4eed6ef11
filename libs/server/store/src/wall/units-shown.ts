import type { Queries } from '../database/database';

/**
 * The units whose sources a unit's scene shows: itself and all below it but villages, whose sources
 * are their commune's; pretended ones only where it is pretended itself.
 */
export async function unitsShown(database: Queries, unit: string): Promise<string[]> {
  const rows = await database.query<{ code: string }>('read', {
    name: 'units-shown',
    text: `SELECT m.code FROM units t JOIN units m ON m.path @> ARRAY[t.code]
      WHERE t.code = $1 AND m.level <> 'village' AND (t.simulated OR NOT m.simulated)`,
    values: [unit],
  });
  return rows.map(({ code }) => code);
}
