import type { PendingKeeping } from '@nhip-xa/contract';
import { keepingNight } from '@nhip-xa/domain';
import type { EntityManager } from 'typeorm';

/** What was shortened and takes effect in the night only, so that by day it can be taken back. */
export interface PendingRow {
  what: string;
  /** What is kept until then. */
  amount: number;
  until: Date;
  /** What stood there before; null: nothing did. */
  restore: number | null;
}

/** How readings of a metric are named among what waits. */
export const ofMetric = (metric: string): string => `metric:${metric}`;

/** What waits at a moment, by its name. */
export async function pendingOf(
  manager: EntityManager,
  nowMs: number,
): Promise<ReadonlyMap<string, PendingRow>> {
  const rows = await manager.query<PendingRow[]>('SELECT * FROM keeping_pending WHERE until > $1', [
    new Date(nowMs),
  ]);
  return new Map(rows.map((row) => [row.what, row]));
}

export const shownPending = (row: PendingRow | undefined): { pending?: PendingKeeping } =>
  row ? { pending: { until: row.until.toISOString(), before: row.amount } } : {};

interface Shortening {
  what: string;
  /** What stands there now; null: nothing does. */
  stands: number | null;
  /** How much is kept by that, and by what comes. */
  before: number;
  after: number;
}

/** Notes that less will be kept from the night on, or that nothing waits any more. */
export async function notePending(
  manager: EntityManager,
  { what, stands, before, after }: Shortening,
  nowMs: number,
): Promise<void> {
  const waiting = (await pendingOf(manager, nowMs)).get(what);
  const kept = Math.max(before, waiting?.amount ?? 0);
  if (after >= kept) {
    await manager.query('DELETE FROM keeping_pending WHERE what = $1', [what]);
    return;
  }
  if (waiting) return;
  await manager.query(
    `INSERT INTO keeping_pending (what, amount, until, restore) VALUES ($1, $2, $3, $4)
     ON CONFLICT (what) DO UPDATE SET amount = excluded.amount, until = excluded.until,
       restore = excluded.restore`,
    [what, kept, new Date(keepingNight(nowMs)), stands],
  );
}

/** Takes what waits away; undefined: nothing did. */
export async function takePending(
  manager: EntityManager,
  what: string,
  nowMs: number,
): Promise<PendingRow | undefined> {
  const waiting = (await pendingOf(manager, nowMs)).get(what);
  if (waiting) await manager.query('DELETE FROM keeping_pending WHERE what = $1', [what]);
  return waiting;
}
