import type { Boundary } from '@nhip-xa/contract';
import { geoArea, geoMercator } from 'd3-geo';
import type { Box, Point, Ring, Shape } from './plane';

type Position = [number, number];
type Polygon = Position[][];

/** Where a place on earth lies on the screen; null for what is no place. */
export type Project = (lon: number, lat: number) => Point | null;

const HEMISPHERE = 2 * Math.PI;

export const polygonsOf = (boundary: Boundary): Polygon[] =>
  boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates;

/**
 * Winds a polygon as d3-geo reads it, whichever way its file did: an outer ring that would enclose
 * more than a hemisphere is turned, a hole that would not is turned too.
 */
export function rewound(polygon: Polygon): Polygon {
  return polygon.map((ring, at) => {
    const area = geoArea({ type: 'Polygon', coordinates: [ring] });
    const isHole = at > 0;
    return area > HEMISPHERE === isHole ? ring : [...ring].reverse();
  });
}

/** What is to be seen on a map; at least one of its parts has something. */
export interface Extent {
  boundaries: readonly Boundary[];
  places: readonly Position[];
}

/** Degrees of latitude to each side of a lone place: about 2 km, a commune's centre. */
const AROUND_A_PLACE = 0.02;

/** Fits all of it into a box, as large as it can be and north up; null: there is nothing to be seen. */
export function fitProjection({ boundaries, places }: Extent, box: Box): Project | null {
  const polygons = boundaries.flatMap(polygonsOf).filter(([outer]) => (outer?.length ?? 0) > 2);
  const known = places.filter(([lon, lat]) => isPlace(lon, lat));
  if (polygons.length === 0 && known.length === 0) return null;
  if (box.width <= 0 || box.height <= 0) return null;
  const single = polygons.length === 0 && new Set(known.map(String)).size === 1;
  const points = single ? known.flatMap(around) : known;
  const projection = geoMercator().fitExtent(
    [
      [box.x, box.y],
      [box.x + box.width, box.y + box.height],
    ],
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'MultiPolygon', coordinates: polygons.map(rewound) },
        { type: 'MultiPoint', coordinates: points },
      ],
    },
  );
  return (lon, lat) => (isPlace(lon, lat) ? projection([lon, lat]) : null);
}

/** Mercator's map ends short of the poles. */
const isPlace = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 85;

const around = ([lon, lat]: Position): Position[] => [
  [lon - AROUND_A_PLACE, lat - AROUND_A_PLACE],
  [lon + AROUND_A_PLACE, lat + AROUND_A_PLACE],
];

/** All rings of a boundary on the screen. */
export function projected(boundary: Boundary, project: Project): Shape {
  return polygonsOf(boundary)
    .flat()
    .map((ring): Ring => ring.flatMap(([lon, lat]) => point(project(lon, lat))))
    .filter((ring) => ring.length > 2);
}

const point = (at: Point | null): Point[] => (at ? [at] : []);
