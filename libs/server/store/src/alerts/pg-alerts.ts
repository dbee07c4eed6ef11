import type { Alert, Page } from '@nhip-xa/contract';
import { isoOfMs, type KpiBook } from '@nhip-xa/domain';
import type {
  AcknowledgeRefusal,
  AlertChanged,
  AlertFilter,
  AlertStore,
  Author,
  PageRequest,
  Pair,
} from '@nhip-xa/ports';
import { writeDownStatement } from '../config/audit';
import type { Database, Session } from '../database/database';
import { isAlertId, listAlerts, readAlert } from './alert-rows';
import {
  closeAbandoned,
  loadStanding,
  loadUnsettled,
  turningOf,
  writeTurning,
  type Standing,
} from './alert-settling';

/** Whoever settles alerts does it alone: each reads what the one before wrote. */
const ALERT_LOCK = 4_701_005;

/** Alerts in PostgreSQL. */
export class PgAlerts implements AlertStore {
  constructor(
    private readonly database: Database,
    private readonly book: () => KpiBook,
    private readonly nowMs: () => number,
  ) {}

  settle(pairs: readonly Pair[], nowMs: number): Promise<AlertChanged[]> {
    if (pairs.length === 0) return Promise.resolve([]);
    return this.settleWhat((session) => loadStanding(session, pairs, nowMs), nowMs);
  }

  async settleDue(nowMs: number): Promise<AlertChanged[]> {
    const due = await this.database.query<Pair>('kpi', {
      name: 'due-alerts',
      text: 'SELECT unit, kpi FROM alert_watch WHERE due_at <= $1::timestamptz',
      values: [isoOfMs(nowMs)],
    });
    return this.settle(due, nowMs);
  }

  async settleAll(nowMs: number): Promise<AlertChanged[]> {
    const kpis = this.book().enabled.map(({ code }) => code);
    const abandoned = await this.database.connected('kpi', (session) =>
      closeAbandoned(session, kpis, nowMs),
    );
    const load = (session: Session) => loadUnsettled(session, kpis, nowMs);
    return [...abandoned, ...(await this.settleWhat(load, nowMs))];
  }

  /** Looks first, since mostly nothing turns, and looks again once it is alone. */
  private async settleWhat(
    load: (session: Session) => Promise<Standing[]>,
    nowMs: number,
  ): Promise<AlertChanged[]> {
    const turning = async (session: Session) => turningOf(await load(session), this.book(), nowMs);
    const seen = await this.database.connected('kpi', turning);
    if (seen.length === 0) return [];
    return this.database.transaction('kpi', async (session) => {
      await session.query({ text: `SELECT pg_advisory_xact_lock(${ALERT_LOCK})` });
      return writeTurning(session, await turning(session), nowMs);
    });
  }

  list(filter: AlertFilter, page: PageRequest): Promise<Page<Alert>> {
    return listAlerts(this.database, filter, page);
  }

  one(id: string): Promise<Alert | undefined> {
    return this.database.connected('read', (session) => readAlert(session, id));
  }

  acknowledge(
    id: string,
    word: string,
    author: Author,
  ): Promise<Alert | AcknowledgeRefusal | undefined> {
    if (!isAlertId(id)) return Promise.resolve(undefined);
    return this.database.transaction('read', async (session) => {
      const [row] = await session.query<{ unit: string; kpi: string; status: string }>({
        text: `UPDATE alerts SET acknowledged_at = $2::timestamptz, acknowledged_by = $3, word = $4
               WHERE id = $1::bigint AND closed_at IS NULL AND acknowledged_at IS NULL
               RETURNING unit, kpi, status`,
        values: [id, isoOfMs(this.nowMs()), author.who, word],
      });
      if (!row) return refusalOf(await readAlert(session, id));
      const { unit, kpi, status } = row;
      const note = { action: 'alert.acknowledge', unit, target: `${kpi} ${id}`, before: status };
      await session.query(writeDownStatement(author, { ...note, after: word }));
      return readAlert(session, id);
    });
  }
}

const refusalOf = (alert: Alert | undefined): AcknowledgeRefusal | undefined =>
  alert && (alert.acknowledgedAt === null ? 'closed' : 'acknowledged');
