import { HOUR_MS, localDay, startOfLocalDay, startOfLocalMonth, weekday } from '@nhip-xa/domain';
import { LOCAL_OFFSET_MS } from '@nhip-xa/domain';
import { writtenMoment } from '../shell/past';

const MORNING_MS = 8 * HOUR_MS;
/** 1: Monday [domain 4.2]. */
const MONDAY = 1;

/** 08:00 of the day before. */
export const yesterdayMorning = (nowMs: number): number =>
  startOfLocalDay(localDay(nowMs) - 1) + MORNING_MS;

/** Midnight with which the week began. */
export function weekStart(nowMs: number): number {
  const today = localDay(nowMs);
  return startOfLocalDay(today - ((weekday(today) - MONDAY + 7) % 7));
}

/** Midnight with which the month before began. */
export function lastMonthStart(nowMs: number): number {
  const local = new Date(nowMs + LOCAL_OFFSET_MS);
  return startOfLocalMonth(local.getUTCFullYear(), local.getUTCMonth() - 1);
}

export interface Moments {
  fromMs: number | null;
  /** Null: now. */
  toMs: number | null;
}

/** The two moments that an address names. Without the first it is that of the server's choice. */
export function writtenMoments(
  search: { from?: string | undefined; to?: string | undefined },
  nowMs: number,
): Moments {
  const to = writtenMoment(search.to);
  return { fromMs: writtenMoment(search.from), toMs: to !== null && to < nowMs ? to : null };
}
