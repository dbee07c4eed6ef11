import { useLive, useWatch } from '@nhip-xa/web-live';
import type { QueryKey } from '@tanstack/react-query';
import { usePast } from './past';
import { useReread } from './use-reread';

/** Rows of units that stand there at first: the worst of them; all are one button away. */
export const ROWS_AT_FIRST = 20;
/** Units that one connection may watch besides the page's own [contract LIMITS.watchedUnits]. */
export const WATCHED_AT_MOST = 190;
/** So long after a change above how all below stand is read again, in ms. */
const REREAD_BELOW_MS = 15_000;

interface LiveBelow {
  /** The unit whose numbers are made of those below. */
  unit: string;
  kpis: readonly string[];
  /** The units that are shown, by what was asked for: an order that goes by live values would choose its own. */
  shown: readonly string[];
  /** What holds how all of them stand. */
  queryKey: QueryKey;
}

/**
 * Keeps a list of the worst units below at the present: those shown are watched, and who else came to
 * be among the worst is asked for again some time after a number of the unit above changed.
 */
export function useLiveBelow({ unit, kpis, shown, queryKey }: LiveBelow): void {
  const past = usePast() !== null;
  const watched = shown.slice(0, WATCHED_AT_MOST).sort();
  useWatch(past ? [] : watched, { kpis, news: false });
  const above = useLive(({ units }) => {
    const values = units.get(unit);
    return values ? kpis.map((kpi) => values.get(kpi)?.at ?? '').join(' ') : null;
  });
  useReread(queryKey, past ? null : above, REREAD_BELOW_MS);
}
