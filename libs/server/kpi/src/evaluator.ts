import { reckonOwn, rollUp, type KpiDefinition, type Reckoned } from '@nhip-xa/domain';
import type { KpiStore, Measured, Pair, StoredKpi, TurnedKpi } from '@nhip-xa/ports';
import type { UnitTree } from './unit-tree';

/**
 * Evaluates pairs set-wise: the communes from their facts, then level by level the units above
 * from the values below. A KPI is a function of what is stored and of the moment, nothing else.
 */
export class Evaluator {
  constructor(
    private readonly store: KpiStore,
    private readonly definitions: ReadonlyMap<string, KpiDefinition>,
  ) {}

  /**
   * @param changed takes what the screens must see as soon as it is stored: it stands even where a
   *   level further up fails
   */
  async evaluate(
    pairs: readonly Pair[],
    tree: UnitTree,
    nowMs: number,
    changed: TurnedKpi[],
  ): Promise<void> {
    const known = pairs.filter(({ unit, kpi }) => tree.has(unit) && this.definitions.has(kpi));
    const own = await this.measured(
      known.filter(({ unit }) => tree.isCommune(unit)),
      nowMs,
    );
    let above = [
      ...known.filter(({ unit }) => !tree.isCommune(unit)),
      ...(await this.settle(own, nowMs, changed, tree)),
    ];
    for (const level of tree.levelsAbove()) {
      const here = new Set(level);
      const rolled = await this.rolledUp(unique(above.filter(({ unit }) => here.has(unit))));
      const next = await this.settle(rolled, nowMs, changed, tree);
      above = [...above.filter(({ unit }) => !here.has(unit)), ...next];
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
    if (pairs.length === 0) return [];
    const units = [...new Set(pairs.map(({ unit }) => unit))];
    const kpis = [...new Set(pairs.map(({ kpi }) => kpi))];
    const children = await this.store.loadChildren(units, kpis);
    return pairs.map(({ unit, kpi }) => {
      const below = children.filter((child) => child.parent === unit && child.kpi === kpi);
      return rolledValue(this.definitions.get(kpi) as KpiDefinition, unit, below);
    });
  }

  /** Stores what was reckoned; returns the pairs above that it may change. */
  private async settle(
    reckoned: readonly StoredKpi[],
    nowMs: number,
    changed: TurnedKpi[],
    tree: UnitTree,
  ): Promise<Pair[]> {
    if (reckoned.length === 0) return [];
    const before = new Map((await this.store.load(reckoned)).map((value) => [keyOf(value), value]));
    const stored = reckoned.map((value) => continued(value, before.get(keyOf(value)), nowMs));
    const turned = stored
      .filter((value) => differs(value, before.get(keyOf(value))))
      .map((value) => ({ ...value, statusBefore: before.get(keyOf(value))?.status ?? 'none' }));
    await this.store.save(stored, turned);
    changed.push(...turned);
    return turned.flatMap(({ unit, kpi }) => {
      const parent = tree.rollsInto(unit);
      return parent ? [{ unit: parent, kpi }] : [];
    });
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

/** A status that goes on keeps the moment at which it began. */
function continued(value: StoredKpi, before: StoredKpi | undefined, nowMs: number): StoredKpi {
  const sinceMs = before?.status === value.status ? before.sinceMs : nowMs;
  return { ...value, atMs: nowMs, sinceMs };
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
