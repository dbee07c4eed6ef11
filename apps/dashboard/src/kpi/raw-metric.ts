import type { KpiDefinition } from '@nhip-xa/contract';
import { isFactMeasure, termsOf } from '@nhip-xa/domain';

/** The one metric whose readings a number rests on; undefined where there is none, or several. */
export function rawMetric({ measure }: Pick<KpiDefinition, 'measure'>): string | undefined {
  if (!isFactMeasure(measure)) return undefined;
  const metrics = termsOf(measure).flatMap((term) =>
    term.fact === 'reading' ? ['metric' in term ? term.metric : FUNCTIONS[term.function]] : [],
  );
  const [metric, ...others] = [...new Set(metrics)];
  return others.length === 0 ? metric : undefined;
}

/** What the functions over readings are reckoned from, where that is one metric. */
const FUNCTIONS: Record<string, string | undefined> = {
  'flood-level': 'water_level',
  rain: 'rain',
};
