import { KPI_STATUSES, type KpiStatus } from '@nhip-xa/contract';
import { isoOfMs, type KpiInPeriod, type ReportSpan, type UnitInPeriod } from '@nhip-xa/domain';
import type { Queries } from '../database/database';

interface Row extends Record<`${KpiStatus}_ms`, number> {
  kpi: string;
  value: number | null;
  status: KpiStatus | null;
  since: Date | null;
  fresh_at: Date | null;
  reporting: number | null;
  expected: number | null;
  version: number | null;
  before: number | null;
  min: number | null;
  max: number | null;
  corrected: number;
}

/** The newest value of `k.kpi` of the unit $1 until a moment. */
const standing = (until: string): string => `(
  SELECT * FROM kpi_history h WHERE h.unit = $1 AND h.kpi = k.kpi AND h.at <= ${until}
  ORDER BY h.at DESC LIMIT 1)`;

/**
 * What was carried over from before the period counts for its least and greatest only if it stood
 * there for longer than history tells moments apart: at midnight itself what counts by the day still
 * shows the day before.
 */
const COUNTS = `(NOT carried OR lasted_ms >= 60000) AND status NOT IN ('stale', 'none')`;

const STATUS_MS = KPI_STATUSES.map(
  (status) =>
    `coalesce(sum(lasted_ms) FILTER (WHERE status = '${status}'), 0)::float8 AS ${status}_ms`,
).join(', ');

/** $1 unit, $2 KPIs, $3 the beginning, $4 the report's moment, $5 the end of the period before. */
const IN_PERIOD = `
  WITH k AS (SELECT unnest($2::text[]) AS kpi),
  standing AS (
    SELECT k.kpi, $3::timestamptz AS at, b.value, b.status, false AS corrected, true AS carried
    FROM k CROSS JOIN LATERAL ${standing('$3::timestamptz')} b
    UNION ALL
    SELECT h.kpi, h.at, h.value, h.status, h.corrected, false FROM kpi_history h
    WHERE h.unit = $1 AND h.kpi = ANY($2) AND h.at > $3::timestamptz AND h.at <= $4::timestamptz),
  lasting AS (
    SELECT *, extract(epoch FROM
      lead(at, 1, $4::timestamptz) OVER (PARTITION BY kpi ORDER BY at, carried DESC) - at) * 1000 AS lasted_ms
    FROM standing),
  told AS (
    SELECT kpi, min(value) FILTER (WHERE ${COUNTS}) AS min, max(value) FILTER (WHERE ${COUNTS}) AS max,
      ${STATUS_MS}, (count(*) FILTER (WHERE corrected))::int AS corrected
    FROM lasting GROUP BY kpi)
  SELECT k.kpi, e.value, e.status, e.since, e.fresh_at, e.reporting, e.expected, e.version,
    b.value AS before, t.min, t.max, coalesce(t.corrected, 0) AS corrected,
    ${KPI_STATUSES.map((status) => `coalesce(t.${status}_ms, 0) AS ${status}_ms`).join(', ')}
  FROM k LEFT JOIN told t ON t.kpi = k.kpi
    LEFT JOIN LATERAL ${standing('$4::timestamptz')} e ON true
    LEFT JOIN LATERAL ${standing('$5::timestamptz')} b ON true`;

/** Each KPI of a unit at the report's moment, at the end of the period before, and in between. */
export async function kpisInPeriod(
  database: Queries,
  unit: string,
  kpis: readonly string[],
  { fromMs }: ReportSpan,
  asOfMs: number,
): Promise<KpiInPeriod[]> {
  const rows = await database.query<Row>('read', {
    name: 'report-kpis',
    text: IN_PERIOD,
    values: [unit, kpis, isoOfMs(fromMs), isoOfMs(asOfMs), isoOfMs(fromMs - 1)],
  });
  return rows.map(kpiOf);
}

const kpiOf = (row: Row): KpiInPeriod => ({
  kpi: row.kpi,
  end:
    row.status === null
      ? null
      : {
          value: row.value,
          status: row.status,
          sinceMs: row.since?.getTime() ?? 0,
          freshAtMs: row.fresh_at?.getTime() ?? null,
          reporting: row.reporting ?? 0,
          expected: row.expected ?? 0,
          version: row.version ?? 1,
        },
  before: row.before,
  min: row.min,
  max: row.max,
  statusMs: Object.fromEntries(KPI_STATUSES.map((status) => [status, row[`${status}_ms`]])),
  corrected: row.corrected,
});

interface UnitRow {
  unit: string;
  name_vi: string;
  name_en: string | null;
  simulated: boolean;
  status: KpiStatus | null;
  n: number;
}

/** How many KPIs of each unit directly below stood in which status at a moment. */
export async function unitsInPeriod(
  database: Queries,
  unit: string,
  kpis: readonly string[],
  asOfMs: number,
): Promise<UnitInPeriod[]> {
  const rows = await database.query<UnitRow>('read', {
    name: 'report-units',
    text: `
      WITH below AS (
        SELECT u.code, u.name_vi, u.name_en, u.simulated FROM units u JOIN units p ON p.code = u.parent
        WHERE u.parent = $1 AND u.level <> 'village' AND (p.simulated OR NOT u.simulated)),
      stood AS (
        SELECT u.code, v.status, count(*)::int AS n
        FROM below u CROSS JOIN unnest($2::text[]) k (kpi) CROSS JOIN LATERAL (
          SELECT h.status FROM kpi_history h
          WHERE h.unit = u.code AND h.kpi = k.kpi AND h.at <= $3::timestamptz
          ORDER BY h.at DESC LIMIT 1) v
        GROUP BY 1, 2)
      SELECT u.code AS unit, u.name_vi, u.name_en, u.simulated, s.status, coalesce(s.n, 0) AS n
      FROM below u LEFT JOIN stood s USING (code) ORDER BY u.code`,
    values: [unit, kpis, isoOfMs(asOfMs)],
  });
  const units = new Map<string, UnitInPeriod>();
  for (const { unit: code, name_vi: vi, name_en: en, simulated, status, n } of rows) {
    const known = units.get(code) ?? { unit: code, name: nameOf(vi, en), simulated, counts: {} };
    if (status !== null) known.counts[status] = n;
    units.set(code, known);
  }
  return [...units.values()];
}

export const nameOf = (vi: string, en: string | null): { vi: string; en?: string } =>
  en === null ? { vi } : { vi, en };
