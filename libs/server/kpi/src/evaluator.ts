import {
  isOverAllKpis,
  isOverKpis,
  partsOf,
  type KpiBook,
  type KpiDefinition,
} from '@nhip-xa/domain';
import type { Caused, KpiStore, Pair, RevisedKpi, StoredKpi, TurnedKpi } from '@nhip-xa/ports';
import { CLOCKS_APART_MS } from './limits';
import { overKpis } from './over-kpis';
import { groupBySet, keyOf, merged, unique } from './pairs';
import type { UnitTree } from './unit-tree';
import { differs, ownValue, rolledValue } from './values';

/** What became of an evaluation, as far as it got. */
export class Outcome {
  /** What the screens must see: it is stored even where a level further up fails. */
  readonly changed: TurnedKpi[] = [];
  /** Values that stand, and are vouched for until later than before. */
  readonly freshened: StoredKpi[] = [];
  /** Pairs that another process wrote meanwhile: to be reckoned again. */
  readonly overtaken: Caused[] = [];
}

/** How pairs stood before they were reckoned, and the moment as which they are. */
interface Before {
  values: ReadonlyMap<string, RevisedKpi>;
  atMs: number;
}

/** One evaluation, as its steps need it. */
interface Run {
  book: KpiBook;
  tree: UnitTree;
  nowMs: number;
  outcome: Outcome;
}

/**
 * Evaluates pairs set-wise: the communes from their facts, then level by level the units above
 * from the values below; in each unit first what is over facts, then what is over other KPIs. A KPI
 * is a function of what is stored and of the moment, nothing else.
 */
export class Evaluator {
  constructor(
    private readonly store: KpiStore,
    /** Told of values as soon as they are stored, before KPIs that count them are reckoned. */
    private readonly onStored: (turned: readonly TurnedKpi[]) => Promise<void> = async () =>
      undefined,
  ) {}

  /** @param outcome takes what came of it as soon as it is stored */
  async evaluate(pairs: readonly Caused[], run: Run): Promise<void> {
    const { book, tree } = run;
    const known = pairs.filter(({ unit, kpi }) => tree.has(unit) && book.reckoned(kpi));
    let turned = await this.level(
      known.filter(({ unit }) => tree.isCommune(unit)),
      run,
    );
    for (const level of tree.levelsAbove()) {
      const here = new Set(level);
      const below = turned.map((pair) => ({ ...pair, unit: tree.rollsInto(pair.unit) ?? '' }));
      const marked = [...known, ...below].filter(({ unit }) => here.has(unit));
      turned = [...turned, ...(await this.level(marked, run))];
    }
  }

  /** Units of one level, stage by stage: what turned in one makes those over it dirty. */
  private async level(marked: readonly Caused[], run: Run): Promise<Caused[]> {
    const turned: Caused[] = [];
    for (const stage of run.book.stages()) {
      const codes = new Set(stage.map(({ code }) => code));
      const ofStage = marked.filter(({ kpi }) => codes.has(kpi));
      const pairs = merged([...ofStage, ...dependants(stage, turned)]);
      turned.push(...(await this.settle(pairs, run)));
    }
    return turned;
  }

  /**
   * Reads how pairs stand, reckons them, and stores what came of it; in this order, so that nothing
   * reckoned from older facts replaces what another process has stored meanwhile. Returns the pairs
   * that turned.
   */
  private async settle(pairs: readonly Caused[], run: Run): Promise<Caused[]> {
    if (pairs.length === 0) return [];
    const before = beforeOf(await this.store.load(pairs), run.nowMs);
    const reckoned = await this.reckon(pairs, run, before.atMs);
    const causes = new Map(pairs.map((pair) => [keyOf(pair), pair.occurredMs]));
    const revised: RevisedKpi[] = [];
    const turned: TurnedKpi[] = [];
    for (const value of reckoned) {
      const key = keyOf(value);
      const known = before.values.get(key);
      const continued = continuedFrom(value, known, before.atMs);
      revised.push(continued);
      if (!differs(continued, known)) {
        if (continued.freshAtMs !== known?.freshAtMs) run.outcome.freshened.push(continued);
        continue;
      }
      const statusBefore = known?.status ?? 'none';
      turned.push({ ...continued, statusBefore, occurredMs: causes.get(key) });
    }
    const overtaken = new Set((await this.store.save(revised, turned)).map(keyOf));
    const stored = (pair: Pair): boolean => overtaken.size === 0 || !overtaken.has(keyOf(pair));
    const changed = turned.filter(stored);
    await this.onStored(changed);
    run.outcome.changed.push(...changed);
    run.outcome.overtaken.push(...pairs.filter((pair) => !stored(pair)));
    return changed;
  }

  private async reckon(pairs: readonly Pair[], run: Run, atMs: number): Promise<StoredKpi[]> {
    const communes = pairs.filter(({ unit }) => run.tree.isCommune(unit));
    const above = pairs.filter(({ unit }) => !run.tree.isCommune(unit));
    const formulas = await this.formulaParts(pairs, run.book);
    return [
      ...(await this.measured(communes, run.book, formulas, atMs)),
      ...(await this.rolledUp(above, run.book, formulas)),
    ];
  }

  private async measured(
    pairs: readonly Pair[],
    book: KpiBook,
    formulas: PartValues,
    atMs: number,
  ): Promise<StoredKpi[]> {
    const results: StoredKpi[] = [];
    for (const { units, kpis } of groupBySet(pairs)) {
      const asked = kpis.flatMap((code) => {
        const definition = book.reckoned(code);
        return definition ? [{ definition, groups: book.groupsOf(definition) }] : [];
      });
      for (const one of await this.store.measure(asked, units, atMs)) {
        const definition = book.ruledIn(one.unit, book.one(one.kpi) as KpiDefinition);
        results.push(ownValue(definition, one, formulaIn(definition, one.unit, formulas), atMs));
      }
    }
    return results;
  }

  private async rolledUp(
    pairs: readonly Pair[],
    book: KpiBook,
    formulas: PartValues,
  ): Promise<StoredKpi[]> {
    if (pairs.length === 0) return [];
    const units = [...new Set(pairs.map(({ unit }) => unit))];
    const kpis = [...new Set(pairs.map(({ kpi }) => kpi))];
    const children = new Map<string, StoredKpi[]>();
    for (const child of await this.store.loadChildren(units, kpis)) {
      const key = keyOf({ unit: child.parent, kpi: child.kpi });
      const siblings = children.get(key);
      if (siblings) siblings.push(child);
      else children.set(key, [child]);
    }
    return pairs.map((pair) => {
      const definition = book.ruledIn(pair.unit, book.one(pair.kpi) as KpiDefinition);
      const formula = formulaIn(definition, pair.unit, formulas);
      return rolledValue(definition, pair.unit, children.get(keyOf(pair)) ?? [], formula);
    });
  }

  /** The values that the formulas among some pairs speak of. */
  private async formulaParts(pairs: readonly Pair[], book: KpiBook): Promise<PartValues> {
    const parts = pairs.flatMap(({ unit, kpi }) =>
      partsOf((book.one(kpi) as KpiDefinition).measure).map((code) => ({ unit, kpi: code })),
    );
    if (parts.length === 0) return new Map();
    const values = await this.store.load(unique(parts));
    return new Map(values.map((value) => [keyOf(value), value]));
  }
}

type PartValues = ReadonlyMap<string, StoredKpi>;

export const formulaIn = (definition: KpiDefinition, unit: string, values: PartValues) =>
  isOverKpis(definition.measure)
    ? overKpis(definition.measure, (kpi) => values.get(keyOf({ unit, kpi })))
    : undefined;

/** KPIs of a stage over those that turned, in the units where they did. */
function dependants(stage: readonly KpiDefinition[], turned: readonly Caused[]): Caused[] {
  return stage.flatMap(({ code, measure }) => {
    const parts = new Set(partsOf(measure));
    const over = isOverAllKpis(measure) ? turned : turned.filter(({ kpi }) => parts.has(kpi));
    return over.map(({ unit, occurredMs }) => ({ unit, kpi: code, occurredMs }));
  });
}

/** The moment does not go back behind one that a process with a faster clock has stored. */
function beforeOf(values: readonly RevisedKpi[], nowMs: number): Before {
  const ahead = values.map(({ atMs }) => atMs).filter((atMs) => atMs <= nowMs + CLOCKS_APART_MS);
  return {
    values: new Map(values.map((value) => [keyOf(value), value])),
    atMs: ahead.reduce((most, atMs) => Math.max(most, atMs), nowMs),
  };
}

/** A status that goes on keeps the moment at which it began. The value is this evaluation's own. */
const continuedFrom = (
  value: StoredKpi,
  before: RevisedKpi | undefined,
  atMs: number,
): RevisedKpi =>
  Object.assign(value, {
    atMs,
    sinceMs: before?.status === value.status ? before.sinceMs : atMs,
    revision: before?.revision ?? 0,
  });
