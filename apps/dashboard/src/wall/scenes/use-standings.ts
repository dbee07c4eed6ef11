import type { LIMITS, MapTopic } from '@nhip-xa/contract';
import { useLive, useWatch, type LiveState, type UnitValues } from '@nhip-xa/web-live';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { wallDefinitions } from '../wall-queries';
import {
  standingOf,
  topicKpis,
  unknownStanding,
  type TopicKpi,
  type UnitStanding,
} from './standing-of';

/** Units that one connection may watch, less the wall's own [contract 4]. */
const WATCHED_UNITS: (typeof LIMITS)['watchedUnits'] = 200;
const WATCHED_AT_MOST = WATCHED_UNITS - 1;

/** The definitions in force with what a map needs of them. */
export const useTopicKpis = (): readonly TopicKpi[] => useQuery(wallDefinitions).data ?? NO_KPIS;
const NO_KPIS: readonly TopicKpi[] = [];

/**
 * How the units below stand in a topic, live. They are watched and not asked for: a wall may see the
 * numbers of the units directly below it, the largest province has 168 communes and so fits into
 * what one connection may watch, one snapshot and then only changes are sent, within half a second;
 * and where the topic is a domain or the worst of all, the ranking would have to be asked for once
 * for every KPI, again and again. Only the KPIs of the topic are watched.
 */
export function useStandings(units: readonly string[], topic: MapTopic): readonly UnitStanding[] {
  const kpis = useTopicKpis();
  const codes = useMemo(() => topicKpis(topic, kpis), [topic, kpis]);
  const order = useMemo(() => codes ?? kpis.map(({ code }) => code), [codes, kpis]);
  // a domain none of whose KPIs is known yet would be a watch of nothing
  const waits = codes?.length === 0;
  const watched = useMemo(() => [...units].sort().slice(0, WATCHED_AT_MOST), [units]);
  useWatch(waits ? [] : watched, { kpis: codes ?? undefined, news: false });
  const part = useMemo(() => standingsReader(units, order, codes), [units, order, codes]);
  return useLive(part);
}

/**
 * Reads the standings out of the live state, each reckoned only when its unit's values are others,
 * and the same list as long as nothing that is shown of them is: most messages change nothing here.
 */
export function standingsReader(
  units: readonly string[],
  order: readonly string[],
  codes: readonly string[] | null,
): (state: LiveState) => readonly UnitStanding[] {
  const reckoned = new WeakMap<UnitValues, UnitStanding>();
  let last: readonly UnitStanding[] = [];
  const read = (state: LiveState, unit: string): UnitStanding => {
    const values = state.units.get(unit);
    if (!values) return unknownStanding(unit);
    const known = reckoned.get(values);
    if (known) return known;
    const all = [...values.values()];
    const own = codes ? all.filter(({ kpi }) => codes.includes(kpi)) : all;
    const standing = standingOf(unit, own, order);
    reckoned.set(values, standing);
    return standing;
  };
  return (state) => {
    const now = units.map((unit) => read(state, unit));
    const same = now.length === last.length && now.every((each, at) => isSame(each, last[at]));
    if (!same) last = now;
    return last;
  };
}

function isSame(a: UnitStanding, b: UnitStanding | undefined): boolean {
  if (a === b) return true;
  if (!b) return false;
  const shown = ({ value, ...rest }: UnitStanding): string =>
    JSON.stringify([rest, value?.kpi, value?.value, value?.since, silentSince(value)]);
  return shown(a) === shown(b);
}

/** Up to when a number that fell silent was vouched for; of one that is fresh that moves all the time. */
const silentSince = (value: UnitStanding['value']): string | null =>
  value?.status === 'stale' ? value.freshAt : null;
