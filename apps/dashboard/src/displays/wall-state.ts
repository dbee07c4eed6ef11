import type { Screen, WatchedDisplay } from '@nhip-xa/contract';

/** Whether a wall lives: on all of its screens, on some, on none; or was never opened. */
export type WallState = 'alive' | 'partly' | 'dark' | 'unopened';

export function wallState({ screens }: Pick<WatchedDisplay, 'screens'>): WallState {
  const alive = screens.filter((screen) => screen.alive).length;
  if (screens.length === 0) return 'unopened';
  if (alive === 0) return 'dark';
  return alive === screens.length ? 'alive' : 'partly';
}

/** What needs somebody comes first. */
const ORDER: readonly WallState[] = ['dark', 'partly', 'unopened', 'alive'];

/** Dark walls first; the rest as they came. */
export const byNeed = (displays: readonly WatchedDisplay[]): WatchedDisplay[] =>
  displays.toSorted((a, b) => ORDER.indexOf(wallState(a)) - ORDER.indexOf(wallState(b)));

/** How many walls are in each state, leaving out those in which none is. */
export const wallCounts = (
  displays: readonly WatchedDisplay[],
): { state: WallState; count: number }[] =>
  ORDER.map((state) => ({
    state,
    count: displays.filter((each) => wallState(each) === state).length,
  })).filter(({ count }) => count > 0);

/** `3840 × 2160`: the pixels of a screen are a name, not an amount. */
export const sizeName = ({ width, height }: Pick<Screen, 'width' | 'height'>): string =>
  `${width} × ${height}`;
