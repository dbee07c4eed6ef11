import type { Page } from '@nhip-xa/contract';
import { HOUR_MS, LOCAL_OFFSET_MS } from '@nhip-xa/domain';
import type { PageRequest, ReadingFilter, ReadingRow, ReadingStepRow } from '@nhip-xa/ports';
import type { Database, SqlValue } from '../database/database';
import { isoOf, sqlMoment, usOf } from './moments';
import { pageOf, readCursor } from './paging';

/** Rows of both forms carry the place after which the next page begins. */
interface Placed {
  series_id: number;
  at: string;
  metric: string;
  commune: string;
}

const SERIES = `SELECT series.id, series.metric, series.commune
  FROM series JOIN sources ON sources.id = series.source_id AND sources.removed_at IS NULL
  WHERE sources.key = $1 AND ($2::text IS NULL OR series.metric = $2)`;

/** Readings of a source as they came, oldest first. */
export async function listReadings(
  database: Database,
  filter: ReadingFilter,
  page: PageRequest,
): Promise<Page<ReadingRow>> {
  const rows = await database.query<Placed & { value: number }>('read', {
    text: `SELECT s.id AS series_id, s.metric, s.commune, ${usOf('r.at')} AS at, r.value
      FROM (${SERIES}) s JOIN readings r ON r.series_id = s.id
      WHERE r.at >= $3::timestamptz AND r.at < $4::timestamptz
        AND r.at >= coalesce($5::timestamptz, '-infinity')
        AND ($5::timestamptz IS NULL OR (r.at, s.id) > ($5::timestamptz, $6::int))
      ORDER BY r.at, s.id LIMIT ${page.limit + 1}`,
    values: [...valuesOf(filter), ...placeOf(page)],
  });
  const item = (row: Placed & { value: number }): ReadingRow => ({
    metric: row.metric,
    at: isoOf(row.at),
    value: row.value,
    commune: row.commune,
  });
  return pageOf(rows, page, item, place);
}

interface StepRow extends Placed {
  n: string;
  min: number;
  max: number;
  mean: number;
  last: number;
}

/** What both the readings and their hourly roll-ups offer to a step. */
const RAW = `SELECT series_id, at AS bucket_at, at AS last_at, 1 AS n, value AS sum, value AS min,
    value AS max, value AS last
  FROM readings WHERE at >= $3::timestamptz AND at < $4::timestamptz`;
const HOURLY = `SELECT series_id, hour AS bucket_at, last_at, n, sum, min, max, last
  FROM readings_hourly WHERE hour >= $3::timestamptz AND hour < $4::timestamptz`;

/** Readings of a source gathered by steps that are counted from local midnights, oldest first. */
export async function listReadingSteps(
  database: Database,
  filter: ReadingFilter & { stepMs: number },
  page: PageRequest,
): Promise<Page<ReadingStepRow>> {
  const wholeHours = filter.stepMs % HOUR_MS === 0;
  const span = wholeHours ? widened(filter) : filter;
  const bin = `date_bin(make_interval(secs => $7::float8), bucket_at, $8::timestamptz)`;
  const rows = await database.query<StepRow>('read', {
    text: `WITH s AS MATERIALIZED (${SERIES}), binned AS (
        SELECT series_id, ${bin} AS bin, sum(n) AS n, min(min) AS min, max(max) AS max,
          sum(sum) / sum(n) AS mean, (array_agg(last ORDER BY last_at DESC))[1] AS last
        FROM (${wholeHours ? HOURLY : RAW} AND series_id IN (SELECT id FROM s)) facts
        GROUP BY series_id, bin)
      SELECT b.series_id, s.metric, s.commune, ${usOf('b.bin')} AS at, b.n::text AS n, b.min,
        b.max, b.mean, b.last
      FROM binned b JOIN s ON s.id = b.series_id
      WHERE $5::timestamptz IS NULL OR (b.bin, b.series_id) > ($5::timestamptz, $6::int)
      ORDER BY b.bin, b.series_id LIMIT ${page.limit + 1}`,
    values: [
      ...valuesOf({ ...filter, ...span }),
      ...placeOf(page),
      filter.stepMs / 1000,
      LOCAL_MIDNIGHT,
    ],
  });
  return pageOf(rows, page, stepOf, place);
}

/** A local midnight from which steps are counted. */
const LOCAL_MIDNIGHT = new Date(-LOCAL_OFFSET_MS).toISOString();
const HOUR_US = HOUR_MS * 1000;

const widened = ({ fromUs, toUs }: ReadingFilter): Pick<ReadingFilter, 'fromUs' | 'toUs'> => ({
  fromUs: Math.floor(fromUs / HOUR_US) * HOUR_US,
  toUs: Math.ceil(toUs / HOUR_US) * HOUR_US,
});

const valuesOf = (filter: ReadingFilter): SqlValue[] => [
  filter.source,
  filter.metric ?? null,
  sqlMoment(filter.fromUs),
  sqlMoment(filter.toUs),
];

function placeOf(page: PageRequest): [SqlValue, SqlValue] {
  const after = readCursor(page.cursor, ['number', 'number']) as [number, number] | undefined;
  return after ? [sqlMoment(after[0]), after[1]] : [null, null];
}

const place = (row: Placed): [number, number] => [Number(row.at), row.series_id];

const stepOf = (row: StepRow): ReadingStepRow => ({
  metric: row.metric,
  at: isoOf(row.at),
  n: Number(row.n),
  min: row.min,
  max: row.max,
  mean: row.mean,
  last: row.last,
  commune: row.commune,
});
