import { LIMITS, type KpiDistribution, type MeasureTerm } from '@nhip-xa/contract';
import {
  isFactMeasure,
  isoOfMs,
  localDay,
  workdayMs,
  type Calendar,
  type KpiDefinition,
} from '@nhip-xa/domain';
import type { SpanMs } from '@nhip-xa/ports';
import type { Database } from '../database/database';
import type { Reckoning } from './measure';
import { compileTerm } from './terms/compile';
import { Values } from './terms/statement';

type CaseTerm = Extract<MeasureTerm, { fact: 'case' }>;

/**
 * The closed cases that a definition is about, of the wider side where both count some. Whether they
 * were late is left out: that is what their distribution shows.
 */
export function closedCasesOf({ measure }: Pick<KpiDefinition, 'measure'>): CaseTerm | undefined {
  if (!isFactMeasure(measure)) return undefined;
  const terms = [...(measure.denominator ?? []), ...measure.numerator];
  const found = terms.find((term) => term.fact === 'case' && term.where?.within === 'closedAt');
  if (found?.fact !== 'case') return undefined;
  const where = { ...found.where };
  delete where.late;
  return { ...found, where };
}

interface DayRow {
  /** Null: the row of them all. */
  day: number | null;
  n: number;
  late: number;
  due: number;
  untimed: number;
  median: number | null;
  p90: number | null;
}

/**
 * Handling times are gathered by the minute first: a year of a province has half a million cases and
 * some thousand different minutes, of which the median and the bars are then made.
 */
const textOf = (where: string, { day, last }: { day: string; last: string }): string => `
  WITH minutes AS (
    SELECT floor(f.handled_working_min)::int AS minute, count(*) AS n,
      count(*) FILTER (WHERE f.closed_at > f.effective_due_at) AS late,
      count(*) FILTER (WHERE f.effective_due_at IS NOT NULL) AS due
    FROM cases f WHERE ${where} GROUP BY 1),
  ranked AS (
    SELECT minute, sum(n) OVER (ORDER BY minute) AS upto, sum(n) OVER () AS total
    FROM minutes WHERE minute IS NOT NULL)
  SELECT NULL::int AS day, coalesce(sum(n), 0)::int AS n, coalesce(sum(late), 0)::int AS late,
    coalesce(sum(due), 0)::int AS due, coalesce(sum(n) FILTER (WHERE minute IS NULL), 0)::int AS untimed,
    (SELECT min(minute) FROM ranked WHERE upto >= total * 0.5)::float8 AS median,
    (SELECT min(minute) FROM ranked WHERE upto >= total * 0.9)::float8 AS p90
  FROM minutes
  UNION ALL
  SELECT least(floor(minute / ${day}), ${last})::int, sum(n)::int, sum(late)::int, 0, 0, NULL, NULL
  FROM minutes WHERE minute IS NOT NULL GROUP BY 1 ORDER BY day NULLS FIRST`;

interface DistributionAsked {
  term: CaseTerm;
  definition: KpiDefinition;
  communes: readonly string[];
  span: SpanMs;
  calendar: Calendar;
}

const MINUTE_MS = 60_000;

/** How long the closed cases of some communes took that a definition is about. */
export async function readDistribution(
  database: Database,
  { term, definition, communes, span, calendar }: DistributionAsked,
  reckoning: Reckoning,
): Promise<KpiDistribution> {
  const values = new Values(communes, { atMs: span.toMs, past: true });
  const { scan, filter } = compileTerm(term, { definition, values, span, ...reckoning });
  const dayMinutes = workdayMs(calendar, localDay(span.toMs)) / MINUTE_MS;
  const day = `${values.add(dayMinutes)}::float8`;
  const last = `${values.add(LIMITS.distributionBins)}::int`;
  const where = `f.unit = ANY(${values.these}) AND ${scan} AND ${filter}`;
  const rows = await database.query<DayRow>('read', values.statement(textOf(where, { day, last })));
  const [all, ...days] = rows as [DayRow, ...DayRow[]];
  return {
    from: isoOfMs(span.fromMs),
    to: isoOfMs(span.toMs),
    kind: term.kind,
    dayMinutes,
    closed: all.n,
    untimed: all.untimed,
    due: all.due,
    late: all.late,
    medianMinutes: all.median,
    p90Minutes: all.p90,
    bins: days.map(({ day: at, n, late }) => ({ day: at ?? 0, count: n, late })),
  };
}
