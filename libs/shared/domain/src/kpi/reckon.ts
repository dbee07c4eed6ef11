import type { KpiDefinition, KpiStatus } from '@nhip-xa/contract';
import { isFactMeasure } from './definition';
import { statusOf, type Judged } from './thresholds';

/** Both sides of a KPI of one unit, and how many sources or units they rest on. */
export interface Sides {
  numerator: number | null;
  denominator: number | null;
  reporting: number;
  expected: number;
}

export interface Reckoned extends Sides {
  value: number | null;
  status: KpiStatus;
  /** The unit below whose value it is, of a roll-up by max or min. */
  from: string | null;
}

/**
 * The value of a definition from its two sides; null where there is none (0/0, nothing reached, or
 * more than a number can be).
 */
export function valueOf(
  definition: Pick<KpiDefinition, 'measure'>,
  numerator: number | null,
  denominator: number | null,
): number | null {
  if (numerator === null) return null;
  const { measure } = definition;
  if (!isFactMeasure(measure) || !measure.denominator) return finite(numerator);
  if (denominator === null || denominator === 0) return null;
  return finite(((measure.factor ?? 1) * numerator) / denominator);
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const NOTHING = { value: null, numerator: null, denominator: null, status: 'none' } as const;

/** How a unit's own value stands besides its sides. */
export interface Standing {
  /** Some kind of fact that it needs has feeders and none of them reports. */
  stale: boolean;
  /** Sources feed it; also where none is expected, because all are under maintenance. */
  fed: boolean;
  /** What it came to in the same elapsed part of the period before; absent where no rule asks. */
  before?: number | null;
  /** Inhabitants of the unit. */
  population?: number | null;
  alarm?: boolean;
}

/** What the rules judge of a value. */
export function judgedOf(value: number, standing: Omit<Standing, 'stale' | 'fed'>): Judged {
  const { before, population, alarm } = standing;
  return {
    value,
    growthPercent: before ? (100 * (value - before)) / Math.abs(before) : undefined,
    perThousand: population ? (1_000 * value) / population : undefined,
    alarm,
  };
}

/** The value and status of a unit's own KPI [contract 1, feeding]. */
export function reckonOwn(definition: KpiDefinition, sides: Sides, standing: Standing): Reckoned {
  const { numerator, denominator, reporting, expected } = sides;
  const basis = { numerator, denominator, reporting, expected, from: null };
  if (!standing.fed) return { ...basis, ...NOTHING };
  const value = valueOf(definition, numerator, denominator);
  if (value === null) return { ...basis, ...NOTHING };
  const status = standing.stale ? 'stale' : statusOf(definition, judgedOf(value, standing));
  return { ...basis, value, status };
}
