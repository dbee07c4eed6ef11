import {
  isoOfMs,
  windowSpan,
  type CaseFilter,
  type KpiDefinition,
  type Side,
} from '@nhip-xa/domain';
import type { Measured } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import { factQueries, Parameters, workOf, type FactQuery, type Moment } from './fact-query';
import { NOT_FED, summariseFeeders } from './feeders';

/** What a side comes to in one unit. */
interface Total {
  unit: string;
  n: number;
  total: number | null;
  changes_at: Date | null;
}

/** Measures one definition over many units at a moment: a few set-wise statements. */
export async function measure(
  database: Database,
  definition: KpiDefinition,
  units: readonly string[],
  moment: Moment,
): Promise<Measured[]> {
  const { numerator, denominator } = definition.measure;
  const [feeders, upper, lower, dueNext] = await Promise.all([
    summariseFeeders(database, definition, units, moment),
    totals(database, definition, numerator, units, moment),
    denominator ? totals(database, definition, denominator, units, moment) : undefined,
    nextDeadlines(database, definition, units, moment),
  ]);
  return units.map((unit): Measured => {
    const { changesAtMs, ...summary } = feeders.get(unit) ?? NOT_FED;
    const top = upper.get(unit);
    const nothing = 'highest' in numerator ? null : 0;
    return {
      unit,
      ...summary,
      numerator: top?.total ?? nothing,
      denominator: lower ? (lower.get(unit)?.total ?? 0) : (top?.n ?? 0),
      nextAtMs: earliest([
        windowSpan(definition.window, moment.atMs).movesAtMs,
        top?.changes_at?.getTime(),
        dueNext.get(unit),
        changesAtMs,
      ]),
    };
  });
}

function earliest(moments: readonly (number | undefined)[]): number | null {
  const least = Math.min(...moments.map((moment) => moment ?? Infinity));
  return Number.isFinite(least) ? least : null;
}

async function totals(
  database: Database,
  definition: KpiDefinition,
  side: Side,
  units: readonly string[],
  moment: Moment,
): Promise<Map<string, Total>> {
  const parameters = new Parameters(units, moment);
  const queries = factQueries(definition, side, parameters);
  const rows = await database.query<Total>(workOf(moment), {
    text: queries.map(totalOf).join(' UNION ALL '),
    values: parameters.values,
  });
  const byUnit = new Map<string, Total>();
  for (const row of rows) {
    const before = byUnit.get(row.unit);
    byUnit.set(
      row.unit,
      before ? { ...row, n: before.n + row.n, total: (before.total ?? 0) + (row.total ?? 0) } : row,
    );
  }
  return byUnit;
}

const totalOf = (query: FactQuery): string => `
  SELECT f.unit, count(*)::int AS n, ${query.combine}(${query.counted}) AS total,
    ${query.changesAt ? `min(${query.changesAt})` : 'NULL::timestamptz'} AS changes_at
  FROM ${query.from} WHERE f.unit = ANY($1) AND ${query.where} GROUP BY f.unit`;

const caseFilters = (side: Side | undefined): readonly CaseFilter[] =>
  side && 'count' in side && side.count === 'case' ? side.of : [];

/**
 * The next moment at which a case turns overdue by itself: its due date, or the stated end of the
 * pause that it is in.
 */
async function nextDeadlines(
  database: Database,
  definition: KpiDefinition,
  units: readonly string[],
  moment: Moment,
): Promise<Map<string, number>> {
  const { numerator, denominator } = definition.measure;
  const filters = [...caseFilters(numerator), ...caseFilters(denominator)];
  const kinds = [
    ...new Set(filters.filter((filter) => filter.overdue).map((filter) => filter.kind)),
  ];
  if (kinds.length === 0 || moment.past) return new Map();
  const rows = await database.query<{ unit: string; next: Date }>(workOf(moment), {
    name: 'next-deadlines',
    text: `SELECT f.unit, min(greatest(f.effective_due_at,
             (SELECT upper(r) FROM unnest(f.pauses) r WHERE r @> $3::timestamptz))) AS next
           FROM cases f
           WHERE f.kind = ANY($2) AND f.unit = ANY($1) AND f.open_from IS NOT NULL AND f.open_to IS NULL
             AND (f.effective_due_at >= $3::timestamptz OR f.pauses @> $3::timestamptz)
             AND f.effective_due_at IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM unnest(f.pauses) r WHERE r @> $3::timestamptz AND upper_inf(r))
           GROUP BY f.unit`,
    values: [units, kinds, isoOfMs(moment.atMs)],
  });
  return new Map(rows.map(({ unit, next }) => [unit, next.getTime()]));
}
