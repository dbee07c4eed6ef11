import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Closed days of readings, roll-ups by day, how long readings are kept, turns of KPIs. Comments say why. */
export class Past1763761000000 implements MigrationInterface {
  name = 'Past1763761000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PACKED);
    await runner.query(BETWEEN);
    await runner.query(DAILY);
    await runner.query(HISTORY);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const PACKED = `
  -- a series' readings of closed local days, in the order of their times: 12 bytes each and not 80
  CREATE TABLE readings_packed (
    series_id int NOT NULL,
    -- of one day; or, where a day holds few, of the 16 days that begin with it
    day date NOT NULL,
    days smallint NOT NULL CHECK (days IN (1, 16)),
    -- milliseconds since the first day's midnight; of 16 days they fit into an int
    at_ms int[] NOT NULL,
    -- microseconds beyond them; NULL where every one is 0
    at_us smallint[],
    value float8[] NOT NULL,
    PRIMARY KEY (series_id, day, days)
  );`;

const UNPACKED = `(
      SELECT (p.day::timestamp AT TIME ZONE interval '7 hours')
          + (t.ms::bigint * 1000 + coalesce(t.us, 0)) * interval '1 microsecond' AS at, t.value
      FROM unnest(p.at_ms, p.at_us, p.value) AS t (ms, us, value))`;

/** Not STRICT and one SELECT, so that PostgreSQL writes it into the statement that calls it. */
const BETWEEN = `
  CREATE FUNCTION readings_between(of_series int, from_at timestamptz, to_at timestamptz)
  RETURNS TABLE (at timestamptz, value float8) LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000 AS $$
    SELECT r.at, r.value FROM readings r
    WHERE r.series_id = of_series AND r.at >= from_at AND r.at < to_at
    UNION ALL
    SELECT u.at, u.value FROM readings_packed p CROSS JOIN LATERAL ${UNPACKED} u
    WHERE p.series_id = of_series AND p.days = 1
      AND p.day >= (from_at AT TIME ZONE interval '7 hours')::date
      AND p.day <= (to_at AT TIME ZONE interval '7 hours')::date
      AND u.at >= from_at AND u.at < to_at
    UNION ALL
    SELECT u.at, u.value FROM readings_packed p CROSS JOIN LATERAL ${UNPACKED} u
    WHERE p.series_id = of_series AND p.days = 16
      AND p.day > (from_at AT TIME ZONE interval '7 hours')::date - 16
      AND p.day <= (to_at AT TIME ZONE interval '7 hours')::date
      AND u.at >= from_at AND u.at < to_at
  $$;
  COMMENT ON FUNCTION readings_between IS
    'Readings of a series from (inclusive) to (exclusive), wherever they lie; in no order';`;

const DAILY = `
  -- told from the hours when a day is closed; a late reading removes the row until it is told again
  CREATE TABLE readings_daily (
    series_id int NOT NULL,
    day date NOT NULL,
    n int NOT NULL,
    sum float8 NOT NULL,
    min float8 NOT NULL,
    max float8 NOT NULL,
    last float8 NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (series_id, day)
  );
  -- how long readings are kept one by one; '*' is for every metric without a row of its own
  CREATE TABLE retention (
    metric text CONSTRAINT retention_pkey PRIMARY KEY,
    raw_days int NOT NULL
  );`;

const HISTORY = `
  -- each turn of a status: the history keeps one value a minute, in which a short turn is lost
  CREATE TABLE kpi_turns (
    unit text NOT NULL,
    kpi text NOT NULL,
    at timestamptz NOT NULL,
    before text NOT NULL,
    status text NOT NULL,
    value float8,
    PRIMARY KEY (unit, kpi, at)
  );
  CREATE INDEX kpi_turns_at ON kpi_turns (unit, at);
  INSERT INTO kpi_turns (unit, kpi, at, before, status, value)
  SELECT h.unit, h.kpi, h.at, b.status, h.status, h.value FROM kpi_history h
  CROSS JOIN LATERAL (
    SELECT b.status FROM kpi_history b WHERE b.unit = h.unit AND b.kpi = h.kpi AND b.at < h.at
    ORDER BY b.at DESC LIMIT 1) b
  WHERE h.since = h.at AND NOT h.corrected AND b.status <> h.status;
  DROP INDEX kpi_history_turns;
  -- until when history is thinned to each grain, so that no hour is looked at twice
  CREATE TABLE history_thinned (
    grain text PRIMARY KEY,
    until timestamptz NOT NULL
  );`;
