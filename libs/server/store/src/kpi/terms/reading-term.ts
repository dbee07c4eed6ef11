import type { FunctionTerm, ReadingTerm } from '@nhip-xa/contract';
import { metricsOf, neededMetricsOf } from '@nhip-xa/domain';
import { attributeConditions, compares } from './attribute-tests';
import { perSourceOf } from './per-source';
import type { SourceNumber } from './source-number';
import { lastOfSeries, served, sinceAt, stateAt } from './sources-at';
import { ONCE } from './statement';
import type { TermContext, TermQuery } from './term-query';

/** A last value without a limit of age: a hundred years. */
const ANY_AGE_SECONDS = 3_153_600_000;

/**
 * Readings, source by source, as each comes to one number. Of a last value, a slope, a function and
 * of maxima over sources those of the sources that report [contract 1, feeding]; when none does,
 * those of the sources that were still reporting when the last of them fell silent, so that the last
 * value stands, and nothing comes back that had left it before.
 */
export function readingQuery(term: ReadingTerm | FunctionTerm, context: TermContext): TermQuery {
  const { definition, values } = context;
  const per = perSourceOf(term, context);
  const reporting = per.last || term.aggregate === 'max' || term.aggregate === 'min';
  const age = per.last ? (definition.freshFor ?? ANY_AGE_SECONDS) : ANY_AGE_SECONDS;
  const fresh = `${values.add(age)}::float8 * interval '1 second'`;
  const reports = reporting ? `x.last_at > ${values.at} - ${fresh} AND x.state = 'online'` : 'true';
  const filter = [
    reporting ? '(f.reports OR (NOT f.any_reports AND f.until = f.last_until))' : 'true',
    ...(term.is ? [compares('f.counted', term.is, values)] : []),
  ];
  return {
    kind: 'reading',
    from: `(
      SELECT y.*, bool_or(y.reports) OVER (PARTITION BY y.unit) AS any_reports,
        max(y.until) OVER (PARTITION BY y.unit) AS last_until
      FROM (
        SELECT x.unit, x.id, x.key, x.metric, x.last_at AS at, c.counted, c.value, ${reports} AS reports,
          least(x.last_at + ${fresh}, CASE WHEN x.state = 'offline' THEN x.since END) AS until
        FROM (${seriesQuery(term, context)}) x CROSS JOIN LATERAL (${per.query} ${ONCE}) c
        WHERE c.counted IS NOT NULL) y) f`,
    scan: 'true',
    filter: filter.join(' AND '),
    counted: 'f.counted',
    aggregate: term.aggregate,
    ...(per.last && !values.moment.past && { changesAt: changesOf(per, fresh) }),
    ...(per.beforehand && { beforehand: per.beforehand }),
    order: 'f.id',
  };
}

/** A number that counts is too old one day; it may be another one before. */
const changesOf = ({ changesAt }: SourceNumber, fresh: string): string => {
  const old = `f.at + ${fresh}`;
  return `CASE WHEN f.reports THEN ${changesAt ? `least(${old}, ${changesAt})` : old} END`;
};

/**
 * One row for each source and the commune that its series are of: with the numbers of its series by
 * metric, the moment of the newest reading of those that must be there, and, where all is of one
 * metric, the value of that reading. In a past before its first sign it was there: its readings of
 * that time are.
 */
function seriesQuery(term: ReadingTerm | FunctionTerm, { values }: TermContext): string {
  const metrics = metricsOf(term);
  const needed = `e.metric = ANY(${values.add(neededMetricsOf(term))}::text[])`;
  const where = term.where ?? {};
  const conditions = [
    `e.metric = ANY(${values.add(metrics)}::text[])`,
    `e.commune = ANY(${values.these})`,
    ...(where.kinds ? [`s.kind = ANY(${values.add(where.kinds)}::text[])`] : []),
    ...attributeConditions('s.attributes', where.attributes, values),
  ];
  return `SELECT e.commune AS unit, s.id, s.key, s.attributes, min(e.metric) AS metric,
      ${stateAt('s.id', 'p', 'online', values)} AS state, ${sinceAt('s.id', 'p', values)} AS since,
      max(l.at) FILTER (WHERE ${needed}) AS last_at, max(l.value) AS last,
      jsonb_object_agg(e.metric, e.id) AS series
    FROM series e JOIN sources s ON s.id = e.source_id AND ${served('s', values)}
    JOIN presence p ON p.source_id = s.id
    CROSS JOIN LATERAL (${lastOfSeries('e.id', values)}) l
    WHERE ${conditions.join(' AND ')}
    GROUP BY e.commune, s.id, p.source_id`;
}
