import type { Alert, AlertEnding, AlertStatus, KpiStatus, Page } from '@nhip-xa/contract';
import type { AlertFilter, PageRequest } from '@nhip-xa/ports';
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
}

const SELECT = `
  SELECT a.*, v.value AS now_value, v.status AS now_status
  FROM alerts a LEFT JOIN kpi_values v ON v.unit = a.unit AND v.kpi = a.kpi`;

/** Open ones first, newest first. */
export async function listAlerts(
  database: Database,
  filter: AlertFilter,
  page: PageRequest,
): Promise<Page<Alert>> {
  const after = readCursor(page.cursor, ['number', 'number']);
  const values: SqlValue[] = [filter.within];
  const conditions = ['a.unit IN (SELECT code FROM units WHERE path @> ARRAY[$1::text])'];
  if (filter.open !== undefined) {
    conditions.push(`a.closed_at IS ${filter.open ? '' : 'NOT '}NULL`);
  }
  if (filter.kpi !== undefined) conditions.push(`a.kpi = $${values.push(filter.kpi)}`);
  if (after) {
    const [open, id] = [values.push(after[0] as number), values.push(after[1] as number)];
    conditions.push(`((a.closed_at IS NULL)::int, a.id) < ($${open}::int, $${id}::bigint)`);
  }
  const rows = await database.query<AlertRow>('read', {
    text: `${SELECT} WHERE ${conditions.join(' AND ')}
      ORDER BY (a.closed_at IS NULL)::int DESC, a.id DESC LIMIT ${page.limit + 1}`,
    values,
  });
  return pageOf(rows, page, alertOf, ({ closed_at, id }) => [closed_at ? 0 : 1, Number(id)]);
}

/** What is no number of an alert is no alert. */
const ALERT_ID = /^[1-9]\d{0,17}$/;
export const isAlertId = (id: string): boolean => ALERT_ID.test(id);

export async function readAlert(session: Session, id: string): Promise<Alert | undefined> {
  if (!isAlertId(id)) return undefined;
  const [row] = await session.query<AlertRow>({
    name: 'one-alert',
    text: `${SELECT} WHERE a.id = $1::bigint`,
    values: [id],
  });
  return row && alertOf(row);
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

const alertOf = (row: AlertRow): Alert => ({
  id: row.id,
  unit: row.unit,
  kpi: row.kpi,
  status: row.status,
  worst: row.worst,
  value: row.value,
  now: row.now_status === null ? null : { value: row.now_value, status: row.now_status },
  openedAt: row.opened_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  closedAt: iso(row.closed_at),
  closedWhy: row.closed_why,
  acknowledgedAt: iso(row.acknowledged_at),
  acknowledgedBy: row.acknowledged_by,
  word: row.word,
});
