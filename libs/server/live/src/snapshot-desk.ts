import type { KpiValue } from '@nhip-xa/contract';
import type { KpiReader } from '@nhip-xa/ports';

type UnitValues = Promise<readonly KpiValue[]>;

/**
 * Reads the present values of units, once for all who ask within a moment. Who begins to follow a
 * unit after a change of it must not be given a reading from before that change, so a change ends
 * the sharing.
 */
export class SnapshotDesk {
  private readonly shared = new Map<string, UnitValues>();

  constructor(
    private readonly reader: Pick<KpiReader, 'current'>,
    /** How long a reading that was answered is shared. */
    private readonly milliseconds: number,
  ) {}

  /** The values of each unit. */
  async of(units: Iterable<string>): Promise<Map<string, readonly KpiValue[]>> {
    const asked = [...units];
    this.read(asked.filter((unit) => !this.shared.has(unit)));
    const readings = asked.map(
      async (unit) => [unit, (await this.shared.get(unit)) ?? []] as const,
    );
    return new Map(await Promise.all(readings));
  }

  /** A unit changed: whoever asks from now on gets a reading of its own. */
  outdate(unit: string): void {
    this.shared.delete(unit);
  }

  /** Whoever asks from now on gets a reading of its own, whatever the unit. */
  outdateAll(): void {
    this.shared.clear();
  }

  private read(units: readonly string[]): void {
    if (units.length === 0) return;
    const values = Promise.resolve()
      .then(() => this.reader.current(units))
      .then(byUnit);
    for (const unit of units)
      this.share(
        unit,
        values.then((grouped) => grouped.get(unit) ?? []),
      );
  }

  private share(unit: string, reading: UnitValues): void {
    this.shared.set(unit, reading);
    const forget = (): void => {
      if (this.shared.get(unit) === reading) this.shared.delete(unit);
    };
    // one that failed is of no use to anybody else
    reading.then(() => setTimeout(forget, this.milliseconds).unref(), forget);
  }
}

function byUnit(values: readonly KpiValue[]): Map<string, KpiValue[]> {
  const grouped = new Map<string, KpiValue[]>();
  for (const value of values) {
    const group = grouped.get(value.unit);
    if (group) group.push(value);
    else grouped.set(value.unit, [value]);
  }
  return grouped;
}
