import type { Caused, Pair } from '@nhip-xa/ports';

export const keyOf = ({ unit, kpi }: Pair): string => `${unit} ${kpi}`;

export const unique = (pairs: readonly Pair[]): Pair[] => [
  ...new Map(pairs.map((pair) => [keyOf(pair), pair])).values(),
];

/** The later of two moments, where there is one. */
export const newer = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);

/** Each pair once, caused by the newest of what caused it. */
export function merged(pairs: readonly Caused[]): Caused[] {
  const byKey = new Map<string, Caused>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    const occurredMs = newer(byKey.get(key)?.occurredMs, pair.occurredMs);
    byKey.set(key, { unit: pair.unit, kpi: pair.kpi, occurredMs });
  }
  return [...byKey.values()];
}

/** Units of which the same KPIs are asked, so that each set is measured at once. */
export interface PairSet {
  units: string[];
  kpis: string[];
}

export function groupBySet(pairs: readonly Pair[]): PairSet[] {
  const kpisOf = new Map<string, string[]>();
  for (const { unit, kpi } of pairs) {
    const kpis = kpisOf.get(unit);
    if (kpis) kpis.push(kpi);
    else kpisOf.set(unit, [kpi]);
  }
  const sets = new Map<string, PairSet>();
  for (const [unit, kpis] of kpisOf) {
    const key = [...kpis].sort().join(' ');
    const set = sets.get(key);
    if (set) set.units.push(unit);
    else sets.set(key, { units: [unit], kpis });
  }
  return [...sets.values()];
}
