import '../api/zod-settings';
import type { Boundary, UnitMap } from '@nhip-xa/contract';
import { UNIT_CODE, boundary } from '@nhip-xa/contract';
import type { MapArea } from '@nhip-xa/web-map';

/** A file of boundaries as it was chosen. */
export interface GeoFile {
  type: 'FeatureCollection';
  features: GeoFeature[];
}
export interface GeoFeature {
  type: 'Feature';
  properties: Record<string, unknown> | null;
  geometry: unknown;
}

/** Reads a text as a FeatureCollection; null when it is none. Members that nobody reads are left out. */
export function readGeoJson(text: string): GeoFile | null {
  const parsed = parseJson(text);
  if (!isObject(parsed) || parsed.type !== 'FeatureCollection') return null;
  if (!Array.isArray(parsed.features) || !parsed.features.every(isFeature)) return null;
  const features = parsed.features.map(({ properties, geometry }): GeoFeature => ({
    type: 'Feature',
    properties: isObject(properties) ? properties : null,
    geometry,
  }));
  return { type: 'FeatureCollection', features };
}

function parseJson(text: string): unknown {
  try {
    // a byte order mark is no JSON, and some programs write one
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isFeature = (value: unknown): value is GeoFeature =>
  isObject(value) && value.type === 'Feature';

export interface PropertyChoice {
  name: string;
  /** What stands there in the first feature that has it. */
  sample: string;
}

const codeOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** Properties that may hold a code, in the order in which the file has them. */
export function propertiesOf({ features }: GeoFile): PropertyChoice[] {
  const samples = new Map<string, string>();
  for (const { properties } of features) {
    for (const [name, value] of Object.entries(properties ?? {})) {
      if (codeOf(value) !== '' && !samples.has(name)) samples.set(name, codeOf(value));
    }
  }
  return [...samples].map(([name, sample]) => ({ name, sample }));
}

/** Names that such files give to the code, the likeliest first. */
const USUAL = ['code', 'ma', 'maxa', 'ma_xa', 'madvhc', 'ma_dvhc', 'unit', 'id'];

/**
 * The property that most likely holds the codes: the one with the most codes of units in it, every
 * one of them another; among alike ones that with the usual name. Null: the features have none.
 */
export function detectProperty(file: GeoFile): string | null {
  const scored = propertiesOf(file).map(({ name }) => {
    const codes = file.features.map(({ properties }) => codeOf(properties?.[name]));
    const distinct = new Set(codes.filter((code) => UNIT_CODE.test(code)));
    const usual = USUAL.indexOf(name.toLowerCase());
    return { name, codes: distinct.size, usual: usual < 0 ? USUAL.length : usual };
  });
  scored.sort((a, b) => b.codes - a.codes || a.usual - b.usual);
  return scored[0]?.name ?? null;
}

/** What would be drawn of the units that match, by the names that the map knows or the file gives. */
export function previewAreas(
  { features }: GeoFile,
  property: string,
  units: readonly string[],
  below: UnitMap['below'] = [],
): MapArea[] {
  const wanted = new Set(units);
  const names = new Map(below.map(({ unit, name }) => [unit, name.vi]));
  return features.flatMap(({ properties, geometry }): MapArea[] => {
    const code = codeOf(properties?.[property]);
    const shape: Boundary | undefined = wanted.has(code)
      ? boundary.safeParse(geometry).data
      : undefined;
    return shape
      ? [{ code, name: names.get(code) ?? code, boundary: shape, lat: null, lon: null }]
      : [];
  });
}
