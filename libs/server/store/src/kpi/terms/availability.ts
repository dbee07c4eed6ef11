import { boundsOf, steps, type Bounds } from './readings-within';
import type { TermContext } from './term-query';

/**
 * The share of the window, up to the moment, in which a source `f` was online and its last reading
 * `up`, if there was any by then, was 1 [catalogue, HT-06]. What was before its registration, and
 * what it was being worked on, is asked of nobody and left out; of nothing that is left there is no
 * share.
 */
export function availabilityOf(context: TermContext): string {
  const { values } = context;
  const span = { ...context.span, toMs: Math.min(context.span.toMs, values.moment.atMs) };
  const bounds = boundsOf(span, values);
  const { from, to } = bounds;
  const expected = `(tstzmultirange(CASE WHEN f.created_at < ${to} THEN tstzrange(greatest(${from}, f.created_at), ${to}) END)
    - coalesce((SELECT range_agg(tstzrange(w.from_at, w.to_at)) FROM maintenance_windows w
        WHERE w.source_id = f.id AND w.from_at < ${to} AND w.to_at > ${from}), '{}'))`;
  return `(SELECT ${secondsOf('a.expected * a.online - a.down')} / nullif(${secondsOf('a.expected')}, 0)
    FROM (SELECT ${expected} AS expected, ${spansOf(`s.state = 'online'`, stateChanges(from, to))} AS online,
      ${spansOf('s.state <> 1', upChanges(context, bounds))} AS down) a)`;
}

const secondsOf = (spans: string): string =>
  `(SELECT coalesce(sum(extract(epoch FROM upper(r) - lower(r))), 0)::float8 FROM unnest(${spans}) r)`;

/** The spans that begin with a change of this kind and end with the next change of any. */
const spansOf = (kind: string, changes: string): string => `coalesce((
  SELECT range_agg(tstzrange(s.at, s.until)) FILTER (WHERE ${kind}) FROM (
    SELECT c.at, c.state, lead(c.at) OVER (ORDER BY c.at) AS until FROM (${changes}) c) s), '{}')`;

/** It was offline before the first change that is known. */
const stateChanges = (from: string, to: string): string => `
  SELECT c.at, c.state FROM presence_changes c
  WHERE c.source_id = f.id AND c.at > ${from} AND c.at < ${to}
  UNION ALL (SELECT c.at, c.state FROM presence_changes c
    WHERE c.source_id = f.id AND c.at <= ${from} ORDER BY c.at DESC LIMIT 1)`;

const upChanges = ({ values }: TermContext, bounds: Bounds): string => `
  SELECT c.at, c.value AS state FROM series e CROSS JOIN LATERAL (${steps('e.id', bounds)}) c
  WHERE e.source_id = f.id AND e.metric = ${values.add('up')}::text`;
