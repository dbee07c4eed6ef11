import type { KpiValue } from '@nhip-xa/contract';
import { USUAL_WALL_NUMBERS } from '@nhip-xa/domain';
import { needsSomebody, worstKpisFirst } from '@nhip-xa/web-ui';

/** What a wall shows of a unit's values: first what needs somebody, then the rest. */
export interface WallView {
  attention: KpiValue[];
  rest: KpiValue[];
  decisions: number;
  /** What needs a decision and has no tile here. */
  hidden: number;
  stale: number;
  good: number;
  none: number;
}

/** Tiles that can still be read from five metres. */
const TILES_AT_MOST = 12;
/** On the wall whatever its status, unless the unit chose other numbers [contract 6]. */
const ALWAYS = 'dossiers-overdue';

/**
 * Chooses and orders the tiles: what the unit chose and nothing else; where it chose nothing the
 * usual numbers, and whatever else needs a decision. Where there are too many, the best known-good
 * ones give way; where there is room, other feeds that fell silent are shown as well.
 * @param chosen codes that the unit chose for its wall
 */
export function wallView(
  all: readonly KpiValue[],
  codes: readonly string[],
  chosen?: readonly string[],
): WallView {
  const values = chosen ? all.filter(({ kpi }) => chosen.includes(kpi)) : all;
  const ordered = worstKpisFirst(values, codes);
  const own = ordered.filter(({ kpi }) => (chosen ?? USUAL_WALL_NUMBERS).includes(kpi));
  const wanted = new Set([
    ...own.filter(({ kpi }) => kpi === ALWAYS),
    ...ordered.filter(needsDecision),
    ...own,
    ...ordered.filter(({ status }) => status === 'stale'),
  ]);
  const shown = new Set([...wanted].slice(0, TILES_AT_MOST));
  const tiles = ordered.filter((value) => shown.has(value));
  const count = (...statuses: KpiValue['status'][]): number =>
    values.filter(({ status }) => statuses.includes(status)).length;
  return {
    attention: tiles.filter(({ status }) => needsSomebody(status)),
    rest: restOrder(tiles.filter(({ status }) => !needsSomebody(status))),
    decisions: count('critical', 'warning'),
    hidden: all.filter((value) => needsDecision(value) && !shown.has(value)).length,
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

const needsDecision = ({ status }: KpiValue): boolean =>
  status === 'critical' || status === 'warning';
