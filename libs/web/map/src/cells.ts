import { Delaunay } from 'd3-delaunay';
import { boundsOf, clipRing, ringArea, type Point, type Ring, type Shape } from './plane';

/** A place with whom it belongs to. */
export interface Place {
  code: string;
  at: Point;
}

/** Pixels between places that were given as one and the same, so that each has a cell. */
const APART_PX = 3;
/** What is smaller is no area: rounding left it. */
const LEAST_AREA_PX = 1;

/**
 * To each place what lies nearer to it than to any other, within an outline. A place far outside of
 * it may get nothing; then it is not among the answers.
 */
export function cellsAround(places: readonly Place[], outline: Shape): Map<string, Shape> {
  const apart = spread(places);
  const bounds = boundsOf([...outline.flat(), ...apart.map(({ at }) => at)]);
  if (!bounds || apart.length === 0) return new Map();
  const voronoi = Delaunay.from(
    apart,
    ({ at }) => at[0],
    ({ at }) => at[1],
  ).voronoi([
    bounds.x - 1,
    bounds.y - 1,
    bounds.x + bounds.width + 1,
    bounds.y + bounds.height + 1,
  ]);
  const cells = apart.map(({ code }, at): [string, Shape] => {
    const cell = voronoi.cellPolygon(at) as Ring | null;
    return [code, cell ? clipped(outline, cell) : []];
  });
  return new Map(cells.filter(([, shape]) => shape.length > 0));
}

const clipped = (outline: Shape, cell: Ring): Shape =>
  outline.map((ring) => clipRing(ring, cell)).filter((ring) => ringArea(ring) > LEAST_AREA_PX);

/** Places given as the same are put round it. */
function spread(places: readonly Place[]): Place[] {
  const seen = new Map<string, number>();
  return places.map(({ code, at: [x, y] }) => {
    const key = `${x.toFixed(1)} ${y.toFixed(1)}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    if (times === 0) return { code, at: [x, y] };
    // the golden angle never meets itself again
    const angle = times * 2.39996;
    const away = APART_PX * Math.sqrt(times);
    return { code, at: [x + away * Math.cos(angle), y + away * Math.sin(angle)] };
  });
}

const CORNERS = 16;

/** The convex outline around places with some room: it stands for a boundary that nobody has. */
export function paddedHull(places: readonly Point[], padding: number): Shape {
  const corners = places.flatMap(([x, y]) =>
    Array.from({ length: CORNERS }, (_, at): Point => {
      const angle = (at / CORNERS) * 2 * Math.PI;
      return [x + padding * Math.cos(angle), y + padding * Math.sin(angle)];
    }),
  );
  if (corners.length === 0) return [];
  const hull = Delaunay.from(corners as [number, number][]).hullPolygon() as Ring;
  return [hull];
}
