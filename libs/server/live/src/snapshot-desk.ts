import type { KpiValue } from '@nhip-xa/contract';
import type { KpiReader } from '@nhip-xa/ports';

type UnitValues = Promise<readonly KpiValue[]>;

/**
 * Reads the present values of units, once for all who ask at the same time. Who begins to follow a
 * unit after a change of it must not be given a reading from before that change, so a change ends
 * the sharing of the reading under way.
 */
export class SnapshotDesk {
  private readonly underWay = new Map<string, UnitValues>();

  constructor(private readonly reader: Pick<KpiReader, 'current'>) {}

  /** The values of each unit. */
  async of(units: Iterable<string>): Promise<Map<string, readonly KpiValue[]>> {
    const asked = [...units];
    this.read(asked.filter((unit) => !this.underWay.has(unit)));
    const readings = asked.map(
      async (unit) => [unit, (await this.underWay.get(unit)) ?? []] as const,
    );
    return new Map(await Promise.all(readings));
  }

  /** A unit changed: whoever asks from now on gets a reading of its own. */
  outdate(unit: string): void {
    this.underWay.delete(unit);
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
    this.underWay.set(unit, reading);
    const done = () => {
      if (this.underWay.get(unit) === reading) this.underWay.delete(unit);
    };
    reading.then(done, done);
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
