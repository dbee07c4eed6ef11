import {
  DAY_MS,
  HOUR_MS,
  isOverAllKpis,
  localDay,
  partsOf,
  startOfLocalDay,
  type KpiBook,
  type KpiDefinition,
} from '@nhip-xa/domain';
import type { KpiStore, Pair, StoredKpi } from '@nhip-xa/ports';
import { formulaIn } from './evaluator';
import {
  CORRECTED_RECORDS,
  CORRECTION_DAYS,
  CORRECTION_LONGEST_MS,
  CORRECTION_QUIET_MS,
} from './limits';
import { keyOf } from './pairs';
import { UnitTree } from './unit-tree';
import { ownValue, rolledValue } from './values';

/** Steps of corrected history: by the hour for the last two days, by a quarter of a day before. */
const RECENT_MS = 2 * DAY_MS;
const COARSE_HOURS = 6;

/**
 * Late facts enter the history that they belong to: the KPIs over them are reckoned again at steps
 * of the past since then, and where a value was recorded meanwhile, from what is known now, for the
 * units concerned and those above them.
 */
export class HistoryCorrector {
  private tree = new UnitTree([]);
  /** KPI → commune → earliest moment of which something new is known. */
  private late = new Map<string, Map<string, number>>();
  private timer: NodeJS.Timeout | undefined;
  /** When the first of the late facts that wait was marked. */
  private waitingSinceMs: number | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly store: KpiStore,
    private readonly book: () => KpiBook,
    private readonly nowMs: () => number,
    /** Pairs whose present status turned out to have begun earlier. */
    private readonly onBegan: (pairs: readonly Pair[]) => void,
    private readonly onError: (error: unknown, what: string) => void,
  ) {}

  use(tree: UnitTree): void {
    this.tree = tree;
  }

  mark(unit: string, kpis: readonly string[], fromMs: number): void {
    if (this.stopped || kpis.length === 0) return;
    for (const kpi of kpis) {
      const units = this.late.get(kpi) ?? new Map<string, number>();
      units.set(unit, Math.min(fromMs, units.get(unit) ?? Infinity));
      this.late.set(kpi, units);
    }
    const nowMs = this.nowMs();
    this.waitingSinceMs ??= nowMs;
    const longestMs = this.waitingSinceMs + CORRECTION_LONGEST_MS - nowMs;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.begin(), Math.min(CORRECTION_QUIET_MS, longestMs));
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Resolves when no correction is waiting or running. */
  async settled(): Promise<void> {
    if (this.late.size > 0) this.begin();
    await this.running;
  }

  private begin(): void {
    clearTimeout(this.timer);
    this.waitingSinceMs = undefined;
    const late = this.late;
    this.late = new Map();
    this.running = this.running.then(() => this.correct(late));
  }

  private async correct(late: ReadonlyMap<string, ReadonlyMap<string, number>>): Promise<void> {
    for (const definition of this.book().stages().flat()) {
      const kpi = definition.code;
      const units = late.get(kpi);
      // what counts the other values is kept as it was told then
      if (!units || this.stopped || isOverAllKpis(definition.measure)) continue;
      try {
        await this.correctKpi(definition, units);
      } catch (error) {
        this.onError(error, `correcting the history of ${kpi}`);
        for (const [unit, fromMs] of units) this.mark(unit, [kpi], fromMs);
      }
    }
  }

  /** Step by step through the past: the communes with news from their facts, then those above. */
  private async correctKpi(
    definition: KpiDefinition,
    late: ReadonlyMap<string, number>,
  ): Promise<void> {
    const since = new Map<string, StoredKpi>();
    for (const atMs of await this.momentsOf(definition, late)) {
      if (this.stopped) return;
      const communes = [...late].filter(([, fromMs]) => fromMs <= atMs).map(([unit]) => unit);
      let level = await this.measured(definition, communes, atMs);
      while (level.length > 0) {
        const told = level.map((value) => continued(value, since.get(value.unit)));
        for (const value of told) since.set(value.unit, value);
        await this.store.correctHistory(told);
        level = await this.above(definition, told, atMs);
      }
    }
    this.onBegan(await this.store.beginEarlier([...since.values()]));
  }

  private async measured(
    definition: KpiDefinition,
    units: readonly string[],
    atMs: number,
  ): Promise<StoredKpi[]> {
    const book = this.book();
    const asked = [{ definition, groups: book.groupsOf(definition) }];
    const parts = await this.partsOf(definition, units, atMs);
    return (await this.store.measurePast(asked, units, atMs)).map((one) => {
      const ruled = book.ruledIn(one.unit, definition);
      return ownValue(ruled, one, formulaIn(ruled, one.unit, parts), atMs);
    });
  }

  /** The values that a formula speaks of, as they stood. */
  private async partsOf(
    { measure }: KpiDefinition,
    units: readonly string[],
    atMs: number,
  ): Promise<ReadonlyMap<string, StoredKpi>> {
    const kpis = partsOf(measure);
    if (kpis.length === 0) return new Map();
    const values = await this.store.loadPast(units, kpis, atMs);
    return new Map(values.map((value) => [keyOf(value), value]));
  }

  private async momentsOf(
    definition: KpiDefinition,
    late: ReadonlyMap<string, number>,
  ): Promise<number[]> {
    const fromMs = Math.min(...late.values());
    const units = [
      ...new Set([...late.keys()].flatMap((unit) => [unit, ...this.tree.rollChain(unit)])),
    ];
    const recorded = await this.store.recordedMoments(
      definition.code,
      units,
      fromMs,
      CORRECTED_RECORDS,
    );
    const moments = new Set([...stepsBetween(fromMs, this.nowMs()), ...recorded]);
    return [...moments].sort((a, b) => a - b);
  }

  /** The units above from what stood in the units below them at that moment. */
  private async above(
    definition: KpiDefinition,
    below: readonly StoredKpi[],
    atMs: number,
  ): Promise<StoredKpi[]> {
    const parents = new Set(below.flatMap(({ unit }) => this.tree.rollsInto(unit) ?? []));
    if (parents.size === 0) return [];
    const children = await this.store.loadPastChildren([...parents], definition.code, atMs);
    const parts = await this.partsOf(definition, [...parents], atMs);
    return [...parents].map((unit) => {
      const own = children.filter(({ parent }) => parent === unit);
      const ruled = this.book().ruledIn(unit, definition);
      return { ...rolledValue(ruled, unit, own, formulaIn(ruled, unit, parts)), atMs };
    });
  }
}

function continued(value: StoredKpi, before: StoredKpi | undefined): StoredKpi {
  return { ...value, sinceMs: before?.status === value.status ? before.sinceMs : value.atMs };
}

/** The steps at which history is reckoned again, from `fromMs` itself up to now. */
export function stepsBetween(fromMs: number, nowMs: number): number[] {
  const earliest = Math.max(fromMs, nowMs - CORRECTION_DAYS * DAY_MS);
  const steps: number[] = [Math.ceil(earliest)];
  for (let day = localDay(earliest); startOfLocalDay(day) < nowMs; day += 1) {
    for (let hour = 0; hour < 24; hour += 1) {
      const atMs = startOfLocalDay(day) + hour * HOUR_MS;
      const wanted = hour % COARSE_HOURS === 0 || atMs > nowMs - RECENT_MS;
      if (wanted && atMs > earliest && atMs < nowMs) steps.push(atMs);
    }
  }
  return steps;
}
