import type { FunctionTerm } from '@nhip-xa/contract';
import {
  AQI_CLOCK_HOURS,
  HOUR_MS,
  hourlyAqi,
  hourlyMeansOf,
  metricsOf,
  neededMetricsOf,
  type AqiParameter,
  type ClockHour,
} from '@nhip-xa/domain';
import { hourOf, rawReadings } from './readings-within';
import type { SourceNumber } from './source-number';
import { justAfter } from './sources-at';
import type { Values } from './statement';

/** What a station said of one parameter within a clock hour, so many hours before its newest. */
interface HourRow {
  station: string;
  metric: AqiParameter;
  back: number;
  n: number;
  mean: number;
}

/**
 * The hourly VN_AQI of each station [QĐ 1459]. Its tables stand in the domain, so it is reckoned
 * there, from the means of clock hours, before the stations are counted like those of any number.
 */
export function airQuality(term: FunctionTerm, values: Values): SourceNumber {
  const nextMs = hourOf(values.moment.atMs) + HOUR_MS;
  const indices = values.later('vn-aqi');
  return {
    query: `SELECT (${indices}::jsonb ->> (x.id || ' ' || x.unit))::float8 AS counted, NULL::float8 AS value`,
    last: true,
    // with the hour another one is the newest
    changesAt: values.time(nextMs),
    beforehand: {
      value: indices,
      text: clockHours(term, values),
      reckon: (rows) => JSON.stringify(indicesOf(rows as HourRow[])),
    },
  };
}

/**
 * The clock hours of each station's parameters up to the running one; of a station that fell silent
 * up to the first hour in which it was, so that its last index stands.
 */
function clockHours(term: FunctionTerm, values: Values): string {
  const hour = values.time(hourOf(values.moment.atMs));
  const metrics = values.add(metricsOf(term));
  const needed = values.add(neededMetricsOf(term));
  const hours = hoursOf('e.id', hour, values);
  return `
    WITH series_of AS (
      SELECT e.* FROM series e WHERE e.metric = ANY(${metrics}::text[]) AND e.commune = ANY(${values.these})),
    stations AS (
      SELECT e.source_id, e.commune, least(${hour}, max(n.hour) + interval '1 hour') AS hour
      FROM series_of e CROSS JOIN LATERAL (
        SELECT h.hour FROM (${hours}) h ORDER BY h.hour DESC LIMIT 1) n
      WHERE e.metric = ANY(${needed}::text[]) GROUP BY e.source_id, e.commune)
    SELECT t.source_id || ' ' || t.commune AS station, e.metric, h.n, h.mean,
      (extract(epoch FROM t.hour - h.hour) / 3600)::int AS back
    FROM stations t JOIN series_of e USING (source_id, commune)
    CROSS JOIN LATERAL (${hours}) h
    WHERE h.hour <= t.hour AND h.hour > t.hour - ${AQI_CLOCK_HOURS} * interval '1 hour'`;
}

/** The hours up to the running one; of the past that one is told by what had been said by then. */
function hoursOf(series: string, hour: string, values: Values): string {
  const { past } = values.moment;
  const rolledUp = `SELECT r.hour, r.n, r.sum / r.n AS mean FROM readings_hourly r
    WHERE r.series_id = ${series} AND r.hour ${past ? '<' : '<='} ${hour}`;
  if (!past) return rolledUp;
  return `${rolledUp} UNION ALL
    SELECT ${hour}, count(*)::int, avg(r.value) FROM (${rawReadings(series, hour, justAfter(values))}) r HAVING count(*) > 0`;
}

/** The index of each station that has one. */
function indicesOf(rows: readonly HourRow[]): Record<string, number> {
  const stations = new Map<string, Partial<Record<AqiParameter, (ClockHour | null)[]>>>();
  for (const { station, metric, back, n, mean } of rows) {
    const said = stations.get(station) ?? {};
    const hours = (said[metric] ??= Array.from({ length: AQI_CLOCK_HOURS }, () => null));
    hours[back] = { n, mean };
    stations.set(station, said);
  }
  return Object.fromEntries(
    [...stations].flatMap(([station, said]) => {
      const index = hourlyAqi(hourlyMeansOf(said));
      return index ? [[station, index.aqi]] : [];
    }),
  );
}
