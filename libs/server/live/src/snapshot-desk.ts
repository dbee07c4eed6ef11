import type { KpiValue } from '@nhip-xa/contract';
import type { KpiReader } from '@nhip-xa/ports';
import type { KpiFilter } from './opening';

type UnitValues = Promise<readonly KpiValue[]>;

const ALL = '*';

/**
 * Reads the present values of units, once for all who ask for the same within a moment. Who begins to
 * follow a unit after a change of it must not be given a reading from before that change, so a change
 * ends the sharing.
 */
export class SnapshotDesk {
  /** By unit, then by the KPIs that were asked for. */
  private readonly shared = new Map<string, Map<string, UnitValues>>();

  constructor(
    private readonly reader: Pick<KpiReader, 'current'>,
    /** How long a reading that was answered is shared. */
    private readonly milliseconds: number,
  ) {}

  /** The values of each unit: of these KPIs, or null: of all. */
  async of(units: Iterable<string>, filter: KpiFilter): Promise<Map<string, readonly KpiValue[]>> {
    const asked = [...units];
    const key = filter ? [...filter].sort().join(' ') : ALL;
    const known = (unit: string): UnitValues | undefined => this.shared.get(unit)?.get(key);
    this.read(
      asked.filter((unit) => !known(unit)),
      filter,
      key,
    );
    const readings = asked.map(async (unit) => [unit, (await known(unit)) ?? []] as const);
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

  private read(units: readonly string[], filter: KpiFilter, key: string): void {
    if (units.length === 0) return;
    const values = Promise.resolve()
      .then(() => this.reader.current(units, filter ? [...filter] : undefined))
      .then(byUnit);
    for (const unit of units)
      this.share(
        unit,
        key,
        values.then((grouped) => grouped.get(unit) ?? []),
      );
  }

  private share(unit: string, key: string, reading: UnitValues): void {
    const readings = this.shared.get(unit) ?? new Map<string, UnitValues>();
    this.shared.set(unit, readings.set(key, reading));
    const forget = (): void => {
      if (readings.get(key) === reading) readings.delete(key);
      if (readings.size === 0 && this.shared.get(unit) === readings) this.shared.delete(unit);
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
