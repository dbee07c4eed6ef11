import type { StoredKpi } from '@nhip-xa/ports';
import { arrayOf, type SqlValue } from '../database/database';

/** A row of `kpi_values`, or of `kpi_history` with a `next_at` of null. */
export interface KpiRow {
  unit: string;
  kpi: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  status: StoredKpi['status'];
  since: Date;
  at: Date;
  fresh_at: Date | null;
  next_at: Date | null;
  reporting: number;
  expected: number;
  version: number;
  from_unit: string | null;
  /** A bigint, as text. */
  typed_id: string | null;
}

export const storedOf = (row: KpiRow): StoredKpi => ({
  unit: row.unit,
  kpi: row.kpi,
  value: row.value,
  numerator: row.numerator,
  denominator: row.denominator,
  status: row.status,
  sinceMs: row.since.getTime(),
  atMs: row.at.getTime(),
  freshAtMs: row.fresh_at?.getTime() ?? null,
  nextAtMs: row.next_at?.getTime() ?? null,
  reporting: row.reporting,
  expected: row.expected,
  version: row.version,
  from: row.from_unit,
  typedId: row.typed_id === null ? null : Number(row.typed_id),
});

/** A moment in whole ms, as the driver's dates have it: what is less is cut off. */
const ms = (column: string): string => `floor(round(date_part('epoch', ${column}) * 1e6) / 1e3)`;

/** The columns of a row `v` of `kpi_values`. */
const COLUMNS_TAKEN: Record<keyof StoredKpi, string> = {
  unit: 'v.unit',
  kpi: 'v.kpi',
  value: 'v.value',
  numerator: 'v.numerator',
  denominator: 'v.denominator',
  status: 'v.status',
  sinceMs: ms('v.since'),
  atMs: ms('v.at'),
  freshAtMs: ms('v.fresh_at'),
  nextAtMs: ms('v.next_at'),
  reporting: 'v.reporting',
  expected: 'v.expected',
  version: 'v.version',
  from: 'v.from_unit',
  typedId: 'v.typed_id',
};

/** Rows as one, each column an array; null where there are none. */
export type Taken<T> = { [K in keyof T]: T[K][] | null };

/**
 * Rows `v` of `kpi_values` as columns, to be read by `rowsOf`: the driver reads thousands of rows field
 * by field, in several times as long.
 * @param further names of further columns, and how they are reckoned
 */
export const takenColumns = (further: Readonly<Record<string, string>>): string =>
  Object.entries({ ...COLUMNS_TAKEN, ...further })
    .map(([name, column]) => `json_agg(${column}) AS "${name}"`)
    .join(', ');

export function rowsOf<T extends object>(taken: Taken<T> | undefined): T[] {
  const columns = Object.entries(taken ?? {}) as [keyof T, T[keyof T][] | null][];
  const rows = (columns[0]?.[1] ?? []).map(() => ({}) as T);
  for (const [name, column] of columns) {
    for (const [index, row] of rows.entries()) row[name] = column?.[index] as T[keyof T];
  }
  return rows;
}

/** The columns that are handed over, each as an array, and how they are read there. */
const COLUMNS_GIVEN: [column: string, type: string, of: (value: StoredKpi) => unknown][] = [
  ['unit', 'text', ({ unit }) => unit],
  ['kpi', 'text', ({ kpi }) => kpi],
  ['value', 'float8', ({ value }) => value],
  ['numerator', 'float8', ({ numerator }) => numerator],
  ['denominator', 'float8', ({ denominator }) => denominator],
  ['status', 'text', ({ status }) => status],
  ['since', 'ms', ({ sinceMs }) => sinceMs],
  ['at', 'ms', ({ atMs }) => atMs],
  ['fresh_at', 'ms', ({ freshAtMs }) => freshAtMs],
  ['next_at', 'ms', ({ nextAtMs }) => nextAtMs],
  ['reporting', 'int', ({ reporting }) => reporting],
  ['expected', 'int', ({ expected }) => expected],
  ['version', 'int', ({ version }) => version],
  ['from_unit', 'text', ({ from }) => from],
  ['typed_id', 'bigint', ({ typedId }) => typedId],
];

export const givenArrays = (values: readonly StoredKpi[]): SqlValue[] =>
  COLUMNS_GIVEN.map(([, , of]) => arrayOf(values.map(of)));

/**
 * The rows of `givenArrays` as SQL, with further columns behind them.
 * @param further their names and types; their arrays follow those of `givenArrays`
 */
export function givenRows(further: readonly [column: string, type: string][] = []): string {
  const columns = [...COLUMNS_GIVEN.map(([column, type]) => [column, type] as const), ...further];
  const arrays = columns.map(([, type], n) => `$${n + 1}::${type === 'ms' ? 'float8' : type}[]`);
  const read = columns.map(([column, type]) =>
    type === 'ms' ? `to_timestamp(${column} / 1000) AS ${column}` : column,
  );
  const names = columns.map(([column]) => column).join(', ');
  return `(SELECT ${read.join(', ')} FROM unnest(${arrays.join(', ')}) AS g (${names}))`;
}
