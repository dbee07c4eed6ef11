import type { KpiValue } from '@nhip-xa/contract';
import type { DrawnRecorder, FactBehind, Happening, KpiReader, TickerReader } from '@nhip-xa/ports';

/** Present values as a test sets them; a reading can be held back until it lets it go. */
export class FakeCurrentValues implements Pick<KpiReader, 'current'> {
  failure: Error | undefined;
  readings = 0;
  private readonly values = new Map<string, KpiValue>();
  private held: Promise<void> = Promise.resolve();

  set(...values: readonly KpiValue[]): void {
    for (const value of values) this.values.set(`${value.unit} ${value.kpi}`, value);
  }

  /** Readings see the values of their beginning, and answer once the returned function is called. */
  hold(): () => void {
    let release: () => void = () => undefined;
    this.held = new Promise((resolve) => (release = resolve));
    return release;
  }

  async current(units: readonly string[], kpis?: readonly string[]): Promise<KpiValue[]> {
    this.readings += 1;
    if (this.failure) throw this.failure;
    const seen = [...this.values.values()].filter(
      ({ unit, kpi }) => units.includes(unit) && (kpis?.includes(kpi) ?? true),
    );
    await this.held;
    return seen;
  }
}

export class FakeTicker implements TickerReader {
  readonly happenings = new Map<string, Happening[]>();

  async latest(unit: string, limit: number): Promise<Happening[]> {
    return (this.happenings.get(unit) ?? []).slice(0, limit);
  }
}

export class RecordedDrawn implements DrawnRecorder {
  readonly milliseconds: number[] = [];
  readonly behind: FactBehind[] = [];

  drawn(milliseconds: number, behind?: FactBehind): void {
    this.milliseconds.push(milliseconds);
    if (behind) this.behind.push(behind);
  }
}
