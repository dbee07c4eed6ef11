import { HOUR_MS } from '@nhip-xa/domain';
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

export function boundsOf({ fromMs, toMs }: Span, values: Values): Bounds {
  const firstMs = Math.ceil(fromMs / HOUR_MS) * HOUR_MS;
  const endMs = Math.max(hourOf(toMs), firstMs);
  const edges = [
    { fromMs, toMs: Math.min(firstMs, toMs) },
    { fromMs: endMs, toMs },
  ].filter((edge) => edge.fromMs < edge.toMs);
  const span = (one: Span) => ({ from: values.time(one.fromMs), to: values.time(one.toMs) });
  return {
    ...span({ fromMs, toMs }),
    hour: values.time(hourOf(fromMs)),
    hours: span({ fromMs: firstMs, toMs: endMs }),
    edges: edges.map(span),
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
  const changed = `
    SELECT r.at, r.value, false AS base FROM (
      SELECT h.hour, h.min, h.max, lag(h.last) OVER (ORDER BY h.hour) AS before FROM readings_hourly h
      WHERE h.series_id = ${series} AND h.hour >= ${hours.from} AND h.hour < ${hours.to}) h
    CROSS JOIN LATERAL (${rawReadings(series, 'h.hour', `h.hour + interval '1 hour'`)}) r
    WHERE (h.min <> h.max OR h.before IS DISTINCT FROM h.min) AND r.at >= ${from} AND r.at < ${to}`;
  return [
    changed,
    ...edges.map(
      (edge) => `SELECT r.at, r.value, false FROM (${rawReadings(series, edge.from, edge.to)}) r`,
    ),
    `SELECT l.at, l.value, true FROM (${lastBefore(series, { hour, before: from })}) l`,
  ].join(' UNION ALL ');
};
