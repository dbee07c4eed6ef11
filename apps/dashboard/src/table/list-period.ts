import { LOCAL_OFFSET_MS, DAY_MS } from '@nhip-xa/domain';
import { PERIODS, type Period } from '../api/periods';
import { writtenMoment } from '../shell/past';
import type { ListSearch } from './list-search';

/** The times that a list can be of, besides days that are chosen. */
export const LIST_PERIODS = ['24h', '7d', '30d', '90d', '1y'] as const satisfies readonly Period[];
export type ListPeriod = (typeof LIST_PERIODS)[number] | 'all';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const isDay = (text: string | undefined): boolean => text !== undefined && DAY.test(text);

/** The first moment of a day in Vietnam, or of the one after so many; undefined: it is no day. */
function dayMs(day: string | undefined, later = 0): number | undefined {
  if (day === undefined || !DAY.test(day)) return undefined;
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) ? undefined : ms - LOCAL_OFFSET_MS + later * DAY_MS;
}

/** The moment that an address states as a day or to the minute; a day is its first moment, or the next one's. */
export const momentIn = (text: string | undefined, later = 0): number | undefined =>
  dayMs(text, later) ?? writtenMoment(text) ?? undefined;

export const periodIn = ({ period }: ListSearch, usual: ListPeriod): ListPeriod =>
  period === 'all' ? 'all' : (LIST_PERIODS.find((name) => name === period) ?? usual);

/** From when to when, as the API is asked; days that are chosen go before a period. */
export function spanIn(
  search: ListSearch,
  usual: ListPeriod,
  nowMs: number,
): { from?: string; to?: string } {
  const from = dayMs(search.from);
  // the last day belongs to it
  const to = dayMs(search.to, 1);
  const iso = (ms: number): string => new Date(ms).toISOString();
  if (from !== undefined || to !== undefined) {
    return {
      ...(from !== undefined && { from: iso(from) }),
      ...(to !== undefined && { to: iso(to) }),
    };
  }
  const period = periodIn(search, usual);
  return period === 'all' ? {} : { from: iso(nowMs - PERIODS[period].lengthMs) };
}
