import type { KpiStanding, KpiStatus, KpiValue } from '@nhip-xa/contract';
import { countsOf, worse } from '../unit/domain-groups';

/** A unit below with its values, one place a KPI; undefined where it has none. */
export interface MatrixRow {
  unit: string;
  values: (KpiStanding | undefined)[];
  counts: Record<KpiStatus, number>;
}

/**
 * The units below by their values of several KPIs, each list of one KPI: whoever has more of the
 * gravest first; alike ones in the order of the first list that names them.
 */
export function matrixRows(columns: readonly (readonly KpiStanding[])[]): MatrixRow[] {
  const rows = new Map<string, (KpiStanding | undefined)[]>();
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

/** How a unit stands now; the one that came by HTTP where both say the same, so that nothing is drawn anew. */
export const standingNow = (standing: KpiStanding, live: KpiValue | undefined): KpiStanding =>
  live &&
  (live.at !== standing.at || live.status !== standing.status || live.value !== standing.value)
    ? live
    : standing;
