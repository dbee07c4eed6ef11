import type { Caused } from '@nhip-xa/ports';
import { newer } from './pairs';

/** (unit, KPI) pairs whose stored value may no longer be what the facts say. */
export class DirtyPairs {
  /** Unit → KPI → when the newest fact behind it occurred. */
  private readonly byUnit = new Map<string, Map<string, number | undefined>>();

  add(unit: string, kpi: string, occurredMs?: number): void {
    const kpis = this.byUnit.get(unit);
    if (kpis) kpis.set(kpi, newer(kpis.get(kpi), occurredMs));
    else this.byUnit.set(unit, new Map([[kpi, occurredMs]]));
  }

  get size(): number {
    return this.byUnit.size;
  }

  units(): string[] {
    return [...this.byUnit.keys()];
  }

  /** Takes out what is dirty in these units. */
  take(units: readonly string[]): Caused[] {
    return units.flatMap((unit) => {
      const kpis = [...(this.byUnit.get(unit) ?? [])];
      this.byUnit.delete(unit);
      return kpis.map(([kpi, occurredMs]) => ({ unit, kpi, occurredMs }));
    });
  }
}
