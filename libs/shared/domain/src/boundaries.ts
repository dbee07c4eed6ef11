import type { BoundaryFault } from '@nhip-xa/contract';

/** What a file says of a unit's border, read and checked; degrees, longitude first [RFC 7946 §3.1.1]. */
export type Position = [number, number];
/** Closed: its last position is its first. */
export type Ring = Position[];
/** Each its outer ring, then its holes. */
export type Polygons = Ring[][];

/** Decimals of a degree that are kept: about a metre. Neighbours keep one border: both are cut alike. */
const DECIMALS = 5;
/** [RFC 7946 §3.1.6] a closed ring has four or more positions. */
const POSITIONS_LEAST = 4;
/** All that Vietnam claims, with room; latitudes and longitudes of it cannot be mistaken for each other. */
const VIETNAM = { lat: [6, 24], lon: [100, 120] } as const;

/** Reads a Polygon or MultiPolygon as GeoJSON has it; heights are dropped. */
export function readPolygons(geometry: unknown): Polygons | BoundaryFault {
  const stated = statedPolygons(geometry);
  if (!stated) return 'no-polygon';
  const rings = stated.flat();
  if (rings.some((ring) => !isList(ring) || ring.length < POSITIONS_LEAST)) return 'no-polygon';
  const positions = (rings as (readonly unknown[])[]).flat();
  if (!positions.every(isPosition)) return 'not-a-number';
  if (positions.every(isSwapped)) return 'swapped';
  if (!positions.every(isOnEarth)) return 'out-of-range';
  const read = stated as readonly (readonly (readonly Position[])[])[];
  if (!read.flat().every(isClosed)) return 'not-closed';
  const polygons = read.map(roundedPolygon).filter((polygon) => polygon.length > 0);
  return polygons.length > 0 ? polygons : 'no-polygon';
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** The polygons of a geometry, each a list of what should be rings. */
function statedPolygons(geometry: unknown): (readonly unknown[])[] | undefined {
  if (typeof geometry !== 'object' || geometry === null) return undefined;
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (!isList(coordinates)) return undefined;
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : [];
  const filled = polygons.filter((polygon) => isList(polygon) && polygon.length > 0);
  return filled.length > 0 && filled.length === polygons.length
    ? (filled as (readonly unknown[])[])
    : undefined;
}

const isPosition = (value: unknown): value is Position =>
  isList(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);

const within = (value: number, [from, to]: readonly [number, number]): boolean =>
  value >= from && value <= to;

const isSwapped = ([first, second]: Position): boolean =>
  within(first, VIETNAM.lat) && within(second, VIETNAM.lon);

const isOnEarth = ([lon, lat]: Position): boolean =>
  within(lon, [-180, 180]) && within(lat, [-90, 90]);

const isClosed = (ring: readonly Position[]): boolean => {
  const [first, last] = [ring[0], ring.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
};

/** A polygon whose outer ring is smaller than what is kept is none; a hole that small is filled. */
function roundedPolygon(polygon: readonly (readonly Position[])[]): Ring[] {
  const [outer, ...holes] = polygon.map(rounded);
  if (!outer || outer.length < POSITIONS_LEAST) return [];
  return [outer, ...holes.filter((hole) => hole.length >= POSITIONS_LEAST)];
}

const cut = (degrees: number): number => Number(degrees.toFixed(DECIMALS));

function rounded(ring: readonly Position[]): Ring {
  const kept: Ring = [];
  for (const [lon, lat] of ring) {
    const position: Position = [cut(lon), cut(lat)];
    const before = kept.at(-1);
    if (before?.[0] !== position[0] || before[1] !== position[1]) kept.push(position);
  }
  return kept;
}

/** Outer rings clockwise, holes the other way: what d3-geo takes for the inside. */
export const wound = (polygons: Polygons): Polygons =>
  polygons.map((polygon) =>
    polygon.map((ring, index) => (isClockwise(ring) === (index === 0) ? ring : ring.toReversed())),
  );

/** By the area under each of its lines; of none it does not matter. */
function isClockwise(ring: Ring): boolean {
  let twice = 0;
  for (const [index, [lon, lat]] of ring.entries()) {
    const [nextLon, nextLat] = ring[index + 1] ?? [lon, lat];
    twice += (nextLon - lon) * (nextLat + lat);
  }
  return twice > 0;
}
