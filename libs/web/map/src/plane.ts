/** Geometry on the plane of the screen, in CSS pixels. */
export type Point = readonly [x: number, y: number];
export type Ring = readonly Point[];
/** Rings of any winding; inside is what an odd number of them encloses: holes and islands alike. */
export type Shape = readonly Ring[];

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Twice the area of a ring, positive where it runs clockwise on a screen. */
function doubleArea(ring: Ring): number {
  let sum = 0;
  ring.forEach(([x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  });
  return sum;
}

export const ringArea = (ring: Ring): number => Math.abs(doubleArea(ring)) / 2;

/** The smallest box around all points; null without any. */
export function boundsOf(points: readonly Point[]): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

export function isInside(shape: Shape, [x, y]: Point): boolean {
  let inside = false;
  for (const ring of shape) {
    let [fromX, fromY] = ring.at(-1) ?? [0, 0];
    for (const [toX, toY] of ring) {
      const crosses = fromY > y !== toY > y;
      if (crosses && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside;
      [fromX, fromY] = [toX, toY];
    }
  }
  return inside;
}

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const isWithin = ([x, y]: Point, box: Box): boolean =>
  x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;

export const boxWithin = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const ACROSS = [0, 0.25, 0.5, 0.75, 1];
const DOWN = [0, 0.5, 1];

const gridOf = ({ x, y, width, height }: Box): Point[] =>
  ACROSS.flatMap((share) => DOWN.map((row): Point => [x + width * share, y + height * row]));

/** Corners and middles of the sides of a box all lie inside: near enough for a label. */
export const boxInShape = (box: Box, shape: Shape): boolean =>
  gridOf(box).every((point) => isInside(shape, point));

/** The part of a box that lies inside, as near as is needed for a label. */
export function shareInShape(box: Box, shape: Shape): number {
  const grid = gridOf(box);
  return grid.filter((point) => isInside(shape, point)).length / grid.length;
}

/** The part of a ring that lies within a convex ring [Sutherland and Hodgman 1974]. */
export function clipRing(ring: Ring, convex: Ring): Ring {
  const clockwise = doubleArea(convex) > 0;
  return convex.reduce<Ring>((rest, from, at) => {
    const to = convex[(at + 1) % convex.length] ?? from;
    return clipAtLine(rest, from, to, clockwise);
  }, ring);
}

function clipAtLine(ring: Ring, from: Point, to: Point, clockwise: boolean): Ring {
  const sign = clockwise ? 1 : -1;
  /** How far inside of the line a point lies. */
  const depth = ([x, y]: Point): number =>
    sign * ((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]));
  const kept: Point[] = [];
  let before = ring.at(-1);
  for (const point of ring) {
    if (!before) break;
    const [was, is] = [depth(before), depth(point)];
    if (was >= 0 !== is >= 0) kept.push(between(before, point, was / (was - is)));
    if (is >= 0) kept.push(point);
    before = point;
  }
  return kept;
}

const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

/** The SVG path of a shape, to a tenth of a pixel; points nearer than half a pixel are left out. */
export const pathOf = (shape: Shape): string => shape.map(ringPath).join('');

const TOO_NEAR_PX = 0.5;

function ringPath(ring: Ring): string {
  const kept: Point[] = [];
  for (const point of ring) {
    const last = kept.at(-1);
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < TOO_NEAR_PX) continue;
    kept.push(point);
  }
  if (kept.length < 3) return '';
  return `M${kept.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`;
}
