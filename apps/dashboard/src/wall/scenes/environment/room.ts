import type { Shape } from '../../overview/sizes';
import { alarmLevel, worstRiversFirst, type River } from './flood-words';

/** How much of each kind a screen has room for. */
export interface Room {
  /** Rivers in flood, shown large. */
  large: number;
  /** Rivers in small: beside a flood, and on any other day. */
  cards: { flood: number; calm: number };
  bulletins: number;
  /** Other numbers that need somebody. */
  further: number;
  /** Rows of air and rain: beside bulletins, and without. */
  rows: { bulletins: number; alone: number };
}

export const ROOM: Readonly<Record<Shape, Room>> = {
  upright: {
    large: 1,
    cards: { flood: 0, calm: 3 },
    bulletins: 2,
    further: 1,
    rows: { bulletins: 1, alone: 3 },
  },
  wide: {
    large: 2,
    cards: { flood: 2, calm: 6 },
    bulletins: 2,
    further: 3,
    rows: { bulletins: 1, alone: 3 },
  },
  band: {
    large: 3,
    cards: { flood: 4, calm: 8 },
    bulletins: 4,
    further: 3,
    rows: { bulletins: 6, alone: 6 },
  },
};

export interface ShownRivers {
  large: River[];
  cards: River[];
  /** Those without room: all of them less grave than those shown, or silent. */
  hidden: River[];
}

/** Live floods large, the others small, all worst first. */
export function shownRivers(rivers: readonly River[], { large, cards }: Room): ShownRivers {
  const ordered = worstRiversFirst(rivers);
  const floods = ordered.filter((river) => river.fresh && alarmLevel(river) > 0).slice(0, large);
  const rest = ordered.filter((river) => !floods.includes(river));
  const most = floods.length > 0 ? cards.flood : cards.calm;
  return { large: floods, cards: rest.slice(0, most), hidden: rest.slice(most) };
}
