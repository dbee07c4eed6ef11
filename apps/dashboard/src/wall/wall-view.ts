import type { KpiValue } from '@nhip-xa/contract';
import { USUAL_WALL_NUMBERS } from '@nhip-xa/domain';
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
/** On the wall whatever its status, unless the unit chose other numbers [contract 6]. */
const ALWAYS = 'dossiers-overdue';

/**
 * Chooses and orders the tiles: the wall's own numbers, and whatever else needs a decision. Where
 * there are too many, the best known-good ones give way; where there is room, feeds of other numbers
 * that fell silent are shown as well.
 */
export function wallView(
  values: readonly KpiValue[],
  codes: readonly string[],
  numbers: readonly string[] = USUAL_WALL_NUMBERS,
): WallView {
  const ordered = worstKpisFirst(values, codes);
  const isOwn = ({ kpi }: KpiValue): boolean => numbers.includes(kpi);
  const chosen = new Set(
    [
      ...ordered.filter((value) => value.kpi === ALWAYS && isOwn(value)),
      ...ordered.filter(needsDecision),
      ...ordered.filter(isOwn),
      ...ordered.filter(({ status }) => status === 'stale'),
    ]
      .filter((value, at, all) => all.indexOf(value) === at)
      .slice(0, TILES_AT_MOST),
  );
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

const needsDecision = ({ status }: KpiValue): boolean =>
  status === 'critical' || status === 'warning';
