import type { KpiValue } from '@nhip-xa/contract';
import { NewestValues } from './newest-values';

/** The KPIs a client wants of a unit; null: all. */
export type KpiFilter = ReadonlySet<string> | null;

/** The values that pass a filter. */
export const passing = (filter: KpiFilter, values: readonly KpiValue[]): readonly KpiValue[] =>
  filter ? values.filter((value) => filter.has(value.kpi)) : values;

/** A watch that was asked for and is not yet answered: changes wait here for its snapshot. */
export class Opening {
  /** A right to one of the units was lost meanwhile. */
  refused = false;
  private readonly kept = new NewestValues();

  constructor(
    /** The units asked for, less those given up meanwhile. */
    readonly units: Set<string>,
    readonly filter: KpiFilter,
    /** Whether what happens there is told as well. */
    readonly news = true,
  ) {}

  keep(unit: string, values: readonly KpiValue[]): void {
    this.kept.put(unit, values);
  }

  /** What changed of a unit after the snapshot was read; what the snapshot has already is dropped. */
  after(unit: string, snapshot: readonly KpiValue[]): KpiValue[] {
    const known = new Map(snapshot.map((value) => [value.kpi, value]));
    return this.kept.take(unit).filter((value) => isNewer(value, known.get(value.kpi)));
  }
}

/** Of the same moment but different, it is taken too: it was told later. */
function isNewer(value: KpiValue, known: KpiValue | undefined): boolean {
  if (!known) return true;
  const [atMs, knownAtMs] = [Date.parse(value.at), Date.parse(known.at)];
  return (
    atMs > knownAtMs || (atMs === knownAtMs && JSON.stringify(value) !== JSON.stringify(known))
  );
}
