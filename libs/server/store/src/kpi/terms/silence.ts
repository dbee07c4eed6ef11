import type { FunctionTerm, Measure, ReadingTerm } from '@nhip-xa/contract';
import { factName, nameOfGroup, neededMetricsOf, termsOf, windowSpan } from '@nhip-xa/domain';
import { boundsOf, boundsOfEach, type Bounds } from './readings-within';
import { until } from './statement';
import type { Silences, TermContext } from './term-query';

/** What readings of a window come to is a last value, too, when the window is that of what reports. */
const endsSo = (term: ReadingTerm | FunctionTerm): boolean =>
  'function' in term ? term.function === 'rain' : term.perSource === 'slope';

/** Whether a window of the measure ends where its sources fall silent. */
export const endsWithSilence = (measure: Measure): boolean =>
  termsOf(measure).some((term) => term.fact === 'reading' && endsSo(term));

/** The silences of some units, by the facts. */
export function silencesOf(
  units: readonly (readonly [unit: string, silences: ReadonlyMap<string, number>])[],
): Silences {
  const byFacts = new Map<string, Map<string, number>>();
  for (const [unit, silences] of units) {
    for (const [facts, sinceMs] of silences) {
      byFacts.set(facts, (byFacts.get(facts) ?? new Map<string, number>()).set(unit, sinceMs));
    }
  }
  return byFacts;
}

/**
 * The window of a rain or a slope. Where none of its sources reports any more it ends when the last
 * of them fell silent, so that the last value stands [contract 3, a KPI value] and does not run dry
 * with the window.
 */
export function boundsOfLast(term: ReadingTerm | FunctionTerm, context: TermContext): Bounds {
  const { definition, values, span, silences } = context;
  const since = silences?.get(nameOfGroup(neededMetricsOf(term).map(factName.reading)));
  if (!since) return boundsOf(span, values);
  const spans = values.units.map((unit) => {
    const atMs = since.get(unit);
    if (atMs === undefined) return [unit, span] as const;
    const then = until(windowSpan(definition.window, atMs), { ...values.moment, atMs });
    return [unit, then] as const;
  });
  return boundsOfEach(new Map(spans), values);
}
