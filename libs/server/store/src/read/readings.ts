import type { Page } from '@nhip-xa/contract';
import { DAY_MS, HOUR_MS, LOCAL_OFFSET_MS } from '@nhip-xa/domain';
import type { PageRequest, ReadingFilter, ReadingRow, ReadingStepRow } from '@nhip-xa/ports';
import type { Database, SqlValue } from '../database/database';
import { sqlDay, sqlMidnight } from '../past/packed';
import { DAY_OF_HOURS } from '../past/packing';
import { isoOf, sqlMoment, usOf } from './moments';
import { pageOf, readCursor } from './paging';

/** Rows of both forms carry the place after which the next page begins. */
interface Placed {
  series_id: number;
  at: string;
  metric: string;
  commune: string;
}

interface Reading extends Placed {
  value: number;
}

const SERIES = `SELECT series.id, series.metric, series.commune
  FROM series JOIN sources ON sources.id = series.source_id AND sources.removed_at IS NULL
  WHERE sources.key = $1 AND ($2::text IS NULL OR series.metric = $2)`;

/** Pages are filled from spans of time: a day first, longer ones while they hold little, in µs. */
const FIRST_SPAN_US = DAY_MS * 1000;
const LONGEST_SPAN_US = 32 * FIRST_SPAN_US;

/** Readings of a source as they came, oldest first unless asked for otherwise. */
export async function listReadings(
  database: Database,
  filter: ReadingFilter,
  page: PageRequest,
): Promise<Page<ReadingRow>> {
  const after = placeOf(page);
  const rows: Reading[] = [];
  for (const span of spansOf(filter, after)) {
    const wanted = page.limit + 1 - rows.length;
    rows.push(...(await readSpan(database, { ...filter, ...span }, after, wanted)));
    if (rows.length > page.limit) break;
  }
  return pageOf(rows, page, readingOf, place);
}

/** What is left of a time, cut into spans that grow, in the order in which it is read. */
function* spansOf(
  { fromUs, toUs, sort }: ReadingFilter,
  after: Place | undefined,
): Generator<Pick<ReadingFilter, 'fromUs' | 'toUs'>> {
  const back = sort === '-at';
  // the reading that a page ends with is excluded by its place: its moment still belongs to the span
  let [from, to] = after
    ? back
      ? [fromUs, Math.min(toUs, after[0] + 1)]
      : [Math.max(fromUs, after[0]), toUs]
    : [fromUs, toUs];
  for (let us = FIRST_SPAN_US; from < to; us = Math.min(us * 4, LONGEST_SPAN_US)) {
    if (back) yield { fromUs: Math.max(to - us, from), toUs: to };
    else yield { fromUs: from, toUs: Math.min(from + us, to) };
    [from, to] = back ? [from, to - us] : [from + us, to];
  }
}

function readSpan(
  database: Database,
  span: ReadingFilter,
  after: Place | undefined,
  limit: number,
): Promise<Reading[]> {
  const [sign, way] = span.sort === '-at' ? ['<', 'DESC'] : ['>', 'ASC'];
  return database.query<Reading>('read', {
    text: `SELECT s.id AS series_id, s.metric, s.commune, ${usOf('r.at')} AS at, r.value
      FROM (${SERIES}) s
      CROSS JOIN LATERAL readings_between(s.id, $3::timestamptz, $4::timestamptz) r
      WHERE $5::timestamptz IS NULL OR (r.at, s.id) ${sign} ($5::timestamptz, $6::int)
      ORDER BY r.at ${way}, s.id ${way} LIMIT ${limit}`,
    values: [...valuesOf(span), ...placeValues(after)],
  });
}

interface StepRow extends Placed {
  n: string;
  min: number;
  max: number;
  mean: number;
  last: number;
}

/** What the readings and their roll-ups offer to a step, of each series `s`. */
const RAW = `SELECT s.id AS series_id, r.at AS bucket_at, r.at AS last_at, 1 AS n, r.value AS sum,
    r.value AS min, r.value AS max, r.value AS last
  FROM s CROSS JOIN LATERAL readings_between(s.id, $3::timestamptz, $4::timestamptz) r`;
const HOURLY = `SELECT h.series_id, h.hour AS bucket_at, h.last_at, h.n, h.sum, h.min, h.max, h.last
  FROM readings_hourly h JOIN s ON s.id = h.series_id
  WHERE h.hour >= $3::timestamptz AND h.hour < $4::timestamptz`;
/** By the roll-up of the day, or from the hours of a day that has none or is wanted in part. */
const DAILY = `SELECT s.id AS series_id, ${sqlMidnight('g.day')} AS bucket_at,
    f.last_at, f.n, f.sum, f.min, f.max, f.last
  FROM s
  CROSS JOIN LATERAL (
    SELECT ${sqlDay('$3::timestamptz')} + n AS day
    FROM generate_series(0, ${sqlDay('$4::timestamptz')} - ${sqlDay('$3::timestamptz')}) n) g
  LEFT JOIN readings_daily d ON d.series_id = s.id AND d.day = g.day
    AND ${sqlMidnight('g.day')} >= $3::timestamptz
    AND ${sqlMidnight('(g.day + 1)')} <= $4::timestamptz
  CROSS JOIN LATERAL (
    SELECT d.n, d.sum, d.min, d.max, d.last, d.last_at WHERE d.n IS NOT NULL
    UNION ALL
    SELECT ${DAY_OF_HOURS} FROM readings_hourly h
    WHERE d.n IS NULL AND h.series_id = s.id
      AND h.hour >= greatest(${sqlMidnight('g.day')}, $3::timestamptz)
      AND h.hour < least(${sqlMidnight('(g.day + 1)')}, $4::timestamptz)
    HAVING count(*) > 0) f`;

function sourceOf(stepMs: number): string {
  if (stepMs % DAY_MS === 0) return DAILY;
  return stepMs % HOUR_MS === 0 ? HOURLY : RAW;
}

/** Readings of a source gathered by steps that are counted from local midnights, oldest first. */
export async function listReadingSteps(
  database: Database,
  filter: ReadingFilter & { stepMs: number },
  page: PageRequest,
): Promise<Page<ReadingStepRow>> {
  const span = filter.stepMs % HOUR_MS === 0 ? widened(filter) : filter;
  const bin = `date_bin(make_interval(secs => $7::float8), bucket_at, $8::timestamptz)`;
  const rows = await database.query<StepRow>('read', {
    // summed in the order of time: wherever the readings lie, the last digit is the same
    text: `WITH s AS MATERIALIZED (${SERIES}), binned AS (
        SELECT series_id, ${bin} AS bin, sum(n) AS n, min(min) AS min, max(max) AS max,
          sum(sum ORDER BY bucket_at) / sum(n) AS mean,
          (array_agg(last ORDER BY last_at DESC))[1] AS last
        FROM (${sourceOf(filter.stepMs)}) facts
        GROUP BY series_id, bin)
      SELECT b.series_id, s.metric, s.commune, ${usOf('b.bin')} AS at, b.n::text AS n, b.min,
        b.max, b.mean, b.last
      FROM binned b JOIN s ON s.id = b.series_id
      WHERE $5::timestamptz IS NULL OR (b.bin, b.series_id) > ($5::timestamptz, $6::int)
      ORDER BY b.bin, b.series_id LIMIT ${page.limit + 1}`,
    values: [
      ...valuesOf({ ...filter, ...span }),
      ...placeValues(placeOf(page)),
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

/** The moment in µs and the series after which a page begins. */
type Place = readonly [number, number];

const placeOf = (page: PageRequest): Place | undefined =>
  readCursor(page.cursor, ['number', 'number']) as [number, number] | undefined;

const placeValues = (after: Place | undefined): [SqlValue, SqlValue] =>
  after ? [sqlMoment(after[0]), after[1]] : [null, null];

const place = (row: Placed): [number, number] => [Number(row.at), row.series_id];

const readingOf = (row: Reading): ReadingRow => ({
  metric: row.metric,
  at: isoOf(row.at),
  value: row.value,
  commune: row.commune,
});

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
