import { LIMITS } from '@nhip-xa/contract';
import { wound, type Polygons, type Position, type Ring } from '@nhip-xa/domain';
import type { GeometryCollection, MultiPolygon } from 'geojson';
import { topology } from 'topojson-server';
import { presimplify } from 'topojson-simplify';
import type { Objects, Topology } from 'topojson-specification';

/**
 * Points of a file after it was simplified: so many for each of its units on average, and so many
 * besides. A province of 168 communes is about 300 kB of JSON, and a single unit no rough sketch.
 */
const POINTS_PER_UNIT = 75;
const POINTS_BESIDES = 2_000;
/** Corners that every ring keeps if it has them: neither a small unit nor an islet vanishes. */
const CORNERS_LEAST = 6;

/** A border between two junctions, with how much area each of its points stands for; ends for ever. */
type Arc = readonly (readonly [lon: number, lat: number, weight: number])[];
/** Arcs by number, `~n` for one that is walked backwards. */
type ArcRing = readonly number[];

const numberOf = (arc: number): number => (arc < 0 ? ~arc : arc);

/**
 * Borders of units, drawn with fewer points [Visvalingam]. What two units share stays shared: it is
 * simplified once. One that needs more than `LIMITS.boundaryPoints` even so is left out.
 */
export function simplified(units: ReadonlyMap<string, Polygons>): Map<string, Polygons> {
  const codes = [...units.keys()];
  const borders: GeometryCollection<MultiPolygon> = {
    type: 'GeometryCollection',
    geometries: [...units.values()].map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
  };
  const made = topology({ units: borders });
  const arcs = presimplify(made as Topology<Objects<object>>).arcs as unknown as Arc[];
  const { units: all } = made.objects as unknown as {
    units: { geometries: { arcs: ArcRing[][] }[] };
  };
  const shapes = all.geometries.map((geometry) => geometry.arcs);
  const least = leastWeights(arcs, shapes);
  const drawn = shapes.map((polygons) =>
    polygons.map((polygon) => polygon.map((ring) => ringOf(ring, arcs, least))),
  );
  const result = new Map<string, Polygons>();
  for (const [index, polygons] of drawn.entries()) {
    if (pointsOf(polygons) <= LIMITS.boundaryPoints) {
      result.set(codes[index] as string, wound(polygons));
    }
  }
  return result;
}

export const pointsOf = (polygons: Polygons): number =>
  polygons.flat().reduce((sum, ring) => sum + ring.length, 0);

/** Of each arc, how much a point must stand for to be kept. */
function leastWeights(arcs: readonly Arc[], shapes: readonly ArcRing[][][]): number[] {
  const rings = shapes.flat(2);
  const usual = weightAt(rings.flat(), arcs, shapes.length * POINTS_PER_UNIT + POINTS_BESIDES);
  const least = arcs.map(() => usual);
  for (const shape of shapes) {
    const own = shape.flat(2);
    const enough = weightAt(own, arcs, LIMITS.boundaryPoints);
    if (enough <= usual) continue;
    for (const arc of own) least[numberOf(arc)] = Math.max(least[numberOf(arc)] ?? 0, enough);
  }
  for (const ring of rings) {
    const enough = weightAt(ring, arcs, CORNERS_LEAST);
    for (const arc of ring) least[numberOf(arc)] = Math.min(least[numberOf(arc)] ?? 0, enough);
  }
  return least;
}

/** The weight from which on so many points of these arcs are kept, the beginning of each among them. */
function weightAt(used: ArcRing, arcs: readonly Arc[], points: number): number {
  const inner = points - used.length;
  if (inner <= 0) return Infinity;
  const lengths = used.map((arc) => Math.max(0, (arcs[numberOf(arc)]?.length ?? 0) - 2));
  const weights = new Float64Array(lengths.reduce((sum, length) => sum + length, 0));
  if (inner >= weights.length) return 0;
  let at = 0;
  for (const arc of used) {
    for (const [, , weight] of (arcs[numberOf(arc)] ?? []).slice(1, -1)) weights[at++] = weight;
  }
  weights.sort();
  return weights[weights.length - inner] ?? 0;
}

function ringOf(ring: ArcRing, arcs: readonly Arc[], least: readonly number[]): Ring {
  const drawn: Ring = [];
  for (const number of ring) {
    const index = numberOf(number);
    const kept = (arcs[index] ?? [])
      .filter(([, , weight]) => weight >= (least[index] ?? 0))
      .map(([lon, lat]): Position => [lon, lat]);
    const walked = number < 0 ? kept.reverse() : kept;
    // it begins where the one before ended
    drawn.push(...(drawn.length === 0 ? walked : walked.slice(1)));
  }
  return drawn;
}
