import { z } from 'zod';
import { moment, PRESENCE_STATES, SOURCE_KINDS, unitCode } from './names';

const position = z.tuple([z.number(), z.number()]);
const ring = z.array(position);

/**
 * Longitude and latitude, as RFC 7946 has them. Rings wind as d3-geo draws them: the outer one of a
 * polygon clockwise on a map, holes the other way (RFC 7946 §3.1.6 has both reversed).
 */
export const boundary = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
]);
export type Boundary = z.infer<typeof boundary>;

/**
 * Boundaries to import, as a GeoJSON FeatureCollection. Which unit a feature is of stands in one of
 * its properties: `code`, unless another is named.
 */
export const importBoundaries = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.record(z.string(), z.unknown()).nullable(),
      geometry: z.unknown(),
    }),
  ),
});

/**
 * Why a feature is not taken. `no-code`: the named property holds no text; `unknown-unit`: no unit of
 * the caller's has this code; `twice`: several features are of one unit; `no-polygon`: its geometry is
 * neither Polygon nor MultiPolygon, or has no area; `not-a-number`: a coordinate is none; `swapped`:
 * latitude stands before longitude; `out-of-range`: no degrees, perhaps metres of VN-2000;
 * `not-closed`: a ring does not end where it began; `too-many-points`: more than
 * `LIMITS.boundaryPoints` even when simplified.
 */
export const BOUNDARY_FAULTS = [
  'no-code',
  'unknown-unit',
  'twice',
  'no-polygon',
  'not-a-number',
  'swapped',
  'out-of-range',
  'not-closed',
  'too-many-points',
] as const;
export type BoundaryFault = (typeof BOUNDARY_FAULTS)[number];

export const importedBoundaries = z.object({
  /** Units whose boundary is this file's now. */
  imported: z.array(unitCode),
  /** Features that are none of the units', or whose geometry is no polygon, and why. */
  refused: z.array(
    z.object({
      /** Its place in the file, from 0. */
      feature: z.int(),
      unit: z.string().nullable(),
      why: z.enum(BOUNDARY_FAULTS),
    }),
  ),
  dryRun: z.boolean(),
});
export type ImportBoundaries = z.infer<typeof importBoundaries>;
export type ImportedBoundaries = z.infer<typeof importedBoundaries>;
/** Units that have no boundary any more. */
export const removedBoundaries = z.object({ removed: z.array(unitCode) });
export type RemovedBoundaries = z.infer<typeof removedBoundaries>;

/** The map of a unit: itself, what lies directly below it, and of a commune its sources and cases. */
export const unitMap = z.object({
  unit: unitCode,
  boundary: boundary.nullable(),
  below: z.array(
    z.object({
      unit: unitCode,
      name: z.object({ vi: z.string(), en: z.string() }),
      lat: z.number().nullable(),
      lon: z.number().nullable(),
      /** Null: none was imported; a cell around its place stands for it. */
      boundary: boundary.nullable(),
    }),
  ),
  sources: z.array(
    z.object({
      source: z.string(),
      name: z.string(),
      kind: z.enum(SOURCE_KINDS),
      lat: z.number(),
      lon: z.number(),
      state: z.enum(PRESENCE_STATES),
      since: moment.nullable(),
    }),
  ),
  /** Open cases that say where they are, overdue ones first; by a number of our own, as in scenes. */
  cases: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      category: z.string().nullable(),
      lat: z.number(),
      lon: z.number(),
      overdue: z.boolean(),
    }),
  ),
});
export type UnitMap = z.infer<typeof unitMap>;
