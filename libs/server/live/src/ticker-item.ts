import type { TickerItem } from '@nhip-xa/contract';
import type { Happening } from '@nhip-xa/ports';

/** What goes over the wire of something that happened: all but the right to see it. */
export const tickerItem = ({ at, kind, words, href }: Happening): TickerItem => ({
  at,
  kind,
  words,
  href,
});
