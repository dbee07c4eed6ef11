import type {
  KpiFact,
  KpiStore,
  LateFact,
  LateRound,
  Measurable,
  Measured,
  Pair,
  RevisedKpi,
  StoredKpi,
  UnitOfTree,
} from '@nhip-xa/ports';

const keyOf = ({ unit, kpi }: Pair): string => `${unit} ${kpi}`;

/** A commune, province or nation of a tree; the parent follows from the code unless it is given. */
export const unitOfTree = (
  code: string,
  parent: string | null,
  over: Partial<UnitOfTree> = {},
): UnitOfTree => ({
  code,
  level: code === 'VN' ? 'nation' : code.length === 2 ? 'province' : 'commune',
  parent,
  name: `Đơn vị ${code}`,
  simulated: false,
  ...over,
});

/** KPI values in memory over numbers that a test sets; a call can fail or be held. */
export class FakeKpiStore implements KpiStore {
  tree: UnitOfTree[] = [];
  /** `unit kpi` → what its facts come to at a moment; one source with nothing to count otherwise. */
  readonly facts = new Map<string, Partial<Measured> | ((atMs: number) => Partial<Measured>)>();
  readonly values = new Map<string, RevisedKpi>();
  readonly history: StoredKpi[] = [];
  readonly corrected: StoredKpi[] = [];
  /** Every measuring, with its moment. */
  readonly measured: { kpi: string; units: readonly string[]; atMs: number }[] = [];
  /** Moments at which values were recorded as they came. */
  recorded: number[] = [];
  /** Set: it is asked before each call, and what it gives is thrown. */
  failure: (call: string) => Error | undefined = () => undefined;
  private late: (LateFact & { markedMs: number; round?: string })[] = [];
  private held: Promise<void> = Promise.resolve();

  /** Calls wait from now on until the returned function is called. */
  hold(): () => void {
    let release: () => void = () => undefined;
    this.held = new Promise((resolve) => (release = resolve));
    return release;
  }

  private async answer<T>(call: string, of: () => T): Promise<T> {
    await this.held;
    const failure = this.failure(call);
    if (failure) throw failure;
    return of();
  }

  measure(
    asked: readonly Measurable[],
    units: readonly string[],
    atMs: number,
  ): Promise<Measured[]> {
    for (const { definition } of asked) {
      this.measured.push({ kpi: definition.code, units, atMs });
    }
    return this.answer('measure', () => this.toldOf(asked, units, atMs));
  }

  measurePast(
    asked: readonly Measurable[],
    units: readonly string[],
    atMs: number,
  ): Promise<Measured[]> {
    return this.answer('measurePast', () => this.toldOf(asked, units, atMs));
  }

  private toldOf(asked: readonly Measurable[], units: readonly string[], atMs: number): Measured[] {
    return asked.flatMap(({ definition }) =>
      units.map((unit) => this.told({ unit, kpi: definition.code }, atMs)),
    );
  }

  private told(pair: Pair, atMs: number): Measured {
    const facts = this.facts.get(keyOf(pair));
    const nothing = { numerator: 0, denominator: 0, reporting: 1, expected: 1 };
    const standing = { stale: false, fed: true, freshAtMs: null, nextAtMs: null };
    const given = typeof facts === 'function' ? facts(atMs) : facts;
    return { ...pair, ...nothing, ...standing, ...given };
  }

  loadPast(units: readonly string[], kpis: readonly string[], atMs: number): Promise<StoredKpi[]> {
    return this.answer('loadPast', () =>
      units.flatMap((unit) =>
        kpis.flatMap((kpi) => {
          const told = [...this.history, ...this.corrected].filter(
            (value) => value.unit === unit && value.kpi === kpi && value.atMs <= atMs,
          );
          return told.sort((a, b) => a.atMs - b.atMs).at(-1) ?? [];
        }),
      ),
    );
  }

  load(pairs: readonly Pair[]): Promise<RevisedKpi[]> {
    return this.answer('load', () => pairs.flatMap((pair) => this.values.get(keyOf(pair)) ?? []));
  }

  loadChildren(
    parents: readonly string[],
    kpis: readonly string[],
  ): Promise<(StoredKpi & { parent: string })[]> {
    return this.answer('loadChildren', () => {
      const unitOf = (code: string) => this.tree.find((unit) => unit.code === code);
      return [...this.values.values()].flatMap((value) => {
        const { parent, simulated } = unitOf(value.unit) ?? {};
        if (!parent || !parents.includes(parent) || !kpis.includes(value.kpi)) return [];
        return simulated && !unitOf(parent)?.simulated ? [] : [{ ...value, parent }];
      });
    });
  }

  loadPastChildren(
    parents: readonly string[],
    kpis: readonly string[],
    atMs: number,
  ): Promise<(StoredKpi & { parent: string })[]> {
    const parentOf = (code: string) => this.tree.find((unit) => unit.code === code)?.parent;
    return this.answer('loadPastChildren', () =>
      this.tree.flatMap(({ code }) => {
        const parent = parentOf(code);
        if (!parent || !parents.includes(parent)) return [];
        return kpis.flatMap((kpi) => {
          const newest = this.corrected.findLast(
            (value) => value.unit === code && value.kpi === kpi && value.atMs <= atMs,
          );
          return newest ? [{ ...newest, parent }] : [];
        });
      }),
    );
  }

  /** Another process stores a value of its own. */
  overtake(value: StoredKpi): void {
    const revision = (this.values.get(keyOf(value))?.revision ?? 0) + 1;
    this.values.set(keyOf(value), { ...value, revision });
  }

  save(values: readonly RevisedKpi[], changed: readonly Pair[]): Promise<Pair[]> {
    return this.answer('save', () => {
      const turned = new Set(changed.map(keyOf));
      const asRead = (value: RevisedKpi): boolean =>
        (this.values.get(keyOf(value))?.revision ?? 0) === value.revision;
      const stored = values.filter(asRead);
      const overtaken = values.filter((value) => !asRead(value));
      for (const value of stored) this.overtake(value);
      this.history.push(...stored.filter((value) => turned.has(keyOf(value))));
      return overtaken;
    });
  }

  correctHistory(values: readonly StoredKpi[]): Promise<void> {
    return this.answer('correctHistory', () => void this.corrected.push(...values));
  }

  recordedMoments(): Promise<number[]> {
    return this.answer('recordedMoments', () => this.recorded);
  }

  beginEarlier(): Promise<Pair[]> {
    return this.answer('beginEarlier', () => []);
  }

  /** A fact of a moment is stored; whether it came late is for the test to say. */
  cameLate(fact: LateFact): void {
    this.late.push({ ...fact, markedMs: Date.now() });
  }

  /** Never held: what is late stands there whatever becomes of the work. */
  async beginLate({ id, quietMs, longestMs }: LateRound): Promise<LateFact[]> {
    const failure = this.failure('beginLate');
    if (failure) throw failure;
    const nowMs = Date.now();
    const marks = this.late.map(({ markedMs }) => markedMs);
    const isQuiet = Math.max(...marks) <= nowMs - quietMs;
    if (!isQuiet && Math.min(...marks) > nowMs - longestMs) return [];
    for (const fact of this.late) Object.assign(fact, { round: id, markedMs: nowMs });
    return [...this.late];
  }

  endLate(round: string): Promise<boolean> {
    this.late = this.late.filter((fact) => fact.round !== round);
    return Promise.resolve(this.late.length > 0);
  }

  due(kpis: readonly string[], atMs: number): Promise<Pair[]> {
    const isDue = ({ kpi, nextAtMs }: StoredKpi): boolean =>
      kpis.includes(kpi) && nextAtMs !== null && nextAtMs <= atMs;
    return this.answer('due', () => [...this.values.values()].filter(isDue));
  }

  units(): Promise<UnitOfTree[]> {
    return this.answer('units', () => this.tree);
  }

  refreshFreshness(_facts: readonly KpiFact[]): Promise<never[]> {
    return this.answer('refreshFreshness', () => []);
  }
}
