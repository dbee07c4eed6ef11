import type { KpiValue } from '@nhip-xa/contract';

/** Values by unit and KPI, of which only the newest are kept. */
export class NewestValues {
  private readonly units = new Map<string, Map<string, KpiValue>>();
  private readonly occurred = new Map<string, number>();

  /** @param occurredMs when the newest fact behind them occurred */
  put(unit: string, values: readonly KpiValue[], occurredMs?: number): void {
    const kept = this.units.get(unit) ?? new Map<string, KpiValue>();
    this.units.set(unit, kept);
    for (const value of values) kept.set(value.kpi, value);
    if (occurredMs === undefined) return;
    this.occurred.set(unit, Math.max(occurredMs, this.occurred.get(unit) ?? 0));
  }

  /** When the newest fact behind what is kept of a unit occurred. */
  occurredMs(unit: string): number | undefined {
    return this.occurred.get(unit);
  }

  has(unit: string): boolean {
    return this.units.has(unit);
  }

  /** Hands out what is kept of a unit and forgets it. */
  take(unit: string): KpiValue[] {
    const kept = this.units.get(unit);
    this.units.delete(unit);
    this.occurred.delete(unit);
    return kept ? [...kept.values()] : [];
  }

  /** The unit that has waited longest. */
  first(): string | undefined {
    return this.units.keys().next().value;
  }
}
