import type { KpiDistribution, MeasureTerm } from '@nhip-xa/contract';
import {
  factName,
  isFactMeasure,
  isoOfMs,
  localDay,
  workdayMs,
  type Calendar,
  type KpiDefinition,
} from '@nhip-xa/domain';
import type { SpanMs } from '@nhip-xa/ports';
import type { Statement } from '../database/database';
import type { SettledMonths } from '../database/settled-months';
import { distributionOf, type HandlingTime } from './handling-times';
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

/**
 * Handling times are gathered by the minute: a year of a province has half a million cases and some
 * thousand different minutes, of which the median and the bars are then made.
 */
const textOf = (where: string): string => `
  SELECT floor(f.handled_working_min)::int AS minute, count(*)::int AS n,
    (count(*) FILTER (WHERE f.closed_at > f.effective_due_at))::int AS late,
    count(f.effective_due_at)::int AS due
  FROM cases f WHERE ${where} GROUP BY 1`;

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
  months: SettledMonths<HandlingTime>,
  { term, definition, communes, span, calendar }: DistributionAsked,
  reckoning: Reckoning,
): Promise<KpiDistribution> {
  const values = new Values(communes, { atMs: span.toMs, past: true });
  const statementOf = (part: SpanMs): Statement => {
    const { scan, filter } = compileTerm(term, { definition, values, span: part, ...reckoning });
    return values.statement(textOf(`f.unit = ANY(${values.these}) AND ${scan} AND ${filter}`));
  };
  const dayMinutes = workdayMs(calendar, localDay(span.toMs)) / MINUTE_MS;
  // an index has the closed cases of one commune together
  const stretches =
    communes.length === 1
      ? [await months.ask(statementOf(span))]
      : await months.within([factName.case(term.kind)], span, statementOf);
  return {
    from: isoOfMs(span.fromMs),
    to: isoOfMs(span.toMs),
    kind: term.kind,
    dayMinutes,
    ...distributionOf(stretches, dayMinutes),
  };
}
