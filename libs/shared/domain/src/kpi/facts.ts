import type { Measure, MeasureTerm } from '@nhip-xa/contract';
import { isPresenceMeasure, termsOf } from './definition';

/**
 * A kind of fact as KPIs name it: `case:dossier`, `event:trade.order`, `reading:water_level`,
 * `presence:camera`, `system:items-taken`. Sources feed facts; a stored fact makes the KPIs over it
 * dirty.
 */
export type FactName = string;

export const factName = {
  case: (kind: string): FactName => `case:${kind}`,
  event: (type: string): FactName => `event:${type}`,
  reading: (metric: string): FactName => `reading:${metric}`,
  presence: (kind: string): FactName => `presence:${kind}`,
  system: (what: string): FactName => `system:${what}`,
};

/** [QĐ 1459] the parameters of VN_AQI; without PM2.5 or PM10 there is no index. */
export const AQI_METRICS = ['pm25', 'pm10', 'no2', 'so2', 'co', 'o3'] as const;

/** What a function over readings reads, and which of it, one for another, must be fed. */
const FUNCTION_METRICS = {
  'flood-level': { reads: ['water_level'], needs: ['water_level'] },
  rain: { reads: ['rain', 'rain_total'], needs: ['rain', 'rain_total'] },
  'vn-aqi': { reads: AQI_METRICS, needs: ['pm25', 'pm10'] },
} as const;

/** The metrics of a term over readings, in the order in which its function names them. */
export function metricsOf(term: Extract<MeasureTerm, { fact: 'reading' }>): readonly string[] {
  return 'function' in term ? FUNCTION_METRICS[term.function].reads : [term.metric];
}

/** Those of them without one of which there is no number, and which must be young enough. */
export function neededMetricsOf(
  term: Extract<MeasureTerm, { fact: 'reading' }>,
): readonly string[] {
  return 'function' in term ? FUNCTION_METRICS[term.function].needs : [term.metric];
}

function factsOfTerm(term: MeasureTerm): FactName[] {
  switch (term.fact) {
    case 'case':
      return [factName.case(term.kind)];
    case 'event':
      return [factName.event(term.type)];
    case 'reading':
      return metricsOf(term).map(factName.reading);
    case 'source': {
      const metrics = [
        ...(term.where?.lastIsOne === undefined ? [] : [term.where.lastIsOne]),
        ...(term.value === 'availability' ? ['up'] : []),
      ];
      return [...term.kinds.map(factName.presence), ...metrics.map(factName.reading)];
    }
    case 'system':
      return [factName.system(term.what)];
  }
}

/** Every kind of fact whose change can change the KPI. */
export const factsOf = (measure: Measure): FactName[] => [
  ...new Set(termsOf(measure).flatMap(factsOfTerm)),
];

/** Kinds of fact of which one stands for the other, as a KPI needs them. */
export interface FeedingGroup {
  facts: readonly FactName[];
  /** A last value or a slope is taken of them: who feeds them reports while they are young enough. */
  last: boolean;
}

/** By which facts that stand one for another are told apart from others. */
export const nameOfGroup = (facts: readonly FactName[]): string => facts.join(' ');

/** [contract 1, feeding] of a last value or a slope the metric itself must have come in time. */
const takesLast = (term: MeasureTerm): boolean =>
  term.fact === 'reading' &&
  ('function' in term || term.perSource === 'last' || term.perSource === 'slope');

function groupsOfTerm(term: MeasureTerm): FeedingGroup[] {
  if (term.fact === 'source') return [{ facts: term.kinds.map(factName.presence), last: false }];
  if (term.fact === 'reading' && 'function' in term) {
    const { needs } = FUNCTION_METRICS[term.function];
    return [{ facts: needs.map(factName.reading), last: true }];
  }
  return factsOfTerm(term).map((fact) => ({ facts: [fact], last: takesLast(term) }));
}

/**
 * What must have feeders that report. A KPI of presence itself rests on its sources alone; the alarm
 * of a KPI counts facts of the kinds that it counts anyway.
 */
export function feedingGroupsOf(measure: Measure): FeedingGroup[] {
  const presence = isPresenceMeasure(measure);
  const terms = termsOf(measure).filter((term) => !presence || term.fact === 'source');
  const groups = new Map<string, FeedingGroup>();
  for (const group of terms.flatMap(groupsOfTerm)) {
    const key = nameOfGroup(group.facts);
    groups.set(key, { ...group, last: group.last || (groups.get(key)?.last ?? false) });
  }
  return [...groups.values()];
}

/** The kinds of fact whose sources feed the KPI. */
export const feedingFactsOf = (measure: Measure): FactName[] => [
  ...new Set(feedingGroupsOf(measure).flatMap(({ facts }) => facts)),
];

/** Whether a last value or a slope is part of it, so that freshness is that of the metric. */
export const takesLastValue = (measure: Measure): boolean => termsOf(measure).some(takesLast);
