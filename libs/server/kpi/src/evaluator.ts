import { reckonOwn, rollUp, type KpiDefinition, type Reckoned } from '@nhip-xa/domain';
import type { KpiStore, Measured, Pair, RevisedKpi, StoredKpi, TurnedKpi } from '@nhip-xa/ports';
import { CLOCKS_APART_MS } from './limits';
import type { UnitTree } from './unit-tree';

/** What became of an evaluation, as far as it got. */
export class Outcome {
  /** What the screens must see: it is stored even where a level further up fails. */
  readonly changed: TurnedKpi[] = [];
  /** Pairs that another process wrote meanwhile: to be reckoned again. */
  readonly overtaken: Pair[] = [];
}

/** How pairs stood before they were reckoned, and the moment as which they are. */
interface Before {
  values: ReadonlyMap<string, RevisedKpi>;
  atMs: number;
}

/**
 * Evaluates pairs set-wise: the communes from their facts, then level by level the units above
 * from the values below. A KPI is a function of what is stored and of the moment, nothing else.
 */
export class Evaluator {
  constructor(
    private readonly store: KpiStore,
    private readonly definitions: ReadonlyMap<string, KpiDefinition>,
  ) {}

  /** @param outcome takes what came of it as soon as it is stored */
  async evaluate(
    pairs: readonly Pair[],
    tree: UnitTree,
    nowMs: number,
    outcome: Outcome,
  ): Promise<void> {
    const known = pairs.filter(({ unit, kpi }) => tree.has(unit) && this.definitions.has(kpi));
    const communes = unique(known.filter(({ unit }) => tree.isCommune(unit)));
    const own = await this.settle(communes, nowMs, outcome, (atMs) =>
      this.measured(communes, atMs),
    );
    const turned = [...own];
    for (const level of tree.levelsAbove()) {
      const here = new Set(level);
      const marked = known.filter(({ unit }) => here.has(unit));
      const below = turned.flatMap(({ unit, kpi }) => ({ unit: tree.rollsInto(unit) ?? '', kpi }));
      const pairsHere = unique([...marked, ...below.filter(({ unit }) => here.has(unit))]);
      turned.push(
        ...(await this.settle(pairsHere, nowMs, outcome, () => this.rolledUp(pairsHere))),
      );
    }
  }

  private async measured(pairs: readonly Pair[], nowMs: number): Promise<StoredKpi[]> {
    const results: StoredKpi[] = [];
    for (const [code, units] of groupByKpi(pairs)) {
      const definition = this.definitions.get(code) as KpiDefinition;
      const measured = await this.store.measure(definition, units, nowMs);
      results.push(...measured.map((one) => ownValue(definition, one, nowMs)));
    }
    return results;
  }

  private async rolledUp(pairs: readonly Pair[]): Promise<StoredKpi[]> {
    const units = [...new Set(pairs.map(({ unit }) => unit))];
    const kpis = [...new Set(pairs.map(({ kpi }) => kpi))];
    const children = await this.store.loadChildren(units, kpis);
    return pairs.map(({ unit, kpi }) => {
      const below = children.filter((child) => child.parent === unit && child.kpi === kpi);
      return rolledValue(this.definitions.get(kpi) as KpiDefinition, unit, below);
    });
  }

  /**
   * Reads how pairs stand, reckons them, and stores what came of it; in this order, so that nothing
   * reckoned from older facts replaces what another process has stored meanwhile. Returns the pairs
   * that turned.
   */
  private async settle(
    pairs: readonly Pair[],
    nowMs: number,
    outcome: Outcome,
    reckon: (atMs: number) => Promise<StoredKpi[]>,
  ): Promise<Pair[]> {
    if (pairs.length === 0) return [];
    const before = beforeOf(await this.store.load(pairs), nowMs);
    const reckoned = (await reckon(before.atMs)).map((value) => continued(value, before));
    const turned = reckoned
      .filter((value) => differs(value, before.values.get(keyOf(value))))
      .map((value) => ({
        ...value,
        statusBefore: before.values.get(keyOf(value))?.status ?? ('none' as const),
      }));
    const stored = new Set((await this.store.save(reckoned, turned)).map(keyOf));
    const changed = turned.filter((value) => stored.has(keyOf(value)));
    outcome.changed.push(...changed);
    outcome.overtaken.push(...pairs.filter((pair) => !stored.has(keyOf(pair))));
    return changed;
  }
}

export const keyOf = ({ unit, kpi }: Pair): string => `${unit} ${kpi}`;

const unique = (pairs: readonly Pair[]): Pair[] => [
  ...new Map(pairs.map((pair) => [keyOf(pair), pair])).values(),
];

export function groupByKpi(pairs: readonly Pair[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { unit, kpi } of unique(pairs)) {
    const units = groups.get(kpi);
    if (units) units.push(unit);
    else groups.set(kpi, [unit]);
  }
  return groups;
}

interface Basis {
  unit: string;
  kpi: string;
  version: number;
  atMs: number;
  freshAtMs: number | null;
  nextAtMs: number | null;
}

const valueFrom = (basis: Basis, reckoned: Reckoned): StoredKpi => ({
  ...basis,
  value: reckoned.value,
  numerator: reckoned.numerator,
  denominator: reckoned.denominator,
  reporting: reckoned.reporting,
  expected: reckoned.expected,
  status: reckoned.status,
  sinceMs: basis.atMs,
});

/** The value of a commune's KPI as measured at a moment. */
export function ownValue(definition: KpiDefinition, measured: Measured, atMs: number): StoredKpi {
  const { unit, freshAtMs, nextAtMs } = measured;
  const basis = {
    unit,
    kpi: definition.code,
    version: definition.version,
    atMs,
    freshAtMs,
    nextAtMs,
  };
  return valueFrom(basis, reckonOwn(definition, measured, measured.stale, measured.fed));
}

/** The value of a unit's KPI from those of the units below; its moment is theirs. */
export function rolledValue(
  definition: KpiDefinition,
  unit: string,
  below: readonly StoredKpi[],
): StoredKpi {
  const newest = (of: (child: StoredKpi) => number | null): number | null =>
    below.reduce<number | null>((most, child) => {
      const moment = of(child);
      return moment === null ? most : Math.max(most ?? 0, moment);
    }, null);
  const basis = {
    unit,
    kpi: definition.code,
    version: definition.version,
    atMs: newest((child) => child.atMs) ?? 0,
    freshAtMs: newest((child) => child.freshAtMs),
    nextAtMs: null,
  };
  return valueFrom(basis, rollUp(definition, below));
}

/** The moment does not go back behind one that a process with a faster clock has stored. */
function beforeOf(values: readonly RevisedKpi[], nowMs: number): Before {
  const ahead = values.map(({ atMs }) => atMs).filter((atMs) => atMs <= nowMs + CLOCKS_APART_MS);
  return {
    values: new Map(values.map((value) => [keyOf(value), value])),
    atMs: ahead.reduce((most, atMs) => Math.max(most, atMs), nowMs),
  };
}

/** A status that goes on keeps the moment at which it began. */
function continued(value: StoredKpi, { values, atMs }: Before): RevisedKpi {
  const before = values.get(keyOf(value));
  const sinceMs = before?.status === value.status ? before.sinceMs : atMs;
  return { ...value, atMs, sinceMs, revision: before?.revision ?? 0 };
}

function differs(value: StoredKpi, before: StoredKpi | undefined): boolean {
  return (
    before === undefined ||
    before.value !== value.value ||
    before.status !== value.status ||
    before.numerator !== value.numerator ||
    before.denominator !== value.denominator ||
    before.reporting !== value.reporting ||
    before.expected !== value.expected ||
    before.version !== value.version
  );
}
