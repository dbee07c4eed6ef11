import type { KpiValue } from '@nhip-xa/contract';
import type { KpiDefinition } from '@nhip-xa/domain';
import { isoOfMs } from '@nhip-xa/domain';
import type { KpiRow } from './pg-kpi-store';

/** A stored value with what it was a day before. */
export type KpiRowWithPast = Omit<KpiRow, 'next_at'> & { day_before: number | null };

/** The wire form of a stored value. */
export function kpiValueOf(definition: KpiDefinition, row: KpiRowWithPast): KpiValue {
  const { value, day_before: before } = row;
  return {
    kpi: definition.code,
    unit: row.unit,
    value,
    numerator: row.numerator,
    denominator: row.denominator,
    uom: definition.uom,
    status: row.status,
    since: row.since.toISOString(),
    owner: '',
    at: row.at.toISOString(),
    freshAt: row.fresh_at?.toISOString() ?? null,
    coverage: { reporting: row.reporting, expected: row.expected },
    trend: value === null || before === null ? null : value - before,
  };
}

/** What a unit has of a KPI before anything was reckoned: nothing, and it says so. */
export function unknownValue(definition: KpiDefinition, unit: string, atMs: number): KpiValue {
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
    owner: '',
    at,
    freshAt: null,
    coverage: { reporting: 0, expected: 0 },
    trend: null,
  };
}
