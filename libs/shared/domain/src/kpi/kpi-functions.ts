import type { KpiFunction } from '@nhip-xa/contract';

/** What a rule over other KPIs comes to; all null where it comes to nothing. */
export interface FunctionSides {
  numerator: number | null;
  denominator: number | null;
  value: number | null;
}

/** A rule over the values of named parts; a part that is none is absent. */
type KpiRule = (parts: Readonly<Record<string, number>>) => FunctionSides;

/** [766, groups and maxima] what each part weighs, and the percentage at which it is full. */
const WEIGHTS_766 = {
  onTime: { weight: 20, full: 100 },
  digitised: { weight: 11, full: 80 },
  reused: { weight: 11, full: 80 },
  online: { weight: 11, full: 50 },
  paidOnline: { weight: 11, full: 80 },
  satisfaction: { weight: 18, full: 90 },
} as const;

/**
 * [766] the composite score without its group openness, of which there are no facts: partial score =
 * rate × maximum ÷ threshold; what is none is left out of both sums, and the rest is scaled to 100.
 */
function score766(parts: Readonly<Record<string, number>>): FunctionSides {
  let numerator = 0;
  let denominator = 0;
  for (const [name, { weight, full }] of Object.entries(WEIGHTS_766)) {
    const percent = parts[name];
    if (percent === undefined) continue;
    numerator += weight * Math.min(1, percent / full);
    denominator += weight;
  }
  if (denominator === 0) return { numerator: null, denominator: null, value: null };
  return { numerator, denominator, value: (100 * numerator) / denominator };
}

export const KPI_FUNCTION_RULES: Readonly<Record<KpiFunction, KpiRule>> = { 'score-766': score766 };
