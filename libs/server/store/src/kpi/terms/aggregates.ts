import type { TermQuery } from './term-query';

/** What a term comes to, as an expression over the rows of its scan; `groups` stand for themselves. */
export function aggregateOf({ aggregate, counted, filter, newest }: TermQuery): string {
  const where = ` FILTER (WHERE ${filter})`;
  if (typeof aggregate === 'object') {
    if ('percentile' in aggregate) return percentile(aggregate.percentile, counted, where);
    if ('distinct' in aggregate) return `count(DISTINCT (${counted}))${where}::float8`;
    throw new Error('groups are counted by a statement of their own');
  }
  switch (aggregate) {
    case 'count':
      return `count(*)${where}::float8`;
    case 'median':
      return percentile(50, counted, where);
    case 'mean':
      return `avg(${counted})${where}`;
    case 'last':
      return `(array_agg(${counted} ORDER BY ${newest ?? 'f.at'} DESC)${where})[1]`;
    case 'sum':
    case 'min':
    case 'max':
      return `${aggregate}(${counted})${where}`;
  }
}

/** Interpolated between neighbours, as a median of two is the middle of both. */
const percentile = (percent: number, counted: string, where: string): string =>
  `percentile_cont(${percent / 100}) WITHIN GROUP (ORDER BY ${counted})${where}`;

/** How many items it rests on; a mean or a middle only on those that have the number. */
export const itemsOf = ({ aggregate, counted, filter }: TermQuery): string =>
  aggregate === 'count' ||
  aggregate === 'sum' ||
  (typeof aggregate === 'object' && !('percentile' in aggregate))
    ? `count(*) FILTER (WHERE ${filter})::int`
    : `count(${counted}) FILTER (WHERE ${filter})::int`;

export const isGroups = ({ aggregate }: TermQuery): boolean =>
  typeof aggregate === 'object' && 'groups' in aggregate;

/** Different combinations of fields that enough items share, by unit; without a field there is none. */
export function groupsStatement(query: TermQuery, units: string): string {
  const { aggregate, counted, filter, from, scan } = query;
  const least =
    typeof aggregate === 'object' && 'groups' in aggregate ? aggregate.groups.atLeast : 1;
  return `SELECT g.unit, count(*)::float8 AS t0, count(*)::int AS n0
    FROM (SELECT f.unit FROM ${from} WHERE f.unit = ANY(${units}) AND ${scan} AND ${filter}
      GROUP BY f.unit, ${counted} HAVING count(*) >= ${least} AND num_nulls(${counted}) = 0) g GROUP BY g.unit`;
}
