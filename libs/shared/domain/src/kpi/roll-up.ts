import type { KpiDefinition, KpiStatus } from '@nhip-xa/contract';
import { isRatio } from './definition';
import { valueOf, type Reckoned } from './reckon';
import { statusOf } from './thresholds';

/** What a roll-up takes of a unit below. */
export interface ChildValue {
  unit: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  status: KpiStatus;
  /** Sources or units that feed it; 0: it has no feeder. */
  expected: number;
  /** The unit further below whose value it is. */
  from?: string | null;
}

/** What a formula comes to from the roll-ups of its parts. */
export interface FormulaSides {
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  stale: boolean;
}

const FRESH: ReadonlySet<KpiStatus> = new Set(['good', 'warning', 'critical']);
export const isFresh = (status: KpiStatus): boolean => FRESH.has(status);
/** [contract 3, roll-up] the share of reporting units in the critical that makes a sum critical. */
const CRITICAL_SHARE = 0.1;
/** [contract 3, roll-up] under this share of fresh units a roll-up is stale. */
const FRESH_SHARE = 0.5;

const NOTHING = {
  value: null,
  numerator: null,
  denominator: null,
  status: 'none',
  from: null,
} as const;

/**
 * Rolls the values of the units below up to the unit above [contract 3, roll-up]. A stale roll-up
 * gives what its units last said.
 * @param formula what a definition over other KPIs comes to in the unit above itself
 */
export function rollUp(
  definition: KpiDefinition,
  children: readonly ChildValue[],
  formula?: FormulaSides,
): Reckoned {
  // what is counted of a unit whose sources are all under maintenance is counted here too
  const fed = children.filter((child) => child.expected > 0 || child.value !== null);
  const fresh = fed.filter((child) => isFresh(child.status));
  const coverage = { reporting: fresh.length, expected: fed.length };
  const stale = fresh.length < fed.length * FRESH_SHARE || (formula?.stale ?? false);
  const sides = formula ?? sidesOf(definition, fresh.length > 0 ? fresh : fed);
  if (fed.length === 0 || sides.value === null) return { ...coverage, ...NOTHING };
  const { numerator, denominator, value } = sides;
  const status = stale ? 'stale' : rolledStatus(definition, value, fresh);
  const from = 'from' in sides ? sides.from : null;
  return { ...coverage, numerator, denominator, value, status, from };
}

interface RolledSides {
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  from: string | null;
}

function sidesOf(definition: KpiDefinition, parts: readonly ChildValue[]): RolledSides {
  const { rollUp: how } = definition;
  if (how === 'max' || how === 'min') return extreme(definition, how, parts);
  const numerator = total(parts.map((part) => part.numerator));
  const denominator = total(parts.map((part) => part.denominator)) ?? 0;
  return { numerator, denominator, value: valueOf(definition, numerator, denominator), from: null };
}

/**
 * The highest or lowest value, and whose it is: of a ratio with both its sides, of a number with the
 * items that all of them rest on.
 */
function extreme(
  definition: KpiDefinition,
  how: 'max' | 'min',
  parts: readonly ChildValue[],
): RolledSides {
  const sign = how === 'max' ? 1 : -1;
  let best: ChildValue | undefined;
  for (const part of parts) {
    if (part.value === null) continue;
    if (!best || sign * part.value > sign * (best.value as number)) best = part;
  }
  if (!best) return { numerator: null, denominator: null, value: null, from: null };
  const { numerator, value, from, unit } = best;
  const denominator = isRatio(definition)
    ? best.denominator
    : total(parts.map((part) => part.denominator));
  return { numerator, denominator, value, from: from ?? unit };
}

function rolledStatus(
  definition: KpiDefinition,
  value: number,
  fresh: readonly ChildValue[],
): KpiStatus {
  if (definition.rollUp !== 'sum') return statusOf(definition, { value });
  const critical = fresh.filter((child) => child.status === 'critical').length;
  const warning = fresh.filter((child) => child.status === 'warning').length;
  if (critical > 0 && critical >= fresh.length * CRITICAL_SHARE) return 'critical';
  return critical + warning > 0 ? 'warning' : 'good';
}

function total(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : known.reduce((sum, number) => sum + number, 0);
}
