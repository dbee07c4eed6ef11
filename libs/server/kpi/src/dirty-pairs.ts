import type { Pair } from '@nhip-xa/ports';

/** (unit, KPI) pairs whose stored value may no longer be what the facts say. */
export class DirtyPairs {
  private readonly byUnit = new Map<string, Set<string>>();

  add(unit: string, kpi: string): void {
    const kpis = this.byUnit.get(unit);
    if (kpis) kpis.add(kpi);
    else this.byUnit.set(unit, new Set([kpi]));
  }

  get size(): number {
    return this.byUnit.size;
  }

  units(): string[] {
    return [...this.byUnit.keys()];
  }

  /** Takes out what is dirty in these units. */
  take(units: readonly string[]): Pair[] {
    return units.flatMap((unit) => {
      const kpis = [...(this.byUnit.get(unit) ?? [])];
      this.byUnit.delete(unit);
      return kpis.map((kpi) => ({ unit, kpi }));
    });
  }
}
