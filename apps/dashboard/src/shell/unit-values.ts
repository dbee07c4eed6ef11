import type { KpiValue } from '@nhip-xa/contract';
import { useLive, useWatch, type UnitValues } from '@nhip-xa/web-live';
import { replaceEqualDeep, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
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
  const asked = useMemo(
    () => first.data && new Map(first.data.items.map((value) => [value.kpi, value])),
    [first.data],
  );
  const values = useMemo(() => (live ? sharing(live, asked) : asked), [live, asked]);
  return {
    values,
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

/** Live values; those that came by HTTP and say the same are these, so that nothing is drawn anew. */
const sharing = (live: UnitValues, asked: UnitValues = new Map()): UnitValues =>
  new Map([...live].map(([kpi, value]) => [kpi, newest(asked.get(kpi) ?? value, value)]));

/** The live value; the one that came by HTTP where both say the same, so that nothing is drawn anew. */
export function newest(value: KpiValue, live: KpiValue | undefined): KpiValue {
  if (!live) return value;
  return replaceEqualDeep(value, live) === value ? value : live;
}
