import type { KpiValue } from '@nhip-xa/contract';
import { useLive, useWatch, type UnitValues } from '@nhip-xa/web-live';
import { replaceEqualDeep, useQuery } from '@tanstack/react-query';
import { kpiValuesQuery } from '../api/kpi-queries';
import { usePast } from './past';

export interface UnitValuesAnswer {
  values: UnitValues | undefined;
  error: Error | null;
  retry: () => void;
}

/** Every KPI value of a unit: by HTTP at first, live from then on; of a moment of the past by HTTP alone. */
export function useUnitValues(unit: string): UnitValuesAnswer {
  const atMs = usePast();
  useWatch(atMs === null ? [unit] : []);
  const live = useLive((state) => (atMs === null ? state.units.get(unit) : undefined));
  const first = useQuery({ ...kpiValuesQuery(unit, atMs), enabled: live === undefined });
  const asked = first.data && new Map(first.data.items.map((value) => [value.kpi, value]));
  return {
    values: live ?? asked,
    error: live ? null : first.error,
    retry: () => void first.refetch(),
  };
}

/** One KPI of several units, live where it is; of a moment of the past as it was. */
export function useLiveOver(values: readonly KpiValue[], kpi: string): KpiValue[] {
  const past = usePast() !== null;
  const units = useLive((state) => state.units);
  if (past) return [...values];
  return values.map((value) => newest(value, units.get(value.unit)?.get(kpi)));
}

/** The live value; the one that came by HTTP where both say the same, so that nothing is drawn anew. */
export function newest(value: KpiValue, live: KpiValue | undefined): KpiValue {
  if (!live) return value;
  return replaceEqualDeep(value, live) === value ? value : live;
}
