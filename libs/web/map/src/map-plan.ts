import type { Boundary, KpiStatus } from '@nhip-xa/contract';
import { cellsAround, paddedHull, type Place } from './cells';
import { layOut, type Inset } from './layout';
import { isWithin, pathOf, type Box, type Point, type Shape } from './plane';
import { projected, type Project } from './projection';
import { visualCentre } from './visual-centre';

/** A part of a unit: one below it. */
export interface MapArea {
  code: string;
  name: string;
  boundary: Boundary | null;
  lat: number | null;
  lon: number | null;
}

/** How an area stands at the moment, and the number that is written in it. */
export interface AreaState {
  status: KpiStatus;
  /** With its unit where there is room for it; empty: no number. */
  number: string;
}

export type AreaStates = ReadonlyMap<string, AreaState> | null;

export interface PlannedArea {
  code: string;
  name: string;
  shape: Shape;
  path: string;
  /** Where its label stands: within it. */
  centre: Point;
  /** Nobody gave its boundary: it is what lies nearest to its place. */
  approximate: boolean;
}

export interface MapPlan {
  areas: PlannedArea[];
  /** Codes of those that have neither boundary nor place. */
  unplaced: string[];
  /** The unit's own boundary, or what is guessed of it; empty where its areas show it. */
  outline: string;
  /** Nobody gave its boundary: the outline is the padded hull of what lies in it. */
  isOutlineGuessed: boolean;
  project: Project;
  insets: PlannedInset[];
}

export interface PlannedInset extends Inset {
  /** Of areas that have a part in it and their name elsewhere. */
  names: string[];
}

export interface MapGeography {
  boundary: Boundary | null;
  areas: readonly MapArea[];
  /** Longitude and latitude of sources and cases. */
  places?: readonly (readonly [lon: number, lat: number])[];
}

/** Room around places without boundaries, as a share of the smaller side of the map. */
const HULL_PADDING = 0.09;
const USUAL_TEXT_PX = 16;

/**
 * What is drawn of a unit into a box. It depends on where things are and not on how they stand, so
 * that it is reckoned once. Null: nothing of it has a place.
 */
export function planMap(
  { boundary, areas, places = [] }: MapGeography,
  box: Box,
  textPx = USUAL_TEXT_PX,
): MapPlan | null {
  const bounded = areas.flatMap((area) => (area.boundary ? [area.boundary] : []));
  const placed = areas.flatMap(({ lat, lon }) =>
    lat === null || lon === null ? [] : [[lon, lat] as [number, number]],
  );
  const boundaries = [...(boundary ? [boundary] : []), ...bounded];
  const extent = {
    boundaries,
    places: [...placed, ...places.map(([lon, lat]): [number, number] => [lon, lat])],
  };
  const padding = Math.min(box.width, box.height) * HULL_PADDING;
  const needsHull = !boundary && (bounded.length < areas.length || areas.length === 0);
  const layout = layOut(extent, needsHull ? inset(box, padding) : box, textPx);
  if (!layout) return null;
  const { project, insets } = layout;
  const own = boundary ? projected(boundary, project) : [];
  const planned = planAreas(areas, { outline: own, padding, project, insets });
  const known = new Set(planned.map(({ code }) => code));
  const isOutlineGuessed = own.length === 0 && planned.length === 0;
  const outline = isOutlineGuessed ? paddedHull(seen(places, project), padding) : own;
  return {
    areas: planned,
    unplaced: areas.map(({ code }) => code).filter((code) => !known.has(code)),
    outline: pathOf(outline),
    isOutlineGuessed,
    project,
    insets: insets.map((each) => ({ ...each, names: namesIn(each, planned) })),
  };
}

const namesIn = ({ box }: Inset, areas: readonly PlannedArea[]): string[] =>
  areas
    .filter(
      ({ centre, shape }) =>
        !isWithin(centre, box) && shape.some(([first]) => first && isWithin(first, box)),
    )
    .map(({ name }) => name);

const seen = (places: NonNullable<MapGeography['places']>, project: Project): Point[] =>
  places.flatMap(([lon, lat]) => {
    const at = project(lon, lat);
    return at ? [at] : [];
  });

function inset({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

interface Ground {
  outline: Shape;
  padding: number;
  project: Project;
  insets: readonly Inset[];
}

/** Cells first: a boundary that is known lies over those that are guessed. */
function planAreas(
  areas: readonly MapArea[],
  { outline, padding, project, insets }: Ground,
): PlannedArea[] {
  const known = areas.flatMap((area) => {
    const shape = area.boundary ? projected(area.boundary, project) : [];
    const centre = visualCentre(shape);
    return centre ? [plannedOf(area, { shape, centre, approximate: false })] : [];
  });
  const drawn = new Set(known.map(({ code }) => code));
  const guessed = areas.filter(({ code }) => !drawn.has(code));
  const seats = guessed.flatMap((area) => {
    const at = area.lon === null || area.lat === null ? null : project(area.lon, area.lat);
    return at ? [{ area, at }] : [];
  });
  if (seats.length === 0) return known;
  const seeds: Place[] = [
    ...seats.map(({ area, at }) => ({ code: area.code, at })),
    ...known.map(({ code, centre }) => ({ code, at: centre })),
  ];
  const ground =
    outline.length > 0
      ? outline
      : paddedHull(
          seeds.map(({ at }) => at),
          padding,
        );
  const cells = cellsByPiece(seeds, ground, insets);
  const approximate = seats.flatMap(({ area }) => {
    const shape = cells.get(area.code) ?? [];
    const centre = visualCentre(shape);
    return centre ? [plannedOf(area, { shape, centre, approximate: true })] : [];
  });
  return [...approximate, ...known];
}

/** What is nearest on the screen is so on earth only within one piece of the map. */
function cellsByPiece(
  seeds: readonly Place[],
  ground: Shape,
  insets: readonly Inset[],
): Map<string, Shape> {
  const pieceOf = (at: Point | undefined): number =>
    at ? insets.findIndex(({ box }) => isWithin(at, box)) : NO_INSET;
  const pieces = [NO_INSET, ...insets.keys()];
  return new Map(
    pieces.flatMap((piece) => [
      ...cellsAround(
        seeds.filter(({ at }) => pieceOf(at) === piece),
        ground.filter(([first]) => pieceOf(first) === piece),
      ),
    ]),
  );
}

const NO_INSET = -1;

const plannedOf = (
  { code, name }: MapArea,
  drawn: Pick<PlannedArea, 'shape' | 'centre' | 'approximate'>,
): PlannedArea => ({ code, name, path: pathOf(drawn.shape), ...drawn });
