import type { KpiFact } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { isMaintained } from '../database/maintenance-windows';

interface Row {
  unit: string;
  kpi: string;
  fresh_at: Date;
}

/** Moves `fresh_at` on with the sources that were heard since, then that of the units above. */
export async function refreshFreshness(
  database: Database,
  facts: readonly KpiFact[],
): Promise<{ unit: string; kpi: string; freshAtMs: number }[]> {
  const rows = await database.transaction('kpi', async (session) => {
    const above = (level: string): Promise<Row[]> =>
      session.query<Row>({ name: 'refresh-above', text: REFRESH_ABOVE, values: [level] });
    const own = await session.query<Row>({
      name: 'refresh-own',
      text: REFRESH_OWN,
      values: [JSON.stringify(facts)],
    });
    const provinces = await above('province');
    return [...own, ...provinces, ...(await above('nation'))];
  });
  return rows.map(({ unit, kpi, fresh_at }) => ({ unit, kpi, freshAtMs: fresh_at.getTime() }));
}

/** Fresh moments move in steps of at least this much: a screen shows whole seconds at best. */
const STEP = `interval '5 seconds'`;

/** Moves what lies behind; a row that is being evaluated is left to its evaluation. */
const moved = (from: string, column: string): string => `
  , behind AS (
    SELECT v.unit, v.kpi, n.${column} AS moment FROM kpi_values v JOIN ${from} n USING (unit, kpi)
    WHERE v.status NOT IN ('stale', 'none') AND v.fresh_at < n.${column} - ${STEP}
    ORDER BY v.unit, v.kpi FOR UPDATE OF v SKIP LOCKED)
  UPDATE kpi_values v SET fresh_at = b.moment FROM behind b
  WHERE v.unit = b.unit AND v.kpi = b.kpi
  RETURNING v.unit, v.kpi, v.fresh_at`;

const REFRESH_OWN = `
  WITH feeding AS (
    SELECT u.code AS unit, g.fact, g.source_id FROM source_feeds g
    JOIN units u ON u.code = g.unit OR (g.declared AND u.parent = g.unit)
    UNION ALL SELECT s.unit, 'presence:' || s.kind, s.id FROM sources s WHERE s.removed_at IS NULL),
  heard AS (
    SELECT g.unit, k.kpi, max(p.heard_at) AS heard_at
    FROM feeding g JOIN presence p ON p.source_id = g.source_id
    JOIN jsonb_to_recordset($1::jsonb) AS k (kpi text, fact text) ON k.fact = g.fact
    WHERE p.state = 'online' AND p.heard_at > now() - interval '2 minutes'
      AND NOT ${isMaintained('g.source_id', 'now()')}
    GROUP BY g.unit, k.kpi)
  ${moved('heard', 'heard_at')}`;

const REFRESH_ABOVE = `
  WITH below AS (
    SELECT u.parent AS unit, v.kpi, max(v.fresh_at) AS fresh_at
    FROM kpi_values v JOIN units u ON u.code = v.unit JOIN units a ON a.code = u.parent
    WHERE a.level = $1 AND (a.simulated OR NOT u.simulated)
    GROUP BY u.parent, v.kpi)
  ${moved('below', 'fresh_at')}`;
