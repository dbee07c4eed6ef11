import type { KpiSpread } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { SpanMs } from '@nhip-xa/ports';
import type { Database } from '../database/database';

interface SpreadRow {
  at: Date;
  units: number;
  low: number;
  quarter: number;
  median: number;
  three_quarters: number;
  high: number;
}

/** $1 communes, $2 the KPI, $3 to $4 by $5 ms. What is stale or none is not among them. */
const SPREAD = `
  SELECT s.at, count(*)::int AS units, min(v.value) AS low, max(v.value) AS high,
    percentile_cont(0.25) WITHIN GROUP (ORDER BY v.value) AS quarter,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY v.value) AS median,
    percentile_cont(0.75) WITHIN GROUP (ORDER BY v.value) AS three_quarters
  FROM generate_series($3::timestamptz, $4::timestamptz, $5::float8 * interval '1 millisecond') s (at)
  CROSS JOIN unnest($1::text[]) u (unit)
  CROSS JOIN LATERAL (
    SELECT h.value, h.status FROM kpi_history h
    WHERE h.unit = u.unit AND h.kpi = $2 AND h.at <= s.at ORDER BY h.at DESC LIMIT 1) v
  WHERE v.value IS NOT NULL AND v.status <> 'stale'
  GROUP BY s.at ORDER BY s.at`;

/** How the values of one KPI lay in some communes, step by step. */
export async function readSpread(
  database: Database,
  communes: readonly string[],
  kpi: string,
  { fromMs, toMs, stepMs }: SpanMs & { stepMs: number },
): Promise<KpiSpread[]> {
  const rows = await database.query<SpreadRow>('read', {
    name: 'spread-of-kpi',
    text: SPREAD,
    values: [communes, kpi, isoOfMs(fromMs), isoOfMs(toMs), stepMs],
  });
  return rows.map(({ at, three_quarters: threeQuarters, ...row }) => ({
    ...row,
    at: at.toISOString(),
    threeQuarters,
  }));
}
