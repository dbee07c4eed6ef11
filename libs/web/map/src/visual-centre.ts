import { boundsOf, isInside, ringArea, type Point, type Shape } from './plane';

/** A label is about so many times as wide as high: a place with room to its sides is the better one. */
const WIDER = 2;
/** How near to the best place is near enough, as a share of the shape's smaller side. */
const NEAR_ENOUGH = 0.04;
/** A sliver is looked through in no more columns than this. */
const COLUMNS = 40;

interface Cell {
  centre: Point;
  half: number;
  /** Distance from the centre to the nearest border, negative outside. */
  depth: number;
  /** The most that any point of the cell can have. */
  most: number;
}

/**
 * The point of a shape that is farthest from its borders, so that what stands there lies within it
 * [polylabel: a grid that is refined where it can still get better]. Of several parts, in the largest.
 */
export function visualCentre(shape: Shape): Point | null {
  const part = largestPart(shape);
  if (part.length === 0) return null;
  const squeezed = part.map((ring) => ring.map(([x, y]): Point => [x / WIDER, y]));
  const [x, y] = deepest(squeezed) ?? [NaN, NaN];
  return Number.isNaN(x) ? null : [x * WIDER, y];
}

/** The largest ring with what lies in it: its holes. */
function largestPart(shape: Shape): Shape {
  const [largest, ...others] = [...shape].sort((a, b) => ringArea(b) - ringArea(a));
  if (!largest || ringArea(largest) === 0) return [];
  const holes = others.filter(([first]) => first && isInside([largest], first));
  return [largest, ...holes];
}

function deepest(shape: Shape): Point | null {
  const bounds = boundsOf(shape.flat());
  if (!bounds) return null;
  const { width, height } = bounds;
  const side = Math.max(Math.min(width, height), Math.max(width, height) / COLUMNS);
  const cellAt = (centre: Point, half: number): Cell => {
    const depth = depthOf(shape, centre);
    return { centre, half, depth, most: depth + half * Math.SQRT2 };
  };
  const open: Cell[] = [];
  for (let x = bounds.x; x < bounds.x + bounds.width; x += side) {
    for (let y = bounds.y; y < bounds.y + bounds.height; y += side) {
      open.push(cellAt([x + side / 2, y + side / 2], side / 2));
    }
  }
  const middle: Point = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2];
  return search(open, cellAt(middle, 0), { precision: side * NEAR_ENOUGH, cellAt }).centre;
}

function search(
  open: Cell[],
  first: Cell,
  { precision, cellAt }: { precision: number; cellAt: (centre: Point, half: number) => Cell },
): Cell {
  let best = first;
  for (;;) {
    open.sort((a, b) => a.most - b.most);
    const cell = open.pop();
    if (!cell) return best;
    if (cell.depth > best.depth) best = cell;
    if (cell.most - best.depth <= precision) continue;
    const half = cell.half / 2;
    const [x, y] = cell.centre;
    for (const [right, down] of QUARTERS) {
      open.push(cellAt([x + right * half, y + down * half], half));
    }
  }
}

const QUARTERS = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const;

function depthOf(shape: Shape, point: Point): number {
  let nearest = Infinity;
  for (const ring of shape) {
    let from = ring.at(-1);
    for (const to of ring) {
      if (from) nearest = Math.min(nearest, squaredDistance(point, from, to));
      from = to;
    }
  }
  return (isInside(shape, point) ? 1 : -1) * Math.sqrt(nearest);
}

function squaredDistance([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const length = alongX * alongX + alongY * alongY;
  const share = length === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / length;
  const on = Math.min(1, Math.max(0, share));
  return (x - fromX - on * alongX) ** 2 + (y - fromY - on * alongY) ** 2;
}
