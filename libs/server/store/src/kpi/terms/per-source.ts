import type { FunctionTerm, ReadingTerm } from '@nhip-xa/contract';
import { lastOfSeries } from './sources-at';
import type { Values } from './statement';
import type { TermContext } from './term-query';

/** What the readings of one source come to, over a row `x` with its series by metric. */
export interface PerSource {
  /** One row: `counted` is the number, `value` the reading behind it where there is one. */
  query: string;
  /** It is of what the source said last, so the metric must be young enough. */
  last: boolean;
}

/** A mark as its source's attributes state it; a word among them must not stop all other stations. */
const MARK = '^-?[0-9]{1,9}([.][0-9]{1,9})?$';

export function perSourceOf(term: ReadingTerm | FunctionTerm, context: TermContext): PerSource {
  const { values } = context;
  if ('function' in term) {
    if (term.function === 'flood-level') return { query: floodLevel(values), last: true };
    throw new Error(`not built yet: ${term.function}`);
  }
  if (term.perSource === 'last') {
    const last = lastOfSeries(seriesOf(term.metric, values), values);
    return { query: `SELECT l.value AS counted, l.value FROM (${last}) l`, last: true };
  }
  throw new Error(`not built yet: ${JSON.stringify(term.perSource)}`);
}

export const seriesOf = (metric: string, values: Values): string =>
  `(x.series ->> ${values.add(metric)}::text)::int`;

/** How many of the marks that its source states the last water level reaches [QĐ 05/2020]. */
function floodLevel(values: Values): string {
  const last = lastOfSeries(seriesOf('water_level', values), values);
  return `SELECT CASE WHEN jsonb_typeof(x.attributes -> 'floodLevels') = 'array' THEN (
      SELECT count(*) FROM jsonb_array_elements_text(x.attributes -> 'floodLevels') m
      WHERE CASE WHEN m ~ '${MARK}' THEN l.value >= m::float8 END)::float8 END AS counted, l.value
    FROM (${last}) l`;
}
