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

/** A median in working days of the case's own commune. */
export const inDays = (minutes: number, { dayMinutes }: Pick<CasePeers, 'dayMinutes'>): number =>
  minutes / dayMinutes;

/** Where medians lie on a common scale that begins at nought, in percent. */
export function medianScale(items: readonly PeerUnit[]): (item: PeerUnit) => number | null {
  const highest = Math.max(0, ...items.map(({ medianMinutes }) => medianMinutes ?? 0));
  return ({ medianMinutes }) =>
    medianMinutes === null ? null : highest === 0 ? 0 : (medianMinutes / highest) * 100;
}
