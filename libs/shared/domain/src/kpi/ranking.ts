import type { KpiDefinition, KpiStatus } from '@nhip-xa/contract';

const SEVERITY: Record<KpiStatus, number> = { critical: 0, warning: 1, stale: 2, none: 3, good: 4 };

/** Worst first: by status, then by distance from the target, then by unit code. */
export function worstFirst<T extends { status: KpiStatus; value: number | null; unit: string }>(
  definition: Pick<KpiDefinition, 'better'> & { targetValue?: number | null },
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
