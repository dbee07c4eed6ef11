import type { UnitMap } from '@nhip-xa/contract';
import { useTexts, type Language, type Texts, type Translate } from '@nhip-xa/web-ui';
import type { MapGeography, MapPoint } from '@nhip-xa/web-map';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { mapQuery } from '../scene-queries';
import { caseName } from '../spoken-names';

/** The map of a unit as it is drawn; null as long as it is not known, or nothing of it has a place. */
export interface DrawnMap {
  map: UnitMap;
  geography: MapGeography;
  points: readonly MapPoint[];
}

export interface AskedMap {
  map: UnitMap | undefined;
  drawn: DrawnMap | null;
  failed: boolean;
}

/**
 * Asks for the map of a unit. What is drawn of it stays the same object until something moved.
 * @param atMs a moment of the past; null: now
 */
export function useUnitMap(unit: string, atMs: number | null = null): AskedMap {
  const { language, word, t } = useTexts();
  const { data, isError } = useQuery(mapQuery(unit, atMs));
  const map = useDeferredValue(data);
  // only what is the same text is the same: a source that comes and goes moves nothing
  const where = map ? JSON.stringify(placesOf(map)) : '';
  const geography = useMemo(
    (): MapGeography =>
      geographyOf(
        {
          boundary: map?.boundary ?? null,
          below: map?.below ?? [],
          places: where === '' ? [] : (JSON.parse(where) as [number, number][]),
        },
        language,
      ),
    [map?.boundary, map?.below, where, language],
  );
  const points = useMemo(() => (map ? pointsOf(map, { word, t }) : []), [map, word, t]);
  const drawn = map && hasPlace(map) ? { map, geography, points } : null;
  return { map, drawn, failed: isError && !map };
}

interface Geography extends Pick<UnitMap, 'boundary' | 'below'> {
  places: readonly (readonly [number, number])[];
}

/** What of a map can be drawn, with the names of areas in a language. */
export const geographyOf = (
  { boundary, below, places }: Geography,
  language: Language,
): MapGeography => ({
  boundary,
  areas: below.map(({ unit: code, name, ...place }) => ({
    code,
    name: language === 'en' ? name.en || name.vi : name.vi,
    ...place,
  })),
  places: places.map(([lon, lat]) => [lon, lat]),
});

/** Longitude and latitude of what stands on a map. */
export const placesOf = ({
  sources,
  cases,
}: Pick<UnitMap, 'sources' | 'cases'>): [number, number][] =>
  [...sources, ...cases].map(({ lon, lat }) => [lon, lat]);

/** Something of a unit can be put on a map. */
export const hasPlace = ({ boundary, below, sources, cases }: UnitMap): boolean =>
  boundary !== null ||
  sources.length > 0 ||
  cases.length > 0 ||
  below.some((each) => each.boundary !== null || (each.lat !== null && each.lon !== null));

/** So many places that differ make a picture of a commune whose outline is not known. */
const LEAST_PLACES = 3;

/** Whether a small map tells where anything is: a dot on nothing does not. */
export function tellsWhere(map: UnitMap): boolean {
  if (map.boundary !== null || map.below.some(({ boundary }) => boundary !== null)) return true;
  return new Set(placesOf(map).map((place) => place.join())).size >= LEAST_PLACES;
}

/** Kinds of sources by how much their names tell a stranger where he looks. */
const TELLING = ['camera', 'device', 'speaker', 'gateway', 'service', 'link'] as const;
/** So many sources of a kind are named though nothing is wrong with them. */
const LANDMARKS_OF_A_KIND = 3;

/** Names by which a commune is known again, the first of each kind; whatever has no room is left out. */
function landmarks(sources: UnitMap['sources']): ReadonlySet<string> {
  return new Set(
    TELLING.flatMap((kind) =>
      sources
        .filter((each) => each.kind === kind && each.state === 'online')
        .slice(0, LANDMARKS_OF_A_KIND)
        .map(({ source }) => source),
    ),
  );
}

/** Kinds of cases that are a danger while they are open, the worst first. */
const DANGERS = ['alarm', 'incident', 'bulletin'];
/** So many other open cases are named; those who stand before the wall see what such a mark is. */
const OPEN_NAMED = 3;

/** Overdue ones first, then dangers, then the others as they came. */
function gravestFirst(cases: UnitMap['cases']): UnitMap['cases'] {
  const rank = ({ kind, overdue }: UnitMap['cases'][number]): number => {
    const danger = DANGERS.indexOf(kind);
    const byKind = danger < 0 ? DANGERS.length : danger;
    return overdue ? byKind - DANGERS.length - 1 : byKind;
  };
  return [...cases].sort((a, b) => rank(a) - rank(b));
}

interface MapReader {
  word: Texts['word'];
  t: Translate;
}

/** `phản ánh`, `phản ánh quá hạn`. */
const calledOf = ({ kind, overdue }: UnitMap['cases'][number], { word, t }: MapReader): string => {
  const called = word('caseKind', kind);
  return t(overdue ? 'spots.manyOverdue' : 'spots.manyKind', { kind: called });
};

/** What is in trouble is named on the map; what is not has its mark, and some of it a name as a landmark. */
export function pointsOf({ sources, cases }: UnitMap, { word, t }: MapReader): MapPoint[] {
  const known = landmarks(sources);
  const ordered = gravestFirst(cases);
  const others = ordered.filter(({ kind, overdue }) => !overdue && !DANGERS.includes(kind));
  const unnamed = new Set(others.slice(OPEN_NAMED));
  return [
    ...sources.map(({ source, name, kind, lat, lon, state }): MapPoint => ({
      key: source,
      lat,
      lon,
      form: kind,
      state,
      label: state === 'offline' || known.has(source) ? name : '',
      called: t(state === 'offline' ? 'spots.manySilent' : 'spots.many'),
    })),
    ...ordered.map((each): MapPoint => ({
      key: `${each.kind} ${each.id}`,
      lat: each.lat,
      lon: each.lon,
      form: 'case',
      state: each.overdue ? 'overdue' : 'open',
      label: unnamed.has(each) ? '' : caseName(each, word),
      called: calledOf(each, { word, t }),
    })),
  ];
}
