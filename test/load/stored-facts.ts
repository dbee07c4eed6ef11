import type { Client } from 'pg';
import { METRICS } from './device';
import { readAcknowledgements } from './acknowledgement-log';

/** What the store says of itself: items by fate, and transactions of the intake. */
export interface Ledger {
  stored: number;
  repeats: number;
  rejected: number;
  batches: number;
}

export async function readLedger(database: Client): Promise<Ledger> {
  const { rows } = await database.query<Ledger>(`
    SELECT coalesce(sum(stored), 0)::float8 AS stored, coalesce(sum(repeats), 0)::float8 AS repeats,
      coalesce(sum(rejected), 0)::float8 AS rejected,
      -- each batch moves its writer's position on once
      (SELECT n_tup_ins + n_tup_upd FROM pg_stat_user_tables WHERE relname = 'intake_positions')::float8 AS batches
    FROM ledger`);
  return rows[0] as Ledger;
}

/** Bytes on disk a reading: tables, their indexes and what belongs to them. */
export interface BytesPerReading {
  readings: number;
  table: number;
  index: number;
  hourly: number;
}

export async function bytesPerReading(database: Client): Promise<BytesPerReading> {
  const { rows } = await database.query<BytesPerReading>(`
    WITH parts AS (
      SELECT sum(pg_total_relation_size(relid)) AS total, sum(pg_indexes_size(relid)) AS indexes
      FROM pg_partition_tree('readings') WHERE isleaf AND relid IN (SELECT DISTINCT tableoid FROM readings)),
    counted AS (SELECT count(*)::float8 AS n FROM readings)
    SELECT n AS readings, (total - indexes)::float8 / n AS table, indexes::float8 / n AS index,
      pg_total_relation_size('readings_hourly')::float8 / n AS hourly
    FROM parts, counted`);
  return rows[0] as BytesPerReading;
}

/** Acknowledged against stored. */
export interface Comparison {
  acknowledgedMessages: number;
  acknowledgedReadings: number;
  /** Acknowledged readings that are not there. */
  missing: number;
  /** Readings that are there more than once. */
  twice: number;
  /** Readings that are there without having been acknowledged. */
  unacknowledged: number;
  /** Readings as the hourly roll-ups count them. */
  rolledUp: number;
}

export const isExact = (one: Comparison): boolean =>
  one.missing === 0 &&
  one.twice === 0 &&
  one.rolledUp === one.acknowledgedReadings + one.unacknowledged;

const ROWS_AT_ONCE = 50_000;

/** Looks for each acknowledged message's readings in the database. */
export async function compare(
  database: Client,
  logFile: string,
  keys: readonly string[],
): Promise<Comparison> {
  await database.query(`SET work_mem = '256MB'`);
  await database.query('CREATE TEMP TABLE acknowledged (key text, sequence int, ts float8)');
  const acknowledgedMessages = await copyLog(database, logFile, keys);
  await database.query('ANALYZE acknowledged');
  const { rows } = await database.query<Omit<Comparison, 'acknowledgedMessages'>>(
    `WITH expected AS (
       SELECT e.id AS series_id, 'epoch'::timestamptz + a.ts * interval '1 millisecond' AS at
       FROM acknowledged a JOIN sources s ON s.key = a.key JOIN series e ON e.source_id = s.id),
     found AS (
       SELECT count(*) AS n, count(*) - count(DISTINCT (x.series_id, x.at)) AS twice
       FROM expected x JOIN readings r USING (series_id, at))
     SELECT (SELECT count(*) FROM acknowledged)::float8 * $1 AS "acknowledgedReadings",
       ((SELECT count(*) FROM acknowledged) * $1 - n + twice)::float8 AS missing, twice::float8 AS twice,
       ((SELECT count(*) FROM readings) - n)::float8 AS unacknowledged,
       (SELECT sum(n) FROM readings_hourly)::float8 AS "rolledUp"
     FROM found`,
    [METRICS.length],
  );
  return { acknowledgedMessages, ...(rows[0] as Omit<Comparison, 'acknowledgedMessages'>) };
}

async function copyLog(
  database: Client,
  logFile: string,
  keys: readonly string[],
): Promise<number> {
  let columns: { keys: string[]; sequences: number[]; ts: number[] } = empty();
  let copied = 0;
  const flush = async (): Promise<void> => {
    await database.query(
      'INSERT INTO acknowledged SELECT * FROM unnest($1::text[], $2::int[], $3::float8[])',
      [columns.keys, columns.sequences, columns.ts],
    );
    copied += columns.keys.length;
    columns = empty();
  };
  for (const { device, sequence, tsMs } of readAcknowledgements(logFile)) {
    columns.keys.push(keys[device] as string);
    columns.sequences.push(sequence);
    columns.ts.push(tsMs);
    if (columns.keys.length === ROWS_AT_ONCE) await flush();
  }
  if (columns.keys.length > 0) await flush();
  return copied;
}

const empty = () => ({ keys: [] as string[], sequences: [] as number[], ts: [] as number[] });
