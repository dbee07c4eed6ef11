import type { KpiValue } from '@nhip-xa/contract';
import type { Caused, KpiReader, Pair } from '@nhip-xa/ports';
import type { Logger } from '@nhip-xa/platform';

/** How long in ms until changed values that could not be read are read again. */
const SHOW_AGAIN_MS = 500;

export interface ScreensParts {
  reader: Pick<KpiReader, 'current'>;
  /** `occurredMs`: when the newest fact behind them occurred; absent where none is. */
  show: (unit: string, values: readonly KpiValue[], occurredMs?: number) => void;
  logger: Logger;
}

/**
 * Shows changed KPIs to this process's screens as they stand in the database, whoever changed them.
 * A row that two changes lead to is shown once.
 */
export class Screens {
  /** Pair → which writing of its row was shown last. */
  private readonly shown = new Map<string, string>();
  /** Pairs that are still to be read, by unit and KPI. */
  private readonly wanted = new Map<string, Caused>();
  private reading: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly parts: ScreensParts) {}

  /**
   * Resolves when they are shown. One reading at a time, so that an older one cannot end after a newer
   * one; what cannot be read is read again, since no screen may keep an old number.
   */
  async show(changed: readonly Caused[]): Promise<void> {
    for (const pair of changed) this.want(pair);
    this.reading ??= this.readAll().finally(() => (this.reading = undefined));
    await this.reading;
  }

  stop(): void {
    this.stopped = true;
  }

  private async readAll(): Promise<void> {
    const { reader, show, logger } = this.parts;
    while (this.wanted.size > 0 && !this.stopped) {
      const pairs = [...this.wanted.values()];
      this.wanted.clear();
      try {
        const values = await currentOf(reader, pairs);
        for (const [unit, own] of values) {
          const fresh = own.filter((value) => this.isNew(value));
          if (fresh.length > 0) show(unit, fresh, newestOf(pairs, fresh));
        }
      } catch (error) {
        for (const pair of pairs) this.want(pair);
        if (this.stopped) return;
        logger.warn({ err: error }, 'showing changed KPIs; it is tried again');
        await new Promise((resolve) => setTimeout(resolve, SHOW_AGAIN_MS).unref());
      }
    }
  }

  private want(pair: Caused): void {
    const key = `${pair.unit} ${pair.kpi}`;
    const occurredMs = latest([pair, this.wanted.get(key)]);
    this.wanted.set(key, { unit: pair.unit, kpi: pair.kpi, occurredMs });
  }

  private isNew({ unit, kpi, at, since }: KpiValue): boolean {
    const writing = `${at} ${since}`;
    const key = `${unit} ${kpi}`;
    if (this.shown.get(key) === writing) return false;
    this.shown.set(key, writing);
    return true;
  }
}

/** When the newest fact behind some values of a unit occurred. */
const newestOf = (
  pairs: readonly Caused[],
  values: readonly Pick<KpiValue, 'unit' | 'kpi'>[],
): number | undefined =>
  latest(
    pairs.filter((pair) => values.some(({ unit, kpi }) => unit === pair.unit && kpi === pair.kpi)),
  );

const latest = (pairs: readonly (Caused | undefined)[]): number | undefined =>
  pairs.reduce<number | undefined>(
    (most, pair) => (pair?.occurredMs === undefined ? most : Math.max(most ?? 0, pair.occurredMs)),
    undefined,
  );

/** The wire form of stored values, by unit. */
async function currentOf(
  reader: ScreensParts['reader'],
  changed: readonly Pair[],
): Promise<Map<string, KpiValue[]>> {
  const units = [...new Set(changed.map(({ unit }) => unit))];
  const kpis = [...new Set(changed.map(({ kpi }) => kpi))];
  const wanted = new Set(changed.map(({ unit, kpi }) => `${unit} ${kpi}`));
  const byUnit = new Map<string, KpiValue[]>();
  for (const value of await reader.current(units, kpis)) {
    if (!wanted.has(`${value.unit} ${value.kpi}`)) continue;
    byUnit.set(value.unit, [...(byUnit.get(value.unit) ?? []), value]);
  }
  return byUnit;
}
