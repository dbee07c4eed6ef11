import { HOUR_MS, isoOfMs } from '@nhip-xa/domain';
import type { Span, Values } from './statement';

/**
 * The readings of a series as SQL over expressions. Hours that lie wholly within a window come from
 * the roll-ups by the hour where these say all that is asked; the rest is read one by one.
 */

/** Readings `at, value` from (inclusive) to (exclusive), in no order: what alone knows where they lie. */
export const rawReadings = (series: string, from: string, to: string): string =>
  `SELECT r.at, r.value FROM readings_between(${series}, ${from}, ${to}) r`;

/** The newest reading before a moment: of its hour one by one, of the hours before as rolled up. */
export const lastBefore = (series: string, moment: { hour: string; before: string }): string => `
  SELECT b.at, b.value FROM (
    (SELECT r.at, r.value FROM (${rawReadings(series, moment.hour, moment.before)}) r ORDER BY r.at DESC LIMIT 1)
    UNION ALL
    (SELECT h.last_at, h.last FROM readings_hourly h
     WHERE h.series_id = ${series} AND h.hour < ${moment.hour} ORDER BY h.hour DESC LIMIT 1)) b
  ORDER BY b.at DESC LIMIT 1`;

/** The clock hour that holds a moment. Vietnam's hours are those of UTC. */
export const hourOf = (ms: number): number => Math.floor(ms / HOUR_MS) * HOUR_MS;

/**
 * What a window consists of: whole hours, and what is left of it before and behind them. All are
 * constants of the statement, so that it is planned for the partitions of the window alone.
 */
export interface Bounds {
  from: string;
  to: string;
  /** The hour in which it begins. */
  hour: string;
  /** Whole hours, from (inclusive) to (exclusive). */
  hours: { from: string; to: string };
  /** What is no whole hour. */
  edges: { from: string; to: string }[];
}

export function boundsOf(span: Span, values: Values): Bounds {
  const borders = bordersOf(span);
  const between = (one: Span) => ({ from: values.time(one.fromMs), to: values.time(one.toMs) });
  return {
    ...between(span),
    hour: values.time(borders.hourMs),
    hours: between(borders.hours),
    edges: borders.edges.filter((edge) => edge.fromMs < edge.toMs).map(between),
  };
}

/** The same of a window that is another one in each unit, over a row `x` of a unit. */
export function boundsOfEach(spans: ReadonlyMap<string, Span>, values: Values): Bounds {
  const borders = [...spans].map(([unit, span]) => [unit, span, bordersOf(span)] as const);
  const each = (of: (span: Span, borders: Borders) => number): string => {
    const moments = borders.map(([unit, span, its]) => [unit, isoOfMs(of(span, its))]);
    return `(${values.add(JSON.stringify(Object.fromEntries(moments)))}::jsonb ->> x.unit)::timestamptz`;
  };
  const edge = (n: 0 | 1) => ({
    from: each((_, { edges }) => edges[n].fromMs),
    to: each((_, { edges }) => edges[n].toMs),
  });
  return {
    from: each(({ fromMs }) => fromMs),
    to: each(({ toMs }) => toMs),
    hour: each((_, { hourMs }) => hourMs),
    hours: { from: each((_, { hours }) => hours.fromMs), to: each((_, { hours }) => hours.toMs) },
    edges: [edge(0), edge(1)],
  };
}

interface Borders {
  hourMs: number;
  hours: Span;
  /** Before and behind the whole hours; empty ones do not end after they begin. */
  edges: readonly [Span, Span];
}

function bordersOf({ fromMs, toMs }: Span): Borders {
  const firstMs = Math.ceil(fromMs / HOUR_MS) * HOUR_MS;
  const endMs = Math.max(hourOf(toMs), firstMs);
  return {
    hourMs: hourOf(fromMs),
    hours: { fromMs: firstMs, toMs: endMs },
    edges: [
      { fromMs, toMs: Math.min(firstMs, toMs) },
      { fromMs: endMs, toMs },
    ],
  };
}

/** One row `n, sum, min, max` for each whole hour and each reading beside them. */
export const summed = (series: string, { hours, edges }: Bounds): string =>
  [
    `SELECT h.n, h.sum, h.min, h.max FROM readings_hourly h
     WHERE h.series_id = ${series} AND h.hour >= ${hours.from} AND h.hour < ${hours.to}`,
    ...edges.map(
      ({ from, to }) =>
        `SELECT 1, r.value, r.value, r.value FROM (${rawReadings(series, from, to)}) r`,
    ),
  ].join(' UNION ALL ');

/**
 * The readings of a window that may say something else than the one before, and the last before the
 * window (`base`). An hour in which every reading says what the hour before ended with is left out:
 * a gauge without rain, a line that is up.
 */
export const steps = (series: string, bounds: Bounds): string => {
  const { from, to, hour, hours, edges } = bounds;
  // asked for once a day from its first such hour to its last: what lies between says nothing new
  const changed = `
    SELECT r.at, r.value, false AS base FROM (
      SELECT min(h.hour) AS first, max(h.hour) + interval '1 hour' AS ends FROM (
        SELECT h.hour, h.min, h.max, lag(h.last) OVER (ORDER BY h.hour) AS before FROM readings_hourly h
        WHERE h.series_id = ${series} AND h.hour >= ${hours.from} AND h.hour < ${hours.to}) h
      WHERE h.min <> h.max OR h.before IS DISTINCT FROM h.min GROUP BY date_trunc('day', h.hour)) d
    CROSS JOIN LATERAL (${rawReadings(series, 'd.first', 'd.ends')}) r
    WHERE r.at >= ${from} AND r.at < ${to}`;
  return [
    changed,
    ...edges.map(
      (edge) => `SELECT r.at, r.value, false FROM (${rawReadings(series, edge.from, edge.to)}) r`,
    ),
    `SELECT l.at, l.value, true FROM (${lastBefore(series, { hour, before: from })}) l`,
  ].join(' UNION ALL ');
};
