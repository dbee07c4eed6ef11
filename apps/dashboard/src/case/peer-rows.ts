import type { CasePeers, PeerUnit } from '@nhip-xa/contract';

/** Communes shown before all are asked for: the quickest, and those around the case's own. */
const FIRST = 3;
const AROUND = 3;

/** Of a long list those that answer the question, in the same order. */
export function nearRows(items: readonly PeerUnit[]): PeerUnit[] {
  const own = items.findIndex((item) => item.own);
  return items.filter((_, index) => index < FIRST || (own >= 0 && Math.abs(index - own) <= AROUND));
}

/** Share of the closed that were late; null where none was closed. */
export const lateShare = ({ closed, late }: PeerUnit): number | null =>
  closed === 0 ? null : (100 * late) / closed;

/** What medians are told in, and how many working minutes one of it is. */
export interface MedianUnit {
  name: 'days' | 'hours' | 'minutes';
  minutes: number;
}

/** Below this many working minutes hours would all be nought and something. */
const HOURS_FROM = 120;

/** Working days of the case's own commune, unless all are done within half of one: then what tells them apart. */
export function medianUnit({
  items,
  dayMinutes,
}: Pick<CasePeers, 'items' | 'dayMinutes'>): MedianUnit {
  const highest = Math.max(0, ...items.map(({ medianMinutes }) => medianMinutes ?? 0));
  if (highest === 0 || highest >= dayMinutes / 2) return { name: 'days', minutes: dayMinutes };
  return highest >= HOURS_FROM ? { name: 'hours', minutes: 60 } : { name: 'minutes', minutes: 1 };
}

/** Where medians lie on a common scale that begins at nought, in percent. */
export function medianScale(items: readonly PeerUnit[]): (item: PeerUnit) => number | null {
  const highest = Math.max(0, ...items.map(({ medianMinutes }) => medianMinutes ?? 0));
  return ({ medianMinutes }) =>
    medianMinutes === null ? null : highest === 0 ? 0 : (medianMinutes / highest) * 100;
}
