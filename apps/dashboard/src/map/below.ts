import type { Boundary, UnitMap, UnitMapBelow } from '@nhip-xa/contract';
import type { MapPoint, PointState } from '@nhip-xa/web-map';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { atOf } from '../api/at';
import type { Layer } from './layers';

export type Below = UnitMapBelow['units'][number];

const AGAIN_MS = 30_000;

/** What stands in each of the units below, or stood at a moment of the past, added up by the server. */
export const belowQuery = (code: string, atMs: number | null) =>
  queryOptions({
    queryKey: ['map-below', code, atMs],
    queryFn: ({ signal }) => {
      const params = { path: { code }, query: atOf(atMs) };
      return answered(api.GET('/api/v1/units/{code}/map/below', { params, signal }));
    },
    refetchInterval: atMs === null && AGAIN_MS,
  });

/** Those in which a layer that is on has anything. */
export const shownBelow = (units: readonly Below[], on: ReadonlySet<Layer>): Below[] =>
  units.flatMap(({ unit, sources, cases }) => {
    const shown = {
      unit,
      sources: on.has('sources') && sources && sources.all > 0 ? sources : null,
      cases: on.has('cases') && cases && cases.open > 0 ? cases : null,
    };
    return shown.sources || shown.cases ? [shown] : [];
  });

/** How many of them are in trouble. */
export const troubledOf = ({ sources, cases }: Below): number =>
  (sources?.silent ?? 0) + (cases?.overdue ?? 0);

/** Each at the place of its unit: one mark there says how many, and how the worst of them stands. */
export function pointsBelow(
  units: readonly Below[],
  areas: UnitMap['below'],
): (MapPoint & { unit: string })[] {
  const places = new Map(areas.map((area) => [area.unit, placeOf(area)]));
  return units.flatMap(({ unit, sources, cases }) => {
    const place = places.get(unit);
    if (!place) return [];
    const marks: [PointState, number, MapPoint['form']][] = [
      ['overdue', cases?.overdue ?? 0, 'case'],
      ['offline', sources?.silent ?? 0, 'device'],
      ['open', (cases?.open ?? 0) - (cases?.overdue ?? 0), 'case'],
      ['online', (sources?.all ?? 0) - (sources?.silent ?? 0), 'device'],
    ];
    return marks.flatMap(([state, stands, form]) =>
      stands === 0
        ? []
        : [{ unit, key: keyOf(unit, state), ...place, form, state, label: '', stands }],
    );
  });
}

const BETWEEN = ' ';
const keyOf = (unit: string, state: PointState): string => `${unit}${BETWEEN}${state}`;

/** The units that a mark stands for, each once. */
export const unitsOfMark = (keys: readonly string[]): string[] => [
  ...new Set(keys.map((key) => key.split(BETWEEN)[0] ?? key)),
];

/** Where it is, else the middle of its border. */
function placeOf({ lat, lon, boundary }: UnitMap['below'][number]) {
  if (lat !== null && lon !== null) return { lat, lon };
  return boundary ? middleOf(boundary) : undefined;
}

function middleOf(boundary: Boundary): { lat: number; lon: number } {
  const outer =
    boundary.type === 'Polygon' ? boundary.coordinates[0] : boundary.coordinates[0]?.[0];
  const middle = (at: 0 | 1): number => {
    const all = (outer ?? []).map((position) => position[at]);
    return (Math.min(...all) + Math.max(...all)) / 2;
  };
  return { lat: middle(1), lon: middle(0) };
}
