import { numberArray, type Session } from '../database/database';

/** Readings of a batch in columns, as the statement takes them. */
export class ReadingColumns {
  readonly series: number[] = [];
  readonly atUs: number[] = [];
  readonly values: number[] = [];

  add(series: number, atUs: number, value: number): void {
    this.series.push(series);
    this.atUs.push(atUs);
    this.values.push(value);
  }

  /** The earliest moment of each of these series. */
  earliest(series: ReadonlySet<number>): Map<number, number> {
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
}

const INPUT = `
  SELECT series_id, 'epoch'::timestamptz + us * interval '1 microsecond' AS at, value
  FROM unnest($1::int[], $2::bigint[], $3::float8[]) AS given (series_id, us, value)`;

/** One statement: identity kept, the hour rolled up from the new rows only, in one transaction. */
const INSERT = `
  WITH new AS (
    INSERT INTO readings (series_id, at, value) ${INPUT}
    ON CONFLICT DO NOTHING RETURNING series_id, at, value),
  hours AS (
    INSERT INTO readings_hourly AS h (series_id, hour, n, sum, min, max, last, last_at)
    SELECT series_id, date_trunc('hour', at), count(*), sum(value), min(value), max(value),
      (array_agg(value ORDER BY at DESC))[1], max(at)
    FROM new GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (series_id, hour) DO UPDATE SET
      n = h.n + excluded.n, sum = h.sum + excluded.sum,
      min = least(h.min, excluded.min), max = greatest(h.max, excluded.max),
      last = CASE WHEN excluded.last_at >= h.last_at THEN excluded.last ELSE h.last END,
      last_at = greatest(h.last_at, excluded.last_at))
  SELECT count(*)::int AS stored, array_agg(DISTINCT series_id) AS series FROM new`;

/** Readings given whose stored value is another: the first stands. */
const CONFLICTS = `
  SELECT count(*)::int AS conflicts FROM (${INPUT}) AS i
  JOIN readings r USING (series_id, at) WHERE r.value IS DISTINCT FROM i.value`;

export interface WrittenReadings {
  stored: number;
  conflicts: number;
  /** Series that have a new reading. */
  series: ReadonlySet<number>;
}

export async function writeReadings(
  session: Session,
  columns: ReadingColumns,
): Promise<WrittenReadings> {
  const values = [
    numberArray(columns.series),
    numberArray(columns.atUs),
    numberArray(columns.values),
  ];
  const [row] = await session.query<{ stored: number; series: number[] | null }>({
    name: 'insert-readings',
    text: INSERT,
    values,
  });
  const stored = row?.stored ?? 0;
  const series = new Set(row?.series ?? []);
  if (stored === columns.size) return { stored, conflicts: 0, series };
  const [found] = await session.query<{ conflicts: number }>({
    name: 'conflicting-readings',
    text: CONFLICTS,
    values,
  });
  return { stored, conflicts: found?.conflicts ?? 0, series };
}
