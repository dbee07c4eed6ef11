import type { KpiValue } from '@nhip-xa/contract';
import { areComparable, isBelowTarget, isoOfMs, type KpiDefinition } from '@nhip-xa/domain';
import type { KpiRow } from './kpi-rows';

/** A stored value with what it was a day before. */
export type KpiRowWithPast = Omit<KpiRow, 'next_at'> & {
  day_before: number | null;
  /** What it rested on then; null: there is nothing of then. */
  reporting_before: number | null;
  expected_before: number | null;
  /** Of what is bad: it was seen to turn so. */
  seen: boolean;
  corrected?: boolean;
  /** Of a number that a person typed. */
  typed_by?: string | null;
  typed_at?: Date | null;
  typed_until?: Date | null;
};

/**
 * The wire form of a stored value.
 * @param definition as it holds in that unit
 */
export function kpiValueOf(
  definition: KpiDefinition,
  row: KpiRowWithPast,
  owner: string,
): KpiValue {
  return {
    kpi: definition.code,
    unit: row.unit,
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    uom: definition.uom,
    status: row.status,
    since: row.since.toISOString(),
    owner,
    at: row.at.toISOString(),
    freshAt: row.fresh_at?.toISOString() ?? null,
    coverage: { reporting: row.reporting, expected: row.expected },
    ...trendOf(row),
    ...(row.from_unit !== null && { from: row.from_unit }),
    ...typedOf(row),
    ...((row.status === 'warning' || row.status === 'critical') && !row.seen && { found: true }),
    ...(isBelowTarget(definition, row) && { belowTarget: true }),
    ...(row.corrected && { corrected: true }),
  };
}

function trendOf(row: KpiRowWithPast): Pick<KpiValue, 'trend' | 'coverageBefore'> {
  const { value, day_before: before, reporting, expected } = row;
  if (value === null || before === null) return { trend: null };
  const then = { reporting: row.reporting_before ?? 0, expected: row.expected_before ?? 0 };
  return areComparable({ reporting, expected }, then)
    ? { trend: value - before }
    : { trend: null, coverageBefore: then };
}

function typedOf({ typed_by: by, typed_at: at, typed_until: until }: KpiRowWithPast): object {
  return by && at && until
    ? { typed: { by, at: at.toISOString(), until: until.toISOString() } }
    : {};
}

/** What a unit has of a KPI before anything was reckoned: nothing, and it says so. */
export function unknownValue(
  definition: KpiDefinition,
  unit: string,
  atMs: number,
  owner: string,
): KpiValue {
  const at = isoOfMs(atMs);
  return {
    kpi: definition.code,
    unit,
    value: null,
    numerator: null,
    denominator: null,
    uom: definition.uom,
    status: 'none',
    since: at,
    owner,
    at,
    freshAt: null,
    coverage: { reporting: 0, expected: 0 },
    trend: null,
  };
}
