import { randomUUID } from 'node:crypto';
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
import type { KpiStore, LateFact, Pair, StoredKpi } from '@nhip-xa/ports';
import { formulaIn } from './evaluator';
import {
  CORRECTED_RECORDS,
  CORRECTION_DAYS,
  CORRECTION_LONGEST_MS,
  CORRECTION_QUIET_MS,
} from './limits';
import { groupBySet, keyOf, unique } from './pairs';
import { UnitTree } from './unit-tree';
import { ownValue, rolledValue } from './values';

/** Steps of corrected history: by the hour for the last two days, by a quarter of a day before. */
const RECENT_MS = 2 * DAY_MS;
const COARSE_HOURS = 6;

/** KPI → commune → earliest moment of which something new is known. */
type Late = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Which KPIs a kind of fact bears on. */
export type KpisOfFact = (fact: string) => readonly string[];

/**
 * Late facts enter the history that they belong to: the KPIs over them are reckoned again at steps
 * of the past since then, and where a value was recorded meanwhile, from what is known now, for the
 * units concerned and those above them. What is to be reckoned stands in the store until it is.
 */
export class HistoryCorrector {
  private tree = new UnitTree([]);
  private running: Promise<void> | undefined;
  private readonly doneUnits = new Set<string>();
  private stopped = false;

  constructor(
    private readonly store: KpiStore,
    private readonly book: () => KpiBook,
    private readonly kpisOf: KpisOfFact,
    private readonly nowMs: () => number,
    /** Pairs whose present status turned out to have begun earlier. */
    private readonly onBegan: (pairs: readonly Pair[]) => void,
    private readonly onError: (error: unknown, what: string) => void,
  ) {}

  use(tree: UnitTree): void {
    this.tree = tree;
  }

  /** Communes that are done since there was something to reckon. */
  get done(): readonly string[] {
    return [...this.doneUnits];
  }

  /**
   * One round over what is late; whoever asks while one runs waits for that one.
   * @param quietMs it waits for more until none came for so long, so that a flood is one work
   */
  run(quietMs = CORRECTION_QUIET_MS): Promise<void> {
    this.running ??= this.round(quietMs).finally(() => (this.running = undefined));
    return this.running;
  }

  /** Resolves when the step that is under way is done; nothing is asked of the store after that. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async round(quietMs: number): Promise<void> {
    if (this.stopped) return;
    const id = randomUUID();
    let kpis: string[] = [];
    try {
      const facts = await this.store.beginLate({ id, quietMs, longestMs: CORRECTION_LONGEST_MS });
      if (facts.length === 0) return;
      const late = this.lateOf(facts);
      kpis = [...late.keys()];
      await this.correctAll(late);
      if (!this.stopped) this.noteDone(late, await this.store.endLate(id));
    } catch (error) {
      // what was begun stands in the store, and is begun anew
      this.onError(error, `correcting the history of ${kpis.join(', ')}`);
    }
  }

  private lateOf(facts: readonly LateFact[]): Late {
    const late = new Map<string, Map<string, number>>();
    for (const { unit, fact, fromMs } of facts) {
      const direct = this.kpisOf(fact);
      const over = direct.flatMap((kpi) => this.book().dependants(kpi));
      for (const kpi of [...direct, ...over]) {
        const units = late.get(kpi) ?? new Map<string, number>();
        for (const commune of this.tree.fedBy(unit)) {
          units.set(commune, Math.min(fromMs, units.get(commune) ?? Infinity));
        }
        late.set(kpi, units);
      }
    }
    return late;
  }

  /** @param waits the next work is counted from its own beginning, unless more waits already */
  private noteDone(late: Late, waits: boolean): void {
    if (!waits) return this.doneUnits.clear();
    for (const units of late.values()) for (const unit of units.keys()) this.doneUnits.add(unit);
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
