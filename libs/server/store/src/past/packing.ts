import { LIMITS } from '@nhip-xa/contract';
import { isoDay, isoOfMs, localDay, startOfLocalDay } from '@nhip-xa/domain';
import { numberArray, type Database } from '../database/database';
import type { Partitions } from '../database/partitions';
import {
  SPARSE_DAYS,
  firstOpenDay,
  movePacked,
  sqlDay,
  sqlFirstDay,
  sqlMidnight,
  unpacked,
} from './packed';

/** Readings packed in one transaction, for which late ones, and a process that stops, wait: under a second. */
const PACKED_AT_ONCE = 100_000;
/** Readings of a series and day up to which the day is packed with its neighbours: one in 16 minutes. */
const FEW_OF_A_DAY = 90;
/** Readings in one row beyond which further days have rows of their own: a row is written anew as a whole. */
const FEW_OF_A_ROW = FEW_OF_A_DAY * SPARSE_DAYS;
/** Packed days dropped in one transaction, of up to some thousand readings each. */
const DROPPED_AT_ONCE = 5_000;

/** Packs the readings of closed days, tells their roll-ups, and drops what has been kept long enough. */
export class Packing {
  constructor(
    private readonly database: Database,
    private readonly partitions: Partitions,
    /** Whether the process stops: what is left is done next time. */
    private readonly stopped: () => boolean,
  ) {}

  /**
   * Packs what lies in closed days, late comers too. Each transaction takes readings from where they
   * came in and puts them where they stay: broken off anywhere, nothing is lost or there twice.
   */
  async pack(nowMs: number): Promise<void> {
    const openDay = firstOpenDay(nowMs);
    const border = isoOfMs(startOfLocalDay(openDay));
    for (const table of await this.partitions.readingsBefore(openDay)) {
      const portions = await this.portions(table, border);
      for (const series of portions) {
        if (this.stopped()) return;
        await this.database.transaction('maintenance', async (session) => {
          await movePacked(session);
          await session.query({ text: packFrom(table), values: [numberArray(series), border] });
        });
      }
      if (!(await this.partitions.dropIfEmpty(table)) && portions.length > 0) {
        // a table that stays: queries must not step over what was taken from it
        await this.database.query('maintenance', { text: `VACUUM ${table}` });
      }
    }
  }

  /** Drops packed days by the retention of their metric; the roll-ups stay. */
  async drop(nowMs: number): Promise<void> {
    while (!this.stopped()) {
      const dropped = await this.database.transaction('maintenance', async (session) => {
        await movePacked(session);
        return session.query({ text: DROP, values: [isoDay(localDay(nowMs)), isoOfMs(nowMs)] });
      });
      if (dropped.length < DROPPED_AT_ONCE) return;
    }
  }

  /** The series in a table with readings to pack, as many at once as make a transaction. */
  private async portions(table: string, border: string): Promise<number[][]> {
    const rows = await this.database.query<{ series_id: number; n: number }>('maintenance', {
      text: `SELECT series_id, count(*)::int AS n FROM ONLY ${table} WHERE at < $1::timestamptz
             GROUP BY 1 ORDER BY 1`,
      values: [border],
    });
    const portions: number[][] = [];
    let room = 0;
    for (const { series_id: id, n } of rows) {
      if (n > room) {
        portions.push([]);
        room = PACKED_AT_ONCE;
      }
      portions.at(-1)?.push(id);
      room -= n;
    }
    return portions;
  }
}

/** The hours of a local day as one, in their order: the sum comes out the same whenever it is told. */
export const DAY_OF_HOURS = `sum(h.n)::int AS n, sum(h.sum ORDER BY h.hour) AS sum, min(h.min) AS min,
  max(h.max) AS max, (array_agg(h.last ORDER BY h.hour DESC))[1] AS last, max(h.last_at) AS last_at`;

/**
 * $1 series, $2 the border. What is packed in the same rows already is unpacked and packed again with
 * what came; of two with one identity, which cannot be, the one that was packed first stands.
 */
const packFrom = (table: string): string => `
  WITH taken AS (
    DELETE FROM ONLY ${table} WHERE series_id = ANY ($1::int[]) AND at < $2::timestamptz
    RETURNING series_id, at, value, ${sqlDay('at')} AS day),
  days AS (
    SELECT t.series_id, t.day, CASE WHEN w.alone THEN t.day ELSE ${sqlFirstDay('t.day')} END AS first,
      CASE WHEN w.alone THEN 1 ELSE ${SPARSE_DAYS} END AS days
    FROM (SELECT series_id, day, count(*) AS n FROM taken GROUP BY 1, 2) t
    LEFT JOIN readings_packed own ON own.series_id = t.series_id AND own.day = t.day AND own.days = 1
    LEFT JOIN readings_packed few ON few.series_id = t.series_id
      AND few.day = ${sqlFirstDay('t.day')} AND few.days = ${SPARSE_DAYS}
    CROSS JOIN LATERAL (
      SELECT t.n > ${FEW_OF_A_DAY} OR own.day IS NOT NULL
        OR coalesce(cardinality(few.value), 0) > ${FEW_OF_A_ROW} AS alone) w),
  merged AS (
    SELECT DISTINCT ON (series_id, first, days, at) series_id, first, days, at, value FROM (
      SELECT p.series_id, p.day AS first, p.days, u.at, u.value, 1 AS place
      FROM (SELECT DISTINCT series_id, first, days FROM days) r
      JOIN readings_packed p ON p.series_id = r.series_id AND p.day = r.first AND p.days = r.days
      CROSS JOIN LATERAL ${unpacked('p')} u
      UNION ALL SELECT t.series_id, d.first, d.days, t.at, t.value, 2
      FROM taken t JOIN days d USING (series_id, day)) both_of
    ORDER BY series_id, first, days, at, place),
  placed AS (
    SELECT series_id, first, days, value,
      (extract(epoch FROM at - ${sqlMidnight('first')}) * 1000000)::bigint AS us
    FROM merged),
  packed AS (
    INSERT INTO readings_packed (series_id, day, days, at_ms, at_us, value)
    SELECT series_id, first, days, array_agg((us / 1000)::int ORDER BY us),
      CASE WHEN bool_or(us % 1000 <> 0) THEN array_agg((us % 1000)::smallint ORDER BY us) END,
      array_agg(value ORDER BY us)
    FROM placed GROUP BY series_id, first, days
    ON CONFLICT (series_id, day, days) DO UPDATE SET at_ms = excluded.at_ms, at_us = excluded.at_us,
      value = excluded.value)
  INSERT INTO readings_daily AS d (series_id, day, n, sum, min, max, last, last_at)
  SELECT p.series_id, p.day, ${DAY_OF_HOURS}
  FROM days p JOIN readings_hourly h ON h.series_id = p.series_id
    AND h.hour >= ${sqlMidnight('p.day')} AND h.hour < ${sqlMidnight('(p.day + 1)')}
  GROUP BY p.series_id, p.day
  ON CONFLICT (series_id, day) DO UPDATE SET n = excluded.n, sum = excluded.sum, min = excluded.min,
    max = excluded.max, last = excluded.last, last_at = excluded.last_at`;

/**
 * A row goes when its last day has been kept long enough and nothing late waits to join it: then the
 * roll-ups of its days are told, and roll-ups without readings are what says that these were dropped.
 */
const DROP = `
  DELETE FROM readings_packed WHERE (series_id, day, days) IN (
    SELECT p.series_id, p.day, p.days FROM series s
    LEFT JOIN retention own ON own.metric = s.metric
    LEFT JOIN retention usual ON usual.metric = '*'
    -- what was shortened by day is kept until the night
    LEFT JOIN keeping_pending waits ON waits.until > $2::timestamptz
      AND waits.what = 'metric:' || s.metric
    LEFT JOIN keeping_pending all_wait ON all_wait.until > $2::timestamptz
      AND all_wait.what = 'metric:*' AND own.metric IS NULL
    CROSS JOIN LATERAL (SELECT greatest(
      coalesce(own.raw_days, usual.raw_days, ${LIMITS.rawDaysUsual}), waits.amount, all_wait.amount)
      AS days) kept
    CROSS JOIN LATERAL (
      SELECT p.series_id, p.day, p.days FROM readings_packed p WHERE p.series_id = s.id
        AND p.day < $1::date - kept.days AND p.day + p.days <= $1::date - kept.days
      ORDER BY p.day LIMIT ${DROPPED_AT_ONCE}) p
    WHERE NOT EXISTS (
      SELECT FROM readings r WHERE r.series_id = p.series_id
        AND r.at >= ${sqlMidnight('p.day')} AND r.at < ${sqlMidnight('(p.day + p.days)')})
    LIMIT ${DROPPED_AT_ONCE})
  RETURNING 1`;
