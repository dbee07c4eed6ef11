import type { Boundary } from '@nhip-xa/contract';
import { around, partFar, type Part } from './far-parts';
import { placeInsets, type InsetPlace } from './inset-places';
import { boundsOf, isInside, isWithin, type Box, type Point, type Ring } from './plane';
import { fitProjection, polygonsOf, type Extent, type Project } from './projection';

/** A box of its own for what lies far from the rest, at another scale. */
export interface Inset extends InsetPlace {
  /** How far off it lies, in km. */
  km: number;
}

export interface Layout {
  project: Project;
  insets: Inset[];
}

type Position = [number, number];

interface EarthPart extends Part {
  polygon: Position[][] | null;
  place: Position | null;
}

const KM_PER_DEGREE = 111.2;
/** Who knows the distance to a box around something knows it no better than to this. */
const KM_STEP = 10;

/**
 * Fits everything into a box; what lies far from its main body goes into insets, where somebody gave
 * a boundary: of places alone nobody knows which of them are the body.
 */
export function layOut(extent: Extent, box: Box, textPx: number): Layout | null {
  const whole = fitProjection(extent, box);
  if (!whole || extent.boundaries.length === 0) return whole && { project: whole, insets: [] };
  const parts = partsOf(extent);
  const squeeze = squeezeOf(parts);
  const { main, far } = partFar(parts.map(squeeze), box);
  if (far.length === 0) return { project: whole, insets: [] };
  const groups = far.map(({ parts: group, away }) => ({ group, around: around(group), away }));
  const placed = placeInsets(
    groups.map((each) => ({ around: each.around, main: around(main) })),
    { box, textPx, drawn: (inner) => drawnIn(main, inner) },
  );
  const project = placed && fitProjection(extentOf(main), placed.main);
  if (!placed || !project) return { project: whole, insets: [] };
  return joined(project, {
    insets: placed.insets.map((place, at) => ({ ...place, km: kmOf(groups[at]?.away ?? 0) })),
    homes: groups.map(({ group }) => boundsOfPositions(group)),
    fits: groups.map(({ group }, at) => {
      const room = placed.insets[at]?.room;
      return room ? fitProjection(extentOf(group), room) : null;
    }),
  });
}

const kmOf = (degrees: number): number =>
  Math.max(KM_STEP, Math.round((degrees * KM_PER_DEGREE) / KM_STEP) * KM_STEP);

interface Pieces {
  insets: Inset[];
  homes: Box[];
  fits: (Project | null)[];
}

/** Each place is drawn where its own piece of the map is. */
const joined = (main: Project, { insets, homes, fits }: Pieces): Layout => ({
  insets,
  project: (lon, lat) => {
    const at = homes.findIndex((home) => holds(home, lon, lat));
    return (fits[at] ?? main)(lon, lat);
  },
});

/** Degrees by which a place may lie outside of a group's box and still be of it. */
const BESIDE = 1e-6;
const holds = ({ x, y, width, height }: Box, lon: number, lat: number): boolean =>
  lon >= x - BESIDE && lon <= x + width + BESIDE && lat >= y - BESIDE && lat <= y + height + BESIDE;

function partsOf({ boundaries, places }: Extent): EarthPart[] {
  const polygons = boundaries.flatMap((boundary, owner) =>
    polygonsOf(boundary)
      .filter(([outer]) => (outer?.length ?? 0) > 2)
      .map((polygon): EarthPart => {
        const box = boundsOf(polygon[0] ?? []) ?? { x: 0, y: 0, width: 0, height: 0 };
        return { owner, polygon, place: null, box };
      }),
  );
  const lone = places.map(([lon, lat], at): EarthPart => ({
    owner: boundaries.length + at,
    polygon: null,
    place: [lon, lat],
    box: { x: lon, y: lat, width: 0, height: 0 },
  }));
  return [...polygons, ...lone];
}

/** Degrees of longitude as long as those of latitude are in the middle, and north above. */
function squeezeOf(parts: readonly EarthPart[]): (part: EarthPart) => EarthPart {
  const { y, height } = around(parts);
  const shorter = Math.cos(((y + height / 2) * Math.PI) / 180);
  return ({ box, ...part }) => ({
    ...part,
    box: {
      x: box.x * shorter,
      y: -(box.y + box.height),
      width: box.width * shorter,
      height: box.height,
    },
  });
}

const boundsOfPositions = (parts: readonly EarthPart[]): Box =>
  boundsOf(
    parts.flatMap(({ polygon, place }) => [...(polygon?.flat() ?? []), ...(place ? [place] : [])]),
  ) ?? { x: 0, y: 0, width: 0, height: 0 };

const extentOf = (parts: readonly EarthPart[]): Extent => ({
  boundaries: parts.flatMap(({ polygon }): Boundary[] =>
    polygon ? [{ type: 'Polygon', coordinates: polygon }] : [],
  ),
  places: parts.flatMap(({ place }) => (place ? [place] : [])),
});

/** Where the main body would be drawn: whether a box is free of it. */
function drawnIn(main: readonly EarthPart[], inner: Box): (box: Box) => boolean {
  const project = fitProjection(extentOf(main), inner);
  const onScreen = (at: Position): Point[] => {
    const point = project?.(...at);
    return point ? [point] : [];
  };
  const rings = main.flatMap(({ polygon }): Ring[] => [(polygon?.[0] ?? []).flatMap(onScreen)]);
  const corners = [...rings.flat(), ...main.flatMap(({ place }) => (place ? onScreen(place) : []))];
  return (box) =>
    !corners.some((corner) => isWithin(corner, box)) &&
    !gridOf(box).some((point) => rings.some((ring) => isInside([ring], point)));
}

const STEPS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const gridOf = ({ x, y, width, height }: Box): Point[] =>
  STEPS.flatMap((right) => STEPS.map((down): Point => [x + width * right, y + height * down]));
