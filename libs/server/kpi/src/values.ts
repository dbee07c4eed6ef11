import {
  judgedOf,
  reckonOwn,
  rollUp,
  statusOf,
  type FormulaSides,
  type KpiDefinition,
  type Reckoned,
} from '@nhip-xa/domain';
import type { Measured, StoredKpi } from '@nhip-xa/ports';

interface Basis {
  unit: string;
  kpi: string;
  version: number;
  atMs: number;
  freshAtMs: number | null;
  nextAtMs: number | null;
  typedId: number | null;
}

// field by field: thousands are made at once, and copying unknown fields takes several times as long
const valueFrom = (basis: Basis, reckoned: Reckoned): StoredKpi => ({
  unit: basis.unit,
  kpi: basis.kpi,
  version: basis.version,
  atMs: basis.atMs,
  freshAtMs: basis.freshAtMs,
  nextAtMs: basis.nextAtMs,
  typedId: basis.typedId,
  value: reckoned.value,
  numerator: reckoned.numerator,
  denominator: reckoned.denominator,
  reporting: reckoned.reporting,
  expected: reckoned.expected,
  status: reckoned.status,
  from: reckoned.from,
  sinceMs: basis.atMs,
});

/**
 * The value of a commune's KPI as measured at a moment.
 * @param formula what a definition over other KPIs comes to there
 */
export function ownValue(
  definition: KpiDefinition,
  measured: Measured,
  formula: FormulaSides | undefined,
  atMs: number,
): StoredKpi {
  const { unit, freshAtMs, nextAtMs, typedId = null } = measured;
  const basis = {
    unit,
    kpi: definition.code,
    version: definition.version,
    atMs,
    freshAtMs,
    nextAtMs,
    typedId,
  };
  if (!formula) return valueFrom(basis, reckonOwn(definition, measured, measured));
  return valueFrom(basis, reckonFormula(definition, measured, formula));
}

function reckonFormula(
  definition: KpiDefinition,
  measured: Measured,
  { numerator, denominator, value, stale }: FormulaSides,
): Reckoned {
  const { reporting, expected } = measured;
  const basis = { reporting, expected, from: null };
  if (value === null) {
    return { ...basis, numerator: null, denominator: null, value, status: 'none' };
  }
  const judged = judgedOf(value, { population: measured.population ?? null });
  const status = stale ? 'stale' : statusOf(definition, judged);
  return { ...basis, numerator, denominator, value, status };
}

/** The value of a unit's KPI from those of the units below; its moment is theirs. */
export function rolledValue(
  definition: KpiDefinition,
  unit: string,
  below: readonly StoredKpi[],
  formula?: FormulaSides,
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
    typedId: null,
  };
  return valueFrom(basis, rollUp(definition, below, formula));
}

/** Whether the screens, and history, must see it. */
export function differs(value: StoredKpi, before: StoredKpi | undefined): boolean {
  return (
    before === undefined ||
    before.value !== value.value ||
    before.status !== value.status ||
    before.numerator !== value.numerator ||
    before.denominator !== value.denominator ||
    before.reporting !== value.reporting ||
    before.expected !== value.expected ||
    before.version !== value.version ||
    before.from !== value.from ||
    before.typedId !== value.typedId
  );
}
