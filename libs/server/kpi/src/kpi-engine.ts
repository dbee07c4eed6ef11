import { factName, factsOf, takesLastValue, type KpiBook } from '@nhip-xa/domain';
import type { SystemFact } from '@nhip-xa/contract';
import type {
  Caused,
  FactChange,
  KpiFact,
  KpiStore,
  Pair,
  PastWork,
  StoredKpi,
  TurnedKpi,
} from '@nhip-xa/ports';
import { DirtyPairs } from './dirty-pairs';
import { Evaluator, Outcome } from './evaluator';
import { HistoryCorrector } from './history-corrector';
import { QUIET_MS, RETRY_MS } from './limits';
import { UnitTree } from './unit-tree';

export interface KpiEngineParts {
  store: KpiStore;
  /** The definitions as they stand when it starts. */
  book: KpiBook;
  nowMs: () => number;
  /** Told after the commit: values that the screens must see. */
  onChanged: (values: readonly TurnedKpi[]) => void;
  /** Told of values that stand, and are vouched for until later than before. */
  onFreshened?: (values: readonly StoredKpi[]) => void;
  /** Pairs whose value stands but whose history, and with it `since`, is known better now. */
  onCorrected: (pairs: readonly Pair[]) => void;
  /** Told of values as soon as they are stored, before the KPIs that count them are reckoned. */
  onStored?: (values: readonly TurnedKpi[]) => Promise<void>;
  /** How long one evaluation took, in ms. */
  onEvaluated?: (milliseconds: number) => void;
  onError: (error: unknown, what: string) => void;
}

/**
 * Keeps stored KPI values equal to what the facts say. Facts and time mark pairs dirty; a unit that
 * was quiet is evaluated at once, one that is busy at most four times a second.
 */
export class KpiEngine {
  private book: KpiBook;
  private kpisOfFact: ReadonlyMap<string, readonly string[]>;
  private readonly dirty = new DirtyPairs();
  private readonly evaluatedAtMs = new Map<string, number>();
  private readonly evaluator: Evaluator;
  private readonly corrector: HistoryCorrector;
  private tree = new UnitTree([]);
  private timer: NodeJS.Timeout | undefined;
  private timerDueMs = 0;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly parts: KpiEngineParts) {
    this.book = parts.book;
    this.kpisOfFact = kpisByFact(parts.book);
    this.evaluator = new Evaluator(parts.store, parts.onStored);
    this.corrector = new HistoryCorrector(
      parts.store,
      () => this.book,
      (fact) => this.kpisOfFact.get(fact) ?? [],
      parts.nowMs,
      (pairs) => parts.onCorrected(pairs),
      parts.onError,
    );
  }

  /** Reads the units and evaluates everything once: whatever happened while nobody looked. */
  async start(): Promise<void> {
    await this.reloadUnits();
    this.markAll();
    await this.settled();
  }

  /** Units with KPIs that wait to be reckoned. */
  get waiting(): number {
    return this.dirty.size;
  }

  /** How far the past is reckoned anew that is not reckoned yet. */
  get pastWork(): PastWork {
    return { done: this.corrector.done };
  }

  /** For whoever leads, now and then: facts that came late enter the past. Never fails. */
  correctPast(quietMs?: number): Promise<void> {
    return this.corrector.run(quietMs);
  }

  async reloadUnits(): Promise<void> {
    this.tree = new UnitTree(await this.parts.store.units());
    this.corrector.use(this.tree);
  }

  /**
   * Other definitions, or other rules of units, hold from now on; what they change is reckoned by
   * them.
   * @param changed the KPIs that are other than before, in one unit or all; without it everything is
   */
  use(book: KpiBook, changed?: { kpis: readonly string[]; unit?: string | undefined }): void {
    this.book = book;
    this.kpisOfFact = kpisByFact(book);
    if (!changed) return this.markAll();
    const kpis = changed.kpis.flatMap((kpi) => [kpi, ...book.dependants(kpi)]);
    const units = changed.unit === undefined ? this.tree.codes() : [changed.unit];
    for (const unit of units) {
      for (const each of [unit, ...this.tree.rollChain(unit)]) {
        for (const kpi of kpis) this.dirty.add(each, kpi);
      }
    }
    if (this.dirty.size > 0) this.schedule();
  }

  /** Every KPI of a unit. */
  markUnit(unit: string): void {
    for (const { code } of this.book.enabled) this.dirty.add(unit, code);
    this.schedule();
  }

  /** One KPI of a unit. */
  markPair(unit: string, kpi: string): void {
    this.dirty.add(unit, kpi);
    this.schedule();
  }

  /** A commune's KPIs over what the system knows of itself there; units above roll theirs up. */
  markSystem(unit: string, ...facts: readonly SystemFact[]): void {
    if (!this.tree.isCommune(unit)) return;
    for (const fact of facts) {
      for (const kpi of this.kpisOfFact.get(factName.system(fact)) ?? []) this.markPair(unit, kpi);
    }
  }

  /** Everything: what is stored may be other than was told. */
  markAll(): void {
    for (const unit of this.tree.codes()) this.markUnit(unit);
  }

  /** A unit, the communes below it, and the units above. */
  markAround(unit: string): void {
    for (const code of [unit, ...this.tree.communesOf(unit), ...this.tree.chainAbove(unit)]) {
      this.markUnit(code);
    }
  }

  /** Facts that were stored; those that came late wait in the store for `correctPast` besides. */
  markFacts(changes: readonly FactChange[]): void {
    for (const { unit, fact, occurredUs } of changes) {
      const kpis = this.kpisOfFact.get(fact) ?? [];
      const occurredMs = occurredUs === undefined ? undefined : occurredUs / 1000;
      for (const commune of this.tree.fedBy(unit)) {
        for (const kpi of kpis) this.dirty.add(commune, kpi, occurredMs);
      }
    }
    if (this.dirty.size > 0) this.schedule();
  }

  /** Marks what changes by time alone; called by the clock a few times a second. */
  async tick(): Promise<void> {
    const due = await this.parts.store.due(
      this.book.enabled.map(({ code }) => code),
      this.parts.nowMs(),
    );
    for (const { unit, kpi } of due) this.dirty.add(unit, kpi);
    if (due.length > 0) this.schedule();
  }

  /** The units into which a unit's values roll up, nearest first. */
  unitsAbove(unit: string): string[] {
    return this.tree.rollChain(unit);
  }

  /** A unit's name in Vietnamese. */
  nameOf(unit: string): string {
    return this.tree.nameOf(unit);
  }

  /** Kinds of fact whose sources vouch for a KPI by being heard; last values age by themselves. */
  vouchingFacts(): KpiFact[] {
    return this.book.enabled
      .filter(({ measure }) => !takesLastValue(measure))
      .flatMap((definition) =>
        this.book
          .groupsOf(definition)
          .flatMap(({ facts }) => facts.map((fact) => ({ kpi: definition.code, fact }))),
      );
  }

  /** Resolves when nothing is dirty any more; for start, stop and tests. */
  async settled(): Promise<void> {
    while (this.dirty.size > 0 && !this.stopped) await this.run(this.dirty.units());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await Promise.all([this.corrector.stop(), this.running]);
  }

  private schedule(waitMs = this.nextWaitMs()): void {
    if (this.stopped || this.running !== undefined) return;
    const dueMs = this.parts.nowMs() + waitMs;
    if (this.timer !== undefined && this.timerDueMs <= dueMs) return;
    clearTimeout(this.timer);
    this.timerDueMs = dueMs;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.runQuiet();
    }, waitMs);
  }

  /** 0 when some dirty unit was quiet long enough, else how long the first still has to wait. */
  private nextWaitMs(): number {
    const nowMs = this.parts.nowMs();
    const waits = this.dirty.units().map((unit) => this.waitOf(unit, nowMs));
    return Math.max(0, Math.min(...waits));
  }

  private waitOf(unit: string, nowMs: number): number {
    return (this.evaluatedAtMs.get(unit) ?? 0) + QUIET_MS - nowMs;
  }

  private async runQuiet(): Promise<void> {
    const nowMs = this.parts.nowMs();
    await this.run(this.dirty.units().filter((unit) => this.waitOf(unit, nowMs) <= 0));
  }

  /** One evaluation at a time; what becomes dirty meanwhile waits for the next. */
  private async run(units: readonly string[]): Promise<void> {
    while (this.running) await this.running;
    let retry = false;
    this.running = this.evaluate(units).catch((error: unknown) => {
      retry = true;
      this.parts.onError(error, 'evaluating KPIs');
    });
    await this.running;
    this.running = undefined;
    if (this.dirty.size > 0) this.schedule(retry ? RETRY_MS : undefined);
    if (retry) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }

  private async evaluate(units: readonly string[]): Promise<void> {
    const pairs = this.dirty.take(units);
    const nowMs = this.parts.nowMs();
    for (const unit of units) this.evaluatedAtMs.set(unit, nowMs);
    const outcome = new Outcome();
    try {
      await this.evaluator.evaluate(pairs, { book: this.book, tree: this.tree, nowMs, outcome });
      this.parts.onEvaluated?.(this.parts.nowMs() - nowMs);
    } catch (error) {
      this.markAgain(pairs);
      throw error;
    } finally {
      // whoever was quicker may have known less
      this.markAgain(outcome.overtaken);
      if (outcome.changed.length > 0) this.parts.onChanged(outcome.changed);
      if (outcome.freshened.length > 0) this.parts.onFreshened?.(outcome.freshened);
    }
  }

  /** What is stored already looks unchanged the next time: the units above are marked besides. */
  private markAgain(pairs: readonly Caused[]): void {
    for (const { unit, kpi, occurredMs } of pairs) {
      for (const each of [unit, ...this.unitsAbove(unit)]) this.dirty.add(each, kpi, occurredMs);
    }
  }
}

/** Which KPIs a kind of fact makes dirty. */
function kpisByFact(book: KpiBook): Map<string, string[]> {
  const kpis = new Map<string, string[]>();
  for (const { code, measure } of book.enabled) {
    for (const fact of factsOf(measure)) kpis.set(fact, [...(kpis.get(fact) ?? []), code]);
  }
  return kpis;
}
