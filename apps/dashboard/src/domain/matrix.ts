import type { KpiStatus, KpiValue } from '@nhip-xa/contract';
import { countsOf, worse } from '../unit/domain-groups';

/** A unit below with its values, one place a KPI; undefined where it has none. */
export interface MatrixRow {
  unit: string;
  values: (KpiValue | undefined)[];
  counts: Record<KpiStatus, number>;
}

/**
 * The units below by their values of several KPIs, each list of one KPI: whoever has more of the
 * gravest first; alike ones in the order of the first list that names them.
 */
export function matrixRows(columns: readonly (readonly KpiValue[])[]): MatrixRow[] {
  const rows = new Map<string, (KpiValue | undefined)[]>();
  columns.forEach((values, at) => {
    for (const value of values) {
      const row = rows.get(value.unit) ?? columns.map(() => undefined);
      row[at] = value;
      rows.set(value.unit, row);
    }
  });
  return [...rows]
    .map(([unit, values]) => ({
      unit,
      values,
      counts: countsOf(values.filter((value) => value !== undefined)),
    }))
    .sort((a, b) => worse(a.counts, b.counts));
}
