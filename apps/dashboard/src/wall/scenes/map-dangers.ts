import type { KpiStatus, KpiValue, SceneData, UnitMap } from '@nhip-xa/contract';
import type { MapPoint } from '@nhip-xa/web-map';
import { useTexts, type Language, type Translate } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { needsDecision } from '../overview/overview-parts';
import { riversQuery } from '../scene-queries';
import { riverStatus } from './environment/environment-state';
import { alarmLevel, floodWords, riseWords, type River } from './environment/flood-words';

/** A gauge of the map that measures a danger, and what it says of it. */
export interface Danger {
  source: string;
  name: string;
  state: 'warning' | 'critical';
  /** `BĐ3 + 0,40 m`, and how fast it rises where that is bad. */
  says: string[];
}

const LEVEL = 'flood-level';
const RISE = 'water-rise';

/** The rivers of a map that are a danger now; asked for only while the unit's numbers say that there is one. */
export function useDangers(
  map: UnitMap | undefined,
  values: ReadonlyMap<string, KpiValue>,
): readonly Danger[] {
  const { t, language } = useTexts();
  const statusOf = (kpi: string): KpiStatus => values.get(kpi)?.status ?? 'none';
  const rise = statusOf(RISE);
  const enabled = needsDecision(rise) || needsDecision(statusOf(LEVEL));
  const { data } = useQuery({
    ...riversQuery(map?.unit ?? ''),
    enabled: enabled && map !== undefined,
  });
  // only what is the same text is the same: a new age moves nothing on the map
  const known = new Set(map?.sources.map(({ source }) => source));
  const rivers: Partial<SceneData<'environment'>>['rivers'] = enabled ? data?.rivers : undefined;
  const dangers = dangersOf(rivers ?? [], rise, { t, language });
  const told = JSON.stringify(dangers.filter(({ source }) => known.has(source)));
  return useMemo(() => JSON.parse(told) as Danger[], [told]);
}

/** Rivers over an alarm level, and the one that rises fastest where the rise is bad. */
export function dangersOf(
  rivers: readonly River[],
  rise: KpiStatus,
  reader: { t: Translate; language: Language },
): Danger[] {
  const live = rivers.filter(({ fresh }) => fresh);
  const fastest = Math.max(...live.map(({ risePerHour }) => risePerHour ?? -Infinity));
  return live.flatMap((river) => {
    const rises = needsDecision(rise) && river.risePerHour === fastest;
    if (alarmLevel(river) === 0 && !rises) return [];
    const isCritical = riverStatus(river) === 'critical' || (rises && rise === 'critical');
    const says = [floodWords(river, reader), rises ? riseWords(river.risePerHour, reader) : ''];
    return [
      {
        source: river.source,
        name: river.name,
        state: isCritical ? ('critical' as const) : ('warning' as const),
        says: says.filter((text) => text !== ''),
      },
    ];
  });
}

/** The marks of a map with those of dangers in place of their gauges'. */
export function withDangers(
  points: readonly MapPoint[],
  dangers: readonly Danger[],
): readonly MapPoint[] {
  if (dangers.length === 0) return points;
  const known = new Map(dangers.map((danger) => [danger.source, danger]));
  return points.map((point): MapPoint => {
    const danger = known.get(point.key);
    if (!danger) return point;
    const { name, state, says } = danger;
    return { ...point, form: 'river', state, label: name, says };
  });
}
