import type { Happening, TickerReader } from '@nhip-xa/ports';

/** Reads what happened last in a unit, once for all who ask at the same time. */
export class RecentDesk {
  private readonly underWay = new Map<string, Promise<readonly Happening[]>>();

  constructor(
    private readonly reader: TickerReader,
    private readonly items: number,
  ) {}

  /** The last happenings of a unit, newest first. */
  of(unit: string): Promise<readonly Happening[]> {
    const shared = this.underWay.get(unit);
    if (shared) return shared;
    const reading = this.reader.latest(unit, this.items).finally(() => this.underWay.delete(unit));
    this.underWay.set(unit, reading);
    return reading;
  }
}
