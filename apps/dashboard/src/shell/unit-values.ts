import type { KpiValue } from '@nhip-xa/contract';
import { useLive, useWatch, type UnitValues } from '@nhip-xa/web-live';
import { useQuery } from '@tanstack/react-query';
import { kpiValuesQuery } from '../api/queries';

export interface UnitValuesAnswer {
  values: UnitValues | undefined;
  error: Error | null;
  retry: () => void;
}

/** Every KPI value of a unit: by HTTP at first, live from then on. */
export function useUnitValues(unit: string): UnitValuesAnswer {
  useWatch([unit]);
  const live = useLive((state) => state.units.get(unit));
  const first = useQuery({ ...kpiValuesQuery(unit), enabled: live === undefined });
  const asked = first.data && new Map(first.data.items.map((value) => [value.kpi, value]));
  return {
    values: live ?? asked,
    error: live ? null : first.error,
    retry: () => void first.refetch(),
  };
}

/** One KPI of several units, live where it is. */
export function useLiveOver(values: readonly KpiValue[], kpi: string): KpiValue[] {
  const units = useLive((state) => state.units);
  return values.map((value) => units.get(value.unit)?.get(kpi) ?? value);
}
