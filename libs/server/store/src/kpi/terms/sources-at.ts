import { HOUR_MS, isoOfUs } from '@nhip-xa/domain';
import { isMaintained } from '../../database/maintenance-windows';
import { hourOf, lastBefore } from './readings-within';
import type { Values } from './statement';

/** How sources stood, as SQL over the alias of a row of `sources`. */

/** A source that stood in its unit at the moment, whatever became of it since. */
export const stood = (source: string, { at, moment }: Values): string =>
  moment.past
    ? `(${source}.removed_at IS NULL OR ${source}.removed_at > ${at})`
    : `${source}.removed_at IS NULL`;

/** It was registered by then, or had been heard. */
export const existed = (source: string, { at, moment }: Values): string[] =>
  moment.past
    ? [
        `(${source}.created_at <= ${at} OR EXISTS (
          SELECT FROM presence_changes c WHERE c.source_id = ${source}.id AND c.at <= ${at}))`,
      ]
    : [];

export const maintained = (source: string, { at }: Values): string =>
  isMaintained(`${source}.id`, at);

/**
 * It stood there and was not being worked on: what is expected of it, and held against it. Where it
 * is left out its cases and events count all the same.
 */
export const served = (source: string, values: Values): string =>
  `${stood(source, values)} AND NOT ${maintained(source, values)}`;

/** Its state, now or at a moment of which the changes tell; `unknown` before the first of them. */
export const stateAt = (
  source: string,
  presence: string,
  unknown: string,
  { at, moment }: Values,
): string =>
  moment.past
    ? `coalesce((SELECT c.state FROM presence_changes c
        WHERE c.source_id = ${source} AND c.at <= ${at} ORDER BY c.at DESC LIMIT 1), '${unknown}')`
    : `${presence}.state`;

/** Since when it is in that state. */
export const sinceAt = (source: string, presence: string, { at, moment }: Values): string =>
  moment.past
    ? `(SELECT c.at FROM presence_changes c
        WHERE c.source_id = ${source} AND c.at <= ${at} ORDER BY c.at DESC LIMIT 1)`
    : `${presence}.since`;

/** Just after the moment: what was said at it had been said. */
export const justAfter = (values: Values): string =>
  `${values.add(isoOfUs(Math.floor(values.moment.atMs) * 1_000 + 1))}::timestamptz`;

/** The last reading of a series, as of the moment: its newest hour holds it. */
export function lastOfSeries(series: string, values: Values): string {
  const { atMs, past } = values.moment;
  if (past) {
    return lastBefore(series, { hour: values.time(hourOf(atMs)), before: justAfter(values) });
  }
  const recent = `h.series_id = ${series} AND h.hour >= ${values.time(hourOf(atMs) - HOUR_MS)}`;
  const older = `h.series_id = ${series} AND h.hour < ${values.time(hourOf(atMs) - HOUR_MS)}`;
  const newest = (where: string): string => `
    (SELECT h.last AS value, h.last_at AS at FROM readings_hourly h WHERE ${where} ORDER BY h.hour DESC LIMIT 1)`;
  // without a bound an index page full of older hours is read for each series
  return `SELECT z.value, z.at FROM (${newest(recent)} UNION ALL ${newest(
    `${older} AND NOT EXISTS (SELECT FROM readings_hourly h WHERE ${recent})`,
  )}) z LIMIT 1`;
}

/** The newest reading of a source's metric. */
export const lastReading = (source: string, metric: string, values: Values): string => `
  SELECT l.value, l.at FROM series e CROSS JOIN LATERAL (${lastOfSeries('e.id', values)}) l
  WHERE e.source_id = ${source} AND e.metric = ${values.add(metric)}::text ORDER BY l.at DESC LIMIT 1`;
