import type { Point } from './plane';

/** Several things that are too near to one another to be told apart, and where their middle is. */
export interface Cluster<T> {
  at: Point;
  members: T[];
}

/**
 * Puts together what lies nearer than a distance, in the order given: who comes first stands where
 * it is and takes in those around it; the mark then stands in their middle.
 */
export function clusters<T extends { at: Point }>(
  items: readonly T[],
  distance: number,
): Cluster<T>[] {
  let found: Cluster<T>[] = items.map((item) => ({ at: item.at, members: [item] }));
  // their middles may have come too near to each other in turn
  for (let before = Infinity; found.length < before;) {
    before = found.length;
    found = joined(found, distance);
  }
  return found;
}

function joined<T extends { at: Point }>(
  given: readonly Cluster<T>[],
  distance: number,
): Cluster<T>[] {
  const found: Cluster<T>[] = [];
  for (const one of given) {
    const near = found.find(
      ({ at }) => Math.hypot(at[0] - one.at[0], at[1] - one.at[1]) < distance,
    );
    if (!near) {
      found.push(one);
      continue;
    }
    near.members = [...near.members, ...one.members];
    near.at = middle(near.members.map(({ at }) => at));
  }
  return found;
}

const middle = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];
