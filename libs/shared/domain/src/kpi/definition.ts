import type {
  FactMeasure,
  FormulaMeasure,
  FunctionMeasure,
  KpiDefinition,
  Measure,
  MeasureTerm,
} from '@nhip-xa/contract';

export type { KpiDefinition, Measure, MeasureTerm } from '@nhip-xa/contract';

/** A side of a measure: what its terms come to, added up. */
export type Side = readonly MeasureTerm[];

export const isFactMeasure = (measure: Measure): measure is FactMeasure => 'numerator' in measure;
export const isOverKpis = (measure: Measure): measure is FormulaMeasure | FunctionMeasure =>
  'parts' in measure;

/** Every term of a measure over facts, those of its alarm too. */
export function termsOf(measure: Measure): MeasureTerm[] {
  if (!isFactMeasure(measure)) return [];
  const { numerator, denominator = [], alarm = [] } = measure;
  return [...numerator, ...denominator, ...alarm];
}

/** KPIs that a formula speaks of. */
export const partsOf = (measure: Measure): string[] =>
  isOverKpis(measure) ? Object.values(measure.parts) : [];

/** It counts the other KPIs' values, or what comes of them. */
export const isOverAllKpis = (measure: Measure): boolean =>
  termsOf(measure).some(
    (term) =>
      term.fact === 'system' && (term.what.startsWith('kpis-') || term.what.startsWith('alert')),
  );

/**
 * Whether a measure is of presence itself: silence is its fact, so it is never stale. One that
 * counts cases or readings besides is not.
 */
export const isPresenceMeasure = (measure: Measure): boolean =>
  termsOf(measure).some((term) => term.fact === 'source');

/** The value is the numerator itself, or what it comes to over the denominator. */
export const isRatio = (definition: Pick<KpiDefinition, 'measure'>): boolean =>
  isFactMeasure(definition.measure) && definition.measure.denominator !== undefined;
