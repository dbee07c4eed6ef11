import { REPORT_LIMITS, type AlertStatus } from '@nhip-xa/contract';
import { isoOfMs, type ReportFacts, type ReportSpan } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import { nameOf } from './kpis-in-period';

interface Row {
  unit: string;
  name_vi: string;
  name_en: string | null;
  kpi: string;
  worst: AlertStatus;
  opened_at: Date;
  closed_at: Date | null;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  word: string | null;
  began: number;
  ended: number;
  acknowledged: number;
}

const AT = '$4::timestamptz';

/**
 * $1 the unit, $2 it and those below, $3 the beginning, $4 the report's moment, $5 how many are told.
 * What happened after the moment is not told: it is another report's.
 */
const ALERTS = `
  WITH moved AS (
    SELECT * FROM alerts WHERE unit = ANY($2) AND opened_at >= $3::timestamptz AND opened_at <= ${AT}
    UNION
    SELECT * FROM alerts WHERE unit = ANY($2) AND closed_at >= $3::timestamptz AND closed_at <= ${AT}),
  told AS (
    SELECT unit, kpi, worst, opened_at,
      CASE WHEN closed_at <= ${AT} THEN closed_at END AS closed_at,
      CASE WHEN acknowledged_at <= ${AT} THEN acknowledged_at END AS acknowledged_at,
      CASE WHEN acknowledged_at <= ${AT} THEN acknowledged_by END AS acknowledged_by,
      CASE WHEN acknowledged_at <= ${AT} THEN word END AS word
    FROM moved)
  SELECT t.*, u.name_vi, u.name_en,
    (count(*) FILTER (WHERE opened_at >= $3::timestamptz) OVER ())::int AS began,
    (count(closed_at) OVER ())::int AS ended, (count(acknowledged_at) OVER ())::int AS acknowledged
  FROM told t JOIN units u ON u.code = t.unit
  ORDER BY t.unit <> $1, t.worst <> 'critical', t.opened_at DESC, t.unit, t.kpi LIMIT $5`;

/** Alerts of a unit and those below it that began or ended; its own first, then the worst. */
export async function alertsInPeriod(
  database: Queries,
  unit: string,
  units: readonly string[],
  { fromMs }: ReportSpan,
  asOfMs: number,
): Promise<ReportFacts['alerts']> {
  const rows = await database.query<Row>('read', {
    name: 'report-alerts',
    text: ALERTS,
    values: [unit, units, isoOfMs(fromMs), isoOfMs(asOfMs), REPORT_LIMITS.alerts],
  });
  const { began = 0, ended = 0, acknowledged = 0 } = rows[0] ?? {};
  return { began, ended, acknowledged, items: rows.map(alertOf) };
}

const alertOf = (row: Row): ReportFacts['alerts']['items'][number] => ({
  unit: row.unit,
  unitName: nameOf(row.name_vi, row.name_en),
  kpi: row.kpi,
  worst: row.worst,
  openedAt: row.opened_at.toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
  acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
  acknowledgedBy: row.acknowledged_by,
  word: row.word,
});
