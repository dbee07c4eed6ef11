import type { Alert, AlertEnding, AlertStatus, KpiStatus, Page } from '@nhip-xa/contract';
import type { AlertFilter, PageRequest } from '@nhip-xa/ports';
import { isoOfMs } from '@nhip-xa/domain';
import { beforeIt, seenToBegin } from '../kpi/seen-beginning';
import type { Database, Session, SqlValue } from '../database/database';
import { pageOf, readCursor } from '../read/paging';

interface AlertRow {
  /** A bigint, as text. */
  id: string;
  unit: string;
  kpi: string;
  status: AlertStatus;
  worst: AlertStatus;
  value: number | null;
  opened_at: Date;
  changed_at: Date;
  closed_at: Date | null;
  closed_why: AlertEnding | null;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  word: string | null;
  now_value: number | null;
  now_status: KpiStatus | null;
  now_since: Date | null;
  /** Of one that is open: its KPI was seen to turn so. */
  seen: boolean;
}

/** @param alerts the table, or those of a page */
const select = (alerts: string): string => `
  SELECT a.*, v.value AS now_value, v.status AS now_status, v.since AS now_since,
    ${seenToBegin('v.since')} AS seen
  FROM ${alerts} a LEFT JOIN kpi_values v ON v.unit = a.unit AND v.kpi = a.kpi
  ${beforeIt('v.since', 'a.closed_at IS NULL')}`;

/**
 * Alerts as they stood at the moment $1: one that was closed, changed or acknowledged later was not yet.
 * What the KPI said then is in its history.
 */
const SELECT_THEN = `
  SELECT a.id, a.unit, a.kpi, a.value, a.opened_at, v.value AS now_value, v.status AS now_status,
    v.since AS now_since, ${seenToBegin('v.since')} AS seen,
    CASE WHEN a.changed_at > $1 AND v.status IN ('warning', 'critical') THEN v.status ELSE a.status END AS status,
    CASE WHEN a.changed_at > $1 AND v.status IN ('warning', 'critical') THEN v.status ELSE a.worst END AS worst,
    CASE WHEN a.changed_at > $1 THEN a.opened_at ELSE a.changed_at END AS changed_at,
    CASE WHEN a.closed_at <= $1 THEN a.closed_at END AS closed_at,
    CASE WHEN a.closed_at <= $1 THEN a.closed_why END AS closed_why,
    CASE WHEN a.acknowledged_at <= $1 THEN a.acknowledged_at END AS acknowledged_at,
    CASE WHEN a.acknowledged_at <= $1 THEN a.acknowledged_by END AS acknowledged_by,
    CASE WHEN a.acknowledged_at <= $1 THEN a.word END AS word
  FROM alerts a LEFT JOIN LATERAL (
    SELECT h.unit, h.kpi, h.value, h.status, h.since FROM kpi_history h
    WHERE h.unit = a.unit AND h.kpi = a.kpi AND h.at <= $1 ORDER BY h.at DESC LIMIT 1) v ON true
  ${beforeIt('v.since', '(a.closed_at IS NULL OR a.closed_at > $1)')}
  WHERE a.opened_at <= $1`;

/** How bad it is that an alert stands: the index of migration 1764815000000 is of this very expression. */
const WORST = `CASE WHEN a.closed_at IS NOT NULL THEN 0 WHEN a.status = 'critical' THEN 2 ELSE 1 END`;
const worstOf = ({ closed_at: closedAt, status }: AlertRow): number => {
  if (closedAt !== null) return 0;
  return status === 'critical' ? 2 : 1;
};

/** Open ones first, of these the critical ones, the newest first. */
export async function listAlerts(
  database: Database,
  filter: AlertFilter,
  page: PageRequest,
): Promise<Page<Alert>> {
  const after = readCursor(page.cursor, ['number', 'number']);
  const { atMs } = filter;
  const values: SqlValue[] = atMs === undefined ? [] : [isoOfMs(atMs)];
  const within = values.push(filter.within);
  const below = `a.unit IN (SELECT code FROM units WHERE path @> ARRAY[$${within}::text])`;
  const conditions = [filter.own ? `a.unit = $${within}` : below];
  if (filter.open !== undefined) {
    conditions.push(`a.closed_at IS ${filter.open ? '' : 'NOT '}NULL`);
  }
  if (filter.kpi !== undefined) conditions.push(`a.kpi = $${values.push(filter.kpi)}`);
  if (after) {
    const [worst, id] = [values.push(after[0] as number), values.push(after[1] as number)];
    conditions.push(`(${WORST}, a.id) < ($${worst}::int, $${id}::bigint)`);
  }
  const order = `ORDER BY ${WORST} DESC, a.id DESC`;
  const these = `WHERE ${conditions.join(' AND ')} ${order} LIMIT ${page.limit + 1}`;
  // how each began is looked up for those of the page alone
  const now = `WITH page AS (SELECT a.* FROM alerts a ${these}) ${select('page')} ${order}`;
  const then = `SELECT * FROM (${SELECT_THEN.replaceAll('$1', '$1::timestamptz')}) a ${these}`;
  const rows = await database.query<AlertRow>('read', {
    text: atMs === undefined ? now : then,
    values,
  });
  return pageOf(rows, page, alertOf, (row) => [worstOf(row), Number(row.id)]);
}

/** What is no number of an alert is no alert. */
const ALERT_ID = /^[1-9]\d{0,17}$/;
export const isAlertId = (id: string): boolean => ALERT_ID.test(id);

export async function readAlert(session: Session, id: string): Promise<Alert | undefined> {
  if (!isAlertId(id)) return undefined;
  const [row] = await session.query<AlertRow>({
    name: 'one-alert',
    text: `${select('alerts')} WHERE a.id = $1::bigint`,
    values: [id],
  });
  return row && alertOf(row);
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

function nowOf({ now_value: value, now_status: status, now_since: since, seen }: AlertRow) {
  if (status === null) return null;
  const bad = status === 'warning' || status === 'critical';
  return {
    value,
    status,
    ...(since && { since: since.toISOString() }),
    ...(bad && !seen && { found: true }),
  };
}

const alertOf = (row: AlertRow): Alert => ({
  id: row.id,
  unit: row.unit,
  kpi: row.kpi,
  status: row.status,
  worst: row.worst,
  value: row.value,
  now: nowOf(row),
  openedAt: row.opened_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  closedAt: iso(row.closed_at),
  closedWhy: row.closed_why,
  acknowledgedAt: iso(row.acknowledged_at),
  acknowledgedBy: row.acknowledged_by,
  word: row.word,
});
