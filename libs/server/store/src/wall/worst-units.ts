import { LIMITS } from '@nhip-xa/contract';
import type { Queries } from '../database/database';

/**
 * The units among whose gauges the worst are, by what the KPIs over these gauges came to there: the
 * gauges of a hundred more would be read for nothing. All of them where there are few, or where
 * nothing was reckoned. Of these KPIs more is worse; the first tells which of two is.
 */
export async function worstUnits(
  database: Queries,
  units: readonly string[],
  kpis: readonly [string, ...string[]],
): Promise<readonly string[]> {
  if (units.length <= LIMITS.sceneItems) return units;
  const rows = await database.query<{ unit: string }>('read', {
    name: 'scene-worst-units',
    text: `SELECT v.unit FROM kpi_values v
      WHERE v.unit = ANY($1) AND v.kpi = ANY($2) AND v.status <> 'none'
      GROUP BY v.unit
      ORDER BY max(array_position('{good,stale,warning,critical}'::text[], v.status)) DESC,
        max(v.value) FILTER (WHERE v.kpi = $3) DESC NULLS LAST, max(v.value) DESC, v.unit
      LIMIT $4`,
    values: [units, kpis, kpis[0], LIMITS.sceneItems],
  });
  return rows.length === 0 ? units : rows.map(({ unit }) => unit);
}
