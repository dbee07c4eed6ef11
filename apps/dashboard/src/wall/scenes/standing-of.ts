import type { KpiStatus, KpiValue, MapTopic } from '@nhip-xa/contract';

/** How a unit stands in the topic of a map. */
export interface UnitStanding {
  unit: string;
  status: KpiStatus;
  /** The number that decides it: the topic's own, or the worst of several; null: none is known. */
  value: KpiValue | null;
  /** How many other numbers of the topic are as bad. */
  others: number;
  /** Numbers of the topic that fell silent, and whether all that it ever had did. */
  stale: number;
  silent: boolean;
  reporting: boolean;
}

export interface TopicKpi {
  code: string;
  domain: string;
  better?: 'higher' | 'lower' | 'range';
}

const NOTHING = { value: null, others: 0, stale: 0, silent: false, reporting: false };

export const unknownStanding = (unit: string): UnitStanding => ({
  ...NOTHING,
  unit,
  status: 'none',
});

/** Codes of a topic in order of consequence; null: all of them. */
export function topicKpis(topic: MapTopic, kpis: readonly TopicKpi[]): string[] | null {
  if ('kpi' in topic) return [topic.kpi];
  if (!('domain' in topic)) return null;
  return kpis.filter(({ domain }) => domain === topic.domain).map(({ code }) => code);
}

/** Of several numbers the worst that there is; one that has nothing to count yet is no worse than a good one. */
const SEVERITY: Record<KpiStatus, number> = { critical: 0, warning: 1, stale: 2, good: 3, none: 4 };

/**
 * How a unit stands in some of its numbers.
 * @param order the codes of the topic, of greatest consequence first
 */
export function standingOf(
  unit: string,
  values: readonly KpiValue[],
  order: readonly string[],
): UnitStanding {
  const place = new Map(order.map((code, at) => [code, at]));
  const at = ({ kpi }: KpiValue): number => place.get(kpi) ?? order.length;
  const [worst] = [...values].sort(
    (a, b) =>
      SEVERITY[a.status] - SEVERITY[b.status] || at(a) - at(b) || a.kpi.localeCompare(b.kpi),
  );
  if (!worst) return unknownStanding(unit);
  const counted = values.filter(({ status }) => status !== 'none');
  const stale = counted.filter(({ status }) => status === 'stale').length;
  const alike = values.filter(({ status }) => status === worst.status).length;
  return {
    unit,
    status: worst.status,
    value: worst,
    others: alike - 1,
    stale,
    silent: stale > 0 && stale === counted.length,
    reporting: counted.length > stale,
  };
}

const RANK: Record<KpiStatus, number> = { critical: 0, warning: 1, stale: 2, none: 3, good: 4 };

/**
 * Worst first. Of one KPI by its number; of several, whoever has more that are as bad, since numbers
 * of different kinds do not compare.
 */
export function rankStandings(
  standings: readonly UnitStanding[],
  better: TopicKpi['better'] | undefined,
): UnitStanding[] {
  const sign = better === 'higher' ? 1 : -1;
  const byNumber = (a: UnitStanding, b: UnitStanding): number => {
    if (a.value?.kpi !== b.value?.kpi || !better) return 0;
    return sign * ((a.value?.value ?? 0) - (b.value?.value ?? 0));
  };
  return [...standings].sort(
    (a, b) =>
      RANK[a.status] - RANK[b.status] ||
      (better ? byNumber(a, b) : b.others - a.others) ||
      a.unit.localeCompare(b.unit),
  );
}

export interface Shortened {
  shown: UnitStanding[];
  rest: UnitStanding[];
}

/** Of the rows this share is kept for those that fell silent: nobody may overlook them. */
const FOR_SILENT = 1 / 3;

/** The ranking cut to the rows that there are, still in its order; the silent ones keep some of them. */
export function shortened(ranked: readonly UnitStanding[], rows: number): Shortened {
  if (ranked.length <= rows) return { shown: [...ranked], rest: [] };
  // the last row tells of the rest
  const room = Math.max(1, rows - 1);
  const silent = ranked.filter(({ status }) => status === 'stale');
  const kept = Math.min(silent.length, Math.floor(room * FOR_SILENT));
  const first = new Set(ranked.slice(0, room - kept));
  const more = silent.filter((each) => !first.has(each)).slice(0, kept);
  const chosen = new Set([...first, ...more]);
  // what was kept for the silent and not needed goes to whoever is next
  for (const each of ranked) if (chosen.size < room) chosen.add(each);
  return {
    shown: ranked.filter((each) => chosen.has(each)),
    rest: ranked.filter((each) => !chosen.has(each)),
  };
}

export function countStatuses(standings: readonly UnitStanding[]): Record<KpiStatus, number> {
  const counts = { critical: 0, warning: 0, stale: 0, good: 0, none: 0 };
  for (const { status } of standings) counts[status] += 1;
  return counts;
}
