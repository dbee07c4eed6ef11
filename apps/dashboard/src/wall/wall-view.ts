import type { KpiValue } from '@nhip-xa/contract';
import { needsSomebody, worstKpisFirst } from '@nhip-xa/web-ui';

/** What a wall shows of a unit's values: first what needs somebody, then the rest. */
export interface WallView {
  attention: KpiValue[];
  rest: KpiValue[];
  decisions: number;
  stale: number;
  good: number;
  none: number;
}

/** Tiles that can still be read from five metres. */
const TILES_AT_MOST = 12;
/** On the wall whatever its status [contract 6]. */
const ALWAYS = 'dossiers-overdue';

/**
 * Chooses and orders the tiles. Where there are too many, the best known-good ones give way.
 * @param numbers codes of what the unit's wall shows; absent: whatever there is
 */
export function wallView(
  all: readonly KpiValue[],
  codes: readonly string[],
  numbers?: readonly string[],
): WallView {
  const values = numbers ? all.filter(({ kpi }) => numbers.includes(kpi)) : all;
  const ordered = worstKpisFirst(values, codes);
  const always = ordered.filter(({ kpi }) => kpi === ALWAYS);
  const others = ordered.filter(({ kpi }) => kpi !== ALWAYS);
  const chosen = new Set([...always, ...others.slice(0, TILES_AT_MOST - always.length)]);
  const tiles = ordered.filter((value) => chosen.has(value));
  const count = (...statuses: KpiValue['status'][]): number =>
    values.filter(({ status }) => statuses.includes(status)).length;
  return {
    attention: tiles.filter(({ status }) => needsSomebody(status)),
    rest: restOrder(tiles.filter(({ status }) => !needsSomebody(status))),
    decisions: count('critical', 'warning'),
    stale: count('stale'),
    good: count('good'),
    none: count('none'),
  };
}

/** Among those that need nobody, a measured number is worth more room than the lack of one. */
const restOrder = (tiles: readonly KpiValue[]): KpiValue[] => [
  ...tiles.filter(({ status }) => status === 'good'),
  ...tiles.filter(({ status }) => status !== 'good'),
];
