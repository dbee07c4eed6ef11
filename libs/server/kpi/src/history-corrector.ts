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
import type { KpiStore, Pair, PastWork, StoredKpi } from '@nhip-xa/ports';
import { formulaIn } from './evaluator';
import {
  CORRECTED_RECORDS,
  CORRECTION_DAYS,
  CORRECTION_LONGEST_MS,
  CORRECTION_QUIET_MS,
} from './limits';
import { groupBySet, keyOf, unique } from './pairs';
import { PastProgress, type Late } from './past-progress';
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
  private readonly progress = new PastProgress();
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

  /** What of the past is not reckoned anew yet. */
  get outstanding(): PastWork {
    return this.progress.standing(this.late);
  }

  /** Resolves when the step that is under way is done; nothing is asked of the store after that. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
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
    this.progress.begin(late);
    this.running = this.running.then(() => this.correct(late));
  }

  private async correct(late: Late): Promise<void> {
    if (this.stopped) return;
    try {
      await this.correctAll(late);
      this.progress.end(late, true);
    } catch (error) {
      this.progress.end(late, false);
      this.onError(error, `correcting the history of ${[...late.keys()].join(', ')}`);
      for (const [kpi, units] of late) {
        for (const [unit, fromMs] of units) this.mark(unit, [kpi], fromMs);
      }
    }
  }

  /**
   * Step by step through the past, all KPIs with news at once: in the communes from their facts, then
   * in the units above; formulas after the KPIs that they speak of.
   */
  private async correctAll(late: Late): Promise<void> {
    // what counts the other values is kept as it was told then
    const stages = this.book()
      .stages()
      .map((stage) => lateIn(stage, late))
      .filter((pairs) => pairs.length > 0);
    const since = new Map<string, StoredKpi>();
    for (const atMs of await this.momentsOf(stages.flat())) {
      for (const pairs of stages) {
        if (this.stopped) return;
        const concerned = pairs.filter(({ fromMs }) => fromMs <= atMs);
        let level = await this.measured(concerned, atMs);
        while (level.length > 0) {
          const told = level.map((value) => continued(value, since.get(keyOf(value))));
          for (const value of told) since.set(keyOf(value), value);
          await this.store.correctHistory(told);
          level = await this.above(told, atMs);
        }
      }
    }
    this.onBegan(await this.store.beginEarlier([...since.values()]));
  }

  private async measured(pairs: readonly Pair[], atMs: number): Promise<StoredKpi[]> {
    const book = this.book();
    const parts = await this.partsOf(pairs, atMs);
    const values: StoredKpi[] = [];
    for (const { units, kpis } of groupBySet(pairs)) {
      const asked = kpis.flatMap((code) => {
        const definition = book.reckoned(code);
        return definition ? [{ definition, groups: book.groupsOf(definition) }] : [];
      });
      for (const one of await this.store.measurePast(asked, units, atMs)) {
        const ruled = book.ruledIn(one.unit, book.one(one.kpi) as KpiDefinition);
        values.push(ownValue(ruled, one, formulaIn(ruled, one.unit, parts), atMs));
      }
    }
    return values;
  }

  /** The values that formulas among some pairs speak of, as they stood. */
  private async partsOf(
    pairs: readonly Pair[],
    atMs: number,
  ): Promise<ReadonlyMap<string, StoredKpi>> {
    const units = new Set<string>();
    const kpis = new Set<string>();
    for (const { unit, kpi } of pairs) {
      const parts = partsOf((this.book().one(kpi) as KpiDefinition).measure);
      if (parts.length > 0) units.add(unit);
      for (const part of parts) kpis.add(part);
    }
    if (kpis.size === 0) return new Map();
    const values = await this.store.loadPast([...units], [...kpis], atMs);
    return new Map(values.map((value) => [keyOf(value), value]));
  }

  private async momentsOf(pairs: readonly LatePair[]): Promise<number[]> {
    if (pairs.length === 0) return [];
    const fromMs = Math.min(...pairs.map((pair) => pair.fromMs));
    const communes = new Set(pairs.map(({ unit }) => unit));
    const units = new Set([...communes].flatMap((unit) => [unit, ...this.tree.rollChain(unit)]));
    const kpis = new Set(pairs.map(({ kpi }) => kpi));
    const recorded = await this.store.recordedMoments(
      [...kpis],
      [...units],
      fromMs,
      CORRECTED_RECORDS,
    );
    const moments = new Set([...stepsBetween(fromMs, this.nowMs()), ...recorded]);
    return [...moments].sort((a, b) => a - b);
  }

  /** The units above from what stood in the units below them at that moment. */
  private async above(below: readonly StoredKpi[], atMs: number): Promise<StoredKpi[]> {
    const pairs = unique(
      below.flatMap(({ unit, kpi }) => {
        const parent = this.tree.rollsInto(unit);
        return parent === undefined ? [] : [{ unit: parent, kpi }];
      }),
    );
    if (pairs.length === 0) return [];
    const children = await this.store.loadPastChildren(
      [...new Set(pairs.map(({ unit }) => unit))],
      [...new Set(pairs.map(({ kpi }) => kpi))],
      atMs,
    );
    const parts = await this.partsOf(pairs, atMs);
    return pairs.map(({ unit, kpi }) => {
      const own = children.filter((child) => child.parent === unit && child.kpi === kpi);
      const ruled = this.book().ruledIn(unit, this.book().one(kpi) as KpiDefinition);
      return { ...rolledValue(ruled, unit, own, formulaIn(ruled, unit, parts)), atMs };
    });
  }
}

interface LatePair extends Pair {
  fromMs: number;
}

const lateIn = (stage: readonly KpiDefinition[], late: Late): LatePair[] =>
  stage
    .filter(({ measure }) => !isOverAllKpis(measure))
    .flatMap(({ code: kpi }) =>
      [...(late.get(kpi) ?? [])].map(([unit, fromMs]) => ({ unit, kpi, fromMs })),
    );

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
