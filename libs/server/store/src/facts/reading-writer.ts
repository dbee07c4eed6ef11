import type { Move } from '@nhip-xa/ports';
import { numberArray, type Session, type SqlValue } from '../database/database';
import { keepPacked, sqlDay, sqlFirstDay, unpacked } from '../past/packed';
import { moveOn, valuesOf } from './positions';
import { ADD_TO_LEDGER, UnitLedger, addToLedger, ledgerDay } from './unit-ledger';

/** Readings of a batch in columns, as the statement takes them. */
export class ReadingColumns {
  readonly series: number[] = [];
  readonly atUs: number[] = [];
  readonly values: number[] = [];
  /** Series → source. */
  readonly sources = new Map<number, number>();

  add(series: number, sourceId: number, atUs: number, value: number): void {
    this.series.push(series);
    this.atUs.push(atUs);
    this.values.push(value);
    this.sources.set(series, sourceId);
  }

  /** The earliest moment of each of these series. */
  earliest(series: { has(id: number): boolean }): Map<number, number> {
    const earliest = new Map<number, number>();
    this.series.forEach((id, index) => {
      const us = this.atUs[index] as number;
      if (series.has(id) && us < (earliest.get(id) ?? Infinity)) earliest.set(id, us);
    });
    return earliest;
  }

  get size(): number {
    return this.series.length;
  }

  /** Whether one of them is of before a moment. */
  reachBefore(us: number): boolean {
    return this.atUs.some((at) => at < us);
  }

  get parameters(): [string, string, string] {
    return [numberArray(this.series), numberArray(this.atUs), numberArray(this.values)];
  }
}

const INPUT = `
  SELECT series_id, 'epoch'::timestamptz + us * interval '1 microsecond' AS at, value
  FROM unnest($1::int[], $2::bigint[], $3::float8[]) AS given (series_id, us, value)`;

/** Identity kept, the hour rolled up from the new rows only, and how many are new of each series. */
const insert = (input: string, onConflict: string): string => `
  new AS (
    INSERT INTO readings (series_id, at, value) ${input}
    ${onConflict} RETURNING series_id, at, value),
  hours AS (
    INSERT INTO readings_hourly AS h (series_id, hour, n, sum, min, max, last, last_at)
    SELECT series_id, date_trunc('hour', at), count(*), sum(value), min(value), max(value),
      (array_agg(value ORDER BY at DESC))[1], max(at)
    FROM new GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (series_id, hour) DO UPDATE SET
      n = h.n + excluded.n, sum = h.sum + excluded.sum,
      min = least(h.min, excluded.min), max = greatest(h.max, excluded.max),
      last = CASE WHEN excluded.last_at >= h.last_at THEN excluded.last ELSE h.last END,
      last_at = greatest(h.last_at, excluded.last_at)),
  own AS (SELECT series_id, count(*)::int AS n FROM new GROUP BY 1)`;

const STORED = `array_agg(series_id) AS series, array_agg(n) AS counts FROM own`;

const INSERT = `WITH ${insert(INPUT, 'ON CONFLICT DO NOTHING')} SELECT ${STORED}`;

/** What lies packed of the days of the input; and the days of it whose readings were dropped. */
const PACKED = `
  days AS (SELECT DISTINCT series_id, ${sqlDay('at')} AS day FROM (${INPUT}) i),
  packed AS MATERIALIZED (
    SELECT p.series_id, d.day, u.at, u.value FROM days d
    JOIN readings_packed p ON p.series_id = d.series_id
      AND p.day IN (d.day, ${sqlFirstDay('d.day')}) AND p.day + p.days > d.day
    CROSS JOIN LATERAL ${unpacked('p')} u WHERE ${sqlDay('u.at')} = d.day),
  dropped AS MATERIALIZED (
    SELECT series_id, day FROM days d JOIN readings_daily USING (series_id, day)
    WHERE NOT EXISTS (SELECT FROM packed p WHERE p.series_id = d.series_id AND p.day = d.day))`;

const NOT_PACKED = `
  SELECT series_id, at, value FROM (${INPUT}) i
  WHERE NOT EXISTS (SELECT FROM packed p WHERE p.series_id = i.series_id AND p.at = i.at)
    AND NOT EXISTS (
      SELECT FROM dropped d WHERE d.series_id = i.series_id AND d.day = ${sqlDay('i.at')})`;

/**
 * Old readings: a repeat of what lies packed is a repeat, and so is what comes of a day whose readings
 * were dropped, since nobody can tell. The day of what is new is told anew by the next packing, until
 * then from its hours.
 */
const INSERT_OLD = `
  WITH ${PACKED}, ${insert(NOT_PACKED, 'ON CONFLICT DO NOTHING')},
  untold AS (
    DELETE FROM readings_daily WHERE (series_id, day) IN (
      SELECT d.series_id, d.day FROM readings_daily d
      JOIN (SELECT DISTINCT series_id, ${sqlDay('at')} AS day FROM new) n USING (series_id, day)
      ORDER BY 1, 2 FOR UPDATE OF d))
  SELECT ${STORED}`;

/**
 * A batch of nothing but readings in one statement, which is a transaction of its own: the writer's
 * position, the readings, their hours and the ledger.
 */
const alone = (onConflict: string): string => `
  WITH moved AS (${moveOn(4)}),
  ${insert(`${INPUT} WHERE EXISTS (SELECT FROM moved)`, onConflict)},
  stored AS (
    SELECT unit, sum(n) AS n FROM own JOIN unnest($7::int[], $8::text[]) AS s (series_id, unit)
      USING (series_id) GROUP BY unit),
  counted AS (
    INSERT INTO ledger AS l (day, unit, received, stored, repeats, conflicts, rejected)
    SELECT $11::date, unit, g.n, coalesce(s.n, 0), g.n - coalesce(s.n, 0), 0, 0
    FROM unnest($9::text[], $10::int[]) AS g (unit, n) LEFT JOIN stored s USING (unit)
    WHERE EXISTS (SELECT FROM moved) ORDER BY unit ${ADD_TO_LEDGER})
  SELECT EXISTS (SELECT FROM moved) AS moved, ${STORED}`;

/**
 * To look for each row's repeat before writing it is a sixth of the database's work, and most batches
 * hold none: they are written as new, and refused whole where one of them is not.
 */
const INSERT_NEW = alone('');
const INSERT_SOME_NEW = alone('ON CONFLICT DO NOTHING');

/** Readings given whose stored value is another: the first stands. */
const CONFLICTS = `
  SELECT series_id, count(*)::int AS n FROM (${INPUT}) AS i
  JOIN readings r USING (series_id, at) WHERE r.value IS DISTINCT FROM i.value GROUP BY 1`;
const CONFLICTS_OLD = `
  WITH ${PACKED}
  SELECT series_id, count(*)::int AS n FROM (
    SELECT i.series_id, i.value, r.value AS stands FROM (${INPUT}) i JOIN readings r USING (series_id, at)
    UNION ALL
    SELECT i.series_id, i.value, p.value FROM (${INPUT}) i JOIN packed p USING (series_id, at)) b
  WHERE stands IS DISTINCT FROM value GROUP BY 1`;

export interface WrittenReadings {
  /** How many are new, by series. */
  stored: ReadonlyMap<number, number>;
  /** How many say something else than what stands, by series. */
  conflicts: ReadonlyMap<number, number>;
}

export interface ReadingsAlone {
  columns: ReadingColumns;
  ledger: UnitLedger;
  move: Move;
  nowMs: number;
  allNew: boolean;
}

interface StoredRow {
  moved?: boolean;
  series: number[] | null;
  counts: number[] | null;
}

const countsOf = (row: StoredRow | undefined): Map<number, number> =>
  new Map(row?.series?.map((id, index) => [id, row.counts?.[index] ?? 0]));

/**
 * Within the transaction of a batch.
 * @param old some may lie in days that are packed
 */
export async function writeReadings(
  session: Session,
  columns: ReadingColumns,
  old: boolean,
): Promise<WrittenReadings> {
  if (old) await keepPacked(session);
  const [row] = await session.query<StoredRow>({
    name: old ? 'insert-old-readings' : 'insert-readings',
    text: old ? INSERT_OLD : INSERT,
    values: columns.parameters,
  });
  const stored = countsOf(row);
  return { stored, conflicts: await conflictsOf(session, columns, stored, old) };
}

/**
 * Undefined where the writer's position is another: nothing was stored.
 * @param allNew none of them is stored yet
 * @throws DataRefused, `isRepeated`, where one that was said to be new is stored already
 */
export async function writeReadingsAlone(
  session: Session,
  { columns, ledger, move, nowMs, allNew }: ReadingsAlone,
): Promise<WrittenReadings | undefined> {
  const series = [...columns.sources.keys()];
  const units = ledger.rows();
  const values: SqlValue[] = [
    ...columns.parameters,
    ...valuesOf(move),
    numberArray(series),
    series.map((id) => ledger.unit(columns.sources.get(id) ?? 0) ?? ''),
    units.map(({ unit }) => unit),
    numberArray(units.map(({ received }) => received)),
    ledgerDay(nowMs),
  ];
  const [row] = await session.query<StoredRow>({
    name: allNew ? 'insert-new-readings' : 'insert-readings-alone',
    text: allNew ? INSERT_NEW : INSERT_SOME_NEW,
    values,
  });
  if (!row?.moved) return undefined;
  const stored = countsOf(row);
  const conflicts = await conflictsOf(session, columns, stored);
  // a note beside the equation, and so not worth a transaction around every batch
  if (conflicts.size > 0) await addConflicts(session, columns, ledger, conflicts, nowMs);
  return { stored, conflicts };
}

async function addConflicts(
  session: Session,
  { sources }: ReadingColumns,
  ledger: UnitLedger,
  conflicts: ReadonlyMap<number, number>,
  nowMs: number,
): Promise<void> {
  const noted = new UnitLedger([]);
  for (const [series, n] of conflicts) {
    const sourceId = sources.get(series) ?? 0;
    noted.take(sourceId, ledger.unit(sourceId) ?? '', 0);
    noted.count(sourceId, 'conflicts', n);
  }
  await addToLedger(session, noted.rows(), ledgerDay(nowMs));
}

async function conflictsOf(
  session: Session,
  columns: ReadingColumns,
  stored: ReadonlyMap<number, number>,
  old = false,
): Promise<Map<number, number>> {
  const sum = [...stored.values()].reduce((all, n) => all + n, 0);
  if (sum === columns.size) return new Map();
  const rows = await session.query<{ series_id: number; n: number }>({
    name: old ? 'conflicting-old-readings' : 'conflicting-readings',
    text: old ? CONFLICTS_OLD : CONFLICTS,
    values: columns.parameters,
  });
  return new Map(rows.map(({ series_id, n }) => [series_id, n]));
}
