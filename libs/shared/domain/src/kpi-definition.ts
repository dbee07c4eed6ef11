import type { Domain, KpiStatus, Threshold } from '@nhip-xa/contract';

/** Which cases a side counts. Every condition given must hold. */
export interface CaseFilter {
  kind: string;
  /** The moment that must lie in the definition's window. */
  within?: 'openedAt' | 'closedAt';
  /** Open, not paused and past its effective due date at the moment of reckoning. */
  overdue?: true;
  /** Closed after its effective due date, or not. */
  late?: boolean;
  state?: string;
  attributes?: Readonly<Record<string, string | number | boolean>>;
  supplementsAtMost?: number;
}

/** One side of a KPI: what is counted or summed. Several filters are counted one after the other. */
export type Side =
  | { count: 'case'; of: readonly CaseFilter[] }
  | { sum: 'event'; type: string; field: 'amount' }
  | {
      count: 'source';
      kind: string;
      online?: true;
      /** The last reading of this metric, where the source ever sent one, is 1. */
      lastIsOne?: string;
    }
  | {
      /** The highest over reporting sources of the level that their last reading reaches. */
      highest: 'reading';
      metric: string;
      /** Attribute of the source that holds the rising marks; the level is how many are reached. */
      marks: string;
    };

export interface Measure {
  numerator: Side;
  /** Absent: the value is the numerator itself, resting on as many items as it counted. */
  denominator?: Side;
  /** What numerator / denominator is multiplied by; 1 unless said otherwise. */
  factor?: number;
}

export type RollUp = 'sum' | 'ratio' | 'max' | 'min';

export interface KpiDefinition {
  code: string;
  label: string;
  domain: Domain;
  name: { vi: string; en: string };
  uom: string;
  better: 'lower' | 'higher' | 'range';
  target: string;
  /** The number that the target states, for ranking by distance from it. */
  targetValue: number | null;
  warning: Threshold | null;
  critical: Threshold | null;
  window: string;
  freshFor?: number;
  rollUp: RollUp;
  measure: Measure;
  /** The formula in words, both languages. */
  words: { vi: string; en: string };
  formula: string;
  version: number;
}

/**
 * A kind of fact as KPIs name it: `case:dossier`, `event:trade.order`, `reading:water_level`,
 * `presence:camera`. Sources feed facts; a stored fact makes the KPIs over it dirty.
 */
export type FactName = string;

export const factName = {
  case: (kind: string): FactName => `case:${kind}`,
  event: (type: string): FactName => `event:${type}`,
  reading: (metric: string): FactName => `reading:${metric}`,
  presence: (kind: string): FactName => `presence:${kind}`,
};

function factsOfSide(side: Side): FactName[] {
  if ('sum' in side) return [factName.event(side.type)];
  if ('highest' in side) return [factName.reading(side.metric)];
  if (side.count === 'case') return side.of.map((filter) => factName.case(filter.kind));
  const up = side.lastIsOne === undefined ? [] : [factName.reading(side.lastIsOne)];
  return [factName.presence(side.kind), ...up];
}

/** Every kind of fact whose change can change the KPI. */
export function factsOf(measure: Measure): FactName[] {
  const sides = measure.denominator
    ? [measure.numerator, measure.denominator]
    : [measure.numerator];
  return [...new Set(sides.flatMap(factsOfSide))];
}

/** The kinds of fact whose feeders must report; a KPI of presence itself is never stale. */
export function feedingFactsOf(measure: Measure): FactName[] {
  const facts = factsOf(measure);
  const presence = facts.filter((fact) => fact.startsWith('presence:'));
  return presence.length > 0 ? presence : facts;
}

export const isPresenceMeasure = (measure: Measure): boolean =>
  factsOf(measure).some((fact) => fact.startsWith('presence:'));

/** Whether a value lies beyond a threshold. Growth is judged where a growth is given. */
export function crosses(threshold: Threshold, value: number, growthPercent?: number): boolean {
  if ('>=' in threshold) return value >= threshold['>='];
  if ('>' in threshold) return value > threshold['>'];
  if ('<=' in threshold) return value <= threshold['<='];
  if ('<' in threshold) return value < threshold['<'];
  if ('outside' in threshold) return value < threshold.outside[0] || value > threshold.outside[1];
  return growthPercent !== undefined && growthPercent < threshold.growthBelow;
}

/** The status of a fresh, unrounded value by the definition's thresholds. */
export function statusOf(
  definition: Pick<KpiDefinition, 'warning' | 'critical'>,
  value: number,
): Extract<KpiStatus, 'good' | 'warning' | 'critical'> {
  if (definition.critical && crosses(definition.critical, value)) return 'critical';
  if (definition.warning && crosses(definition.warning, value)) return 'warning';
  return 'good';
}

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
}

/** The value of a definition from its two sides; null where there is none (0/0, nothing reached). */
export function valueOf(
  definition: Pick<KpiDefinition, 'measure'>,
  numerator: number | null,
  denominator: number | null,
): number | null {
  if (numerator === null) return null;
  if (!definition.measure.denominator) return numerator;
  if (denominator === null || denominator === 0) return null;
  return ((definition.measure.factor ?? 1) * numerator) / denominator;
}

const NOTHING = { value: null, numerator: null, denominator: null, status: 'none' } as const;

/**
 * The value and status of a unit's own KPI [contract 1, feeding].
 * @param fed sources feed it; also where none is expected, because all are under maintenance
 */
export function reckonOwn(
  definition: KpiDefinition,
  sides: Sides,
  stale: boolean,
  fed = sides.expected > 0,
): Reckoned {
  if (!fed) return { ...sides, ...NOTHING };
  const value = valueOf(definition, sides.numerator, sides.denominator);
  if (value === null) return { ...sides, ...NOTHING };
  return { ...sides, value, status: stale ? 'stale' : statusOf(definition, value) };
}

/** What a roll-up takes of a unit below. */
export interface ChildValue {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  status: KpiStatus;
  /** Sources or units that feed it; 0: it has no feeder. */
  expected: number;
}

const FRESH: ReadonlySet<KpiStatus> = new Set(['good', 'warning', 'critical']);
/** [contract 3, roll-up] the share of reporting units in the critical that makes a sum critical. */
const CRITICAL_SHARE = 0.1;
/** [contract 3, roll-up] under this share of fresh units a roll-up is stale. */
const FRESH_SHARE = 0.5;

/**
 * Rolls the values of the units below up to the unit above [contract 3, roll-up]. A stale roll-up
 * gives what its units last said.
 */
export function rollUp(definition: KpiDefinition, children: readonly ChildValue[]): Reckoned {
  // what is counted of a unit whose sources are all under maintenance is counted here too
  const fed = children.filter((child) => child.expected > 0 || child.value !== null);
  const fresh = fed.filter((child) => FRESH.has(child.status));
  const sides = { reporting: fresh.length, expected: fed.length };
  const stale = fresh.length < fed.length * FRESH_SHARE;
  const parts = fresh.length > 0 ? fresh : fed;
  const numerator = combine(definition.rollUp, parts, (child) => child.numerator);
  const denominator = total(parts.map((child) => child.denominator));
  const value = valueOf(definition, numerator, denominator);
  if (fed.length === 0 || value === null) return { ...sides, ...NOTHING };
  const status = stale ? 'stale' : rolledStatus(definition, value, fresh);
  return { ...sides, numerator, denominator, value, status };
}

function rolledStatus(
  definition: KpiDefinition,
  value: number,
  fresh: readonly ChildValue[],
): KpiStatus {
  if (definition.rollUp !== 'sum') return statusOf(definition, value);
  const critical = fresh.filter((child) => child.status === 'critical').length;
  const warning = fresh.filter((child) => child.status === 'warning').length;
  if (critical > 0 && critical >= fresh.length * CRITICAL_SHARE) return 'critical';
  return critical + warning > 0 ? 'warning' : 'good';
}

const total = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);

function combine(
  how: RollUp,
  parts: readonly ChildValue[],
  side: (child: ChildValue) => number | null,
): number | null {
  const numbers = parts.map(side).filter((number) => number !== null);
  if (numbers.length === 0) return null;
  if (how === 'max') return Math.max(...numbers);
  if (how === 'min') return Math.min(...numbers);
  return total(numbers);
}

const SEVERITY: Record<KpiStatus, number> = { critical: 0, warning: 1, stale: 2, none: 3, good: 4 };

/** Worst first: by status, then by distance from the target, then by unit code. */
export function worstFirst<T extends { status: KpiStatus; value: number | null; unit: string }>(
  definition: Pick<KpiDefinition, 'better' | 'targetValue'>,
  values: readonly T[],
): T[] {
  const distance = (value: number | null): number => {
    if (value === null) return -Infinity;
    const from = definition.targetValue ?? 0;
    if (definition.better === 'higher') return from - value;
    return definition.better === 'lower' ? value - from : Math.abs(value - from);
  };
  return [...values].sort(
    (a, b) =>
      SEVERITY[a.status] - SEVERITY[b.status] ||
      distance(b.value) - distance(a.value) ||
      a.unit.localeCompare(b.unit),
  );
}
