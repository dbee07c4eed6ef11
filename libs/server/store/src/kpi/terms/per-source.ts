import type { FunctionTerm, PerSource, ReadingTerm } from '@nhip-xa/contract';
import { airQuality } from './air-quality';
import { compares } from './attribute-tests';
import { increase } from './increase';
import { floodLevel, rain } from './reading-functions';
import { boundsOf, rawReadings, summed, type Bounds } from './readings-within';
import type { SourceNumber } from './source-number';
import { boundsOfLast } from './silence';
import type { Values } from './statement';
import type { TermContext } from './term-query';

export function perSourceOf(term: ReadingTerm | FunctionTerm, context: TermContext): SourceNumber {
  const { span, values } = context;
  if ('function' in term) {
    switch (term.function) {
      case 'flood-level':
        return { query: floodLevel, last: true };
      case 'rain': {
        const series = { total: seriesOf('rain_total', values), each: seriesOf('rain', values) };
        return { query: rain(series, boundsOfLast(term, context)), last: true };
      }
      case 'vn-aqi':
        return airQuality(term, values);
    }
  }
  if (term.perSource === 'last') {
    return { query: 'SELECT x.last AS counted, x.last AS value', last: true };
  }
  const series = seriesOf(term.metric, values);
  const bounds = term.perSource === 'slope' ? boundsOfLast(term, context) : boundsOf(span, values);
  const number =
    typeof term.perSource === 'string' && term.perSource in SUMMED
      ? `SELECT ${SUMMED[term.perSource as Summed]} AS counted FROM (${summed(series, bounds)}) p`
      : eachOf(term.perSource as Each, series, bounds, values);
  return {
    query: `SELECT n.counted, NULL::float8 AS value FROM (${number}) n`,
    last: term.perSource === 'slope',
  };
}

const seriesOf = (metric: string, values: Values): string =>
  `(x.series ->> ${values.add(metric)}::text)::int`;

/** What hours tell as well as readings. A source that said nothing has a sum and a count of 0. */
const SUMMED = {
  sum: 'coalesce(sum(p.sum), 0)::float8',
  count: 'coalesce(sum(p.n), 0)::float8',
  mean: '(sum(p.sum) / sum(p.n))::float8',
  min: 'min(p.min)',
  max: 'max(p.max)',
} as const;
type Summed = keyof typeof SUMMED;
type Each = Exclude<PerSource, Summed | 'last'>;

/** What only the readings themselves tell. */
function eachOf(per: Each, series: string, bounds: Bounds, values: Values): string {
  if (per === 'increase') return `SELECT i.counted FROM (${increase(series, bounds)}) i`;
  return `SELECT ${ofEach(per, bounds, values)} AS counted
    FROM (${rawReadings(series, bounds.from, bounds.to)}) r`;
}

function ofEach(per: Exclude<Each, 'increase'>, bounds: Bounds, values: Values): string {
  if (per === 'median') return middle(50);
  // by least squares, per hour; of fewer than two readings there is none
  if (per === 'slope') {
    return `regr_slope(r.value, extract(epoch FROM r.at - ${bounds.from})::float8 / 3600)`;
  }
  if ('percentile' in per) return middle(per.percentile);
  return `avg(CASE WHEN ${compares('r.value', per.share, values)} THEN 1 ELSE 0 END)::float8`;
}

const middle = (percent: number): string =>
  `percentile_cont(${percent / 100}) WITHIN GROUP (ORDER BY r.value)`;
