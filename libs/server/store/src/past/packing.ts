import { LIMITS } from '@nhip-xa/contract';
import { isoDay, isoOfMs, localDay, startOfLocalDay } from '@nhip-xa/domain';
import { numberArray, type Database } from '../database/database';
import type { Partitions } from '../database/partitions';
import { firstOpenDay, movePacked, sqlDay, sqlMidnight, unpacked } from './packed';

/** Readings packed in one transaction, for which late ones wait: about a second. */
const PACKED_AT_ONCE = 200_000;
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
        return session.query({ text: DROP, values: [isoDay(localDay(nowMs))] });
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
 * $1 series, $2 the border. What is packed of those days already is unpacked and packed again with
 * what came late; of two with one identity, which cannot be, the one that was packed first stands.
 */
const packFrom = (table: string): string => `
  WITH taken AS (
    DELETE FROM ONLY ${table} WHERE series_id = ANY ($1::int[]) AND at < $2::timestamptz
    RETURNING series_id, at, value),
  days AS (SELECT DISTINCT series_id, ${sqlDay('at')} AS day FROM taken),
  merged AS (
    SELECT DISTINCT ON (series_id, at) series_id, at, value FROM (
      SELECT p.series_id, u.at, u.value, 1 AS place
      FROM days JOIN readings_packed p USING (series_id, day) CROSS JOIN LATERAL ${unpacked('p')} u
      UNION ALL SELECT series_id, at, value, 2 FROM taken) both_of
    ORDER BY series_id, at, place),
  placed AS (
    SELECT series_id, day, value,
      (extract(epoch FROM at - ${sqlMidnight('day')}) * 1000000)::bigint AS us
    FROM merged CROSS JOIN LATERAL (SELECT ${sqlDay('at')} AS day) d),
  packed AS (
    INSERT INTO readings_packed AS p (series_id, day, at_ms, at_us, value)
    SELECT series_id, day, array_agg((us / 1000)::int ORDER BY us),
      CASE WHEN bool_or(us % 1000 <> 0) THEN array_agg((us % 1000)::smallint ORDER BY us) END,
      array_agg(value ORDER BY us)
    FROM placed GROUP BY series_id, day
    ON CONFLICT (series_id, day) DO UPDATE SET at_ms = excluded.at_ms, at_us = excluded.at_us,
      value = excluded.value
    RETURNING p.series_id, p.day)
  INSERT INTO readings_daily AS d (series_id, day, n, sum, min, max, last, last_at)
  SELECT p.series_id, p.day, ${DAY_OF_HOURS}
  FROM packed p JOIN readings_hourly h ON h.series_id = p.series_id
    AND h.hour >= ${sqlMidnight('p.day')} AND h.hour < ${sqlMidnight('(p.day + 1)')}
  GROUP BY p.series_id, p.day
  ON CONFLICT (series_id, day) DO UPDATE SET n = excluded.n, sum = excluded.sum, min = excluded.min,
    max = excluded.max, last = excluded.last, last_at = excluded.last_at`;

/**
 * A day goes only when its roll-up is told: the roll-up without the readings is what says that they
 * were dropped, and that what still comes of that day cannot be told from a repeat.
 */
const DROP = `
  DELETE FROM readings_packed WHERE (series_id, day) IN (
    SELECT p.series_id, p.day FROM series s
    LEFT JOIN retention own ON own.metric = s.metric
    LEFT JOIN retention usual ON usual.metric = '*'
    CROSS JOIN LATERAL (
      SELECT p.series_id, p.day FROM readings_packed p WHERE p.series_id = s.id
        AND p.day < $1::date - coalesce(own.raw_days, usual.raw_days, ${LIMITS.rawDaysUsual})
      ORDER BY p.day LIMIT ${DROPPED_AT_ONCE}) p
    JOIN readings_daily d ON d.series_id = p.series_id AND d.day = p.day
    LIMIT ${DROPPED_AT_ONCE})
  RETURNING 1`;
