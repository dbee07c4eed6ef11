import {
  COST_CLASSES,
  ENTRY_TYPES,
  VALUE_BASES,
  VALUE_CLASSES,
  type ValueBalance,
} from '@nhip-xa/contract';
import { balanceOfSums, isoOfMs, type EntrySum } from '@nhip-xa/domain';
import type { UnitBalance } from '@nhip-xa/ports';
import type { Queries } from '../database/database';

interface SumRow {
  top: string;
  name: string;
  simulated: boolean;
  /** Null: nothing was entered for it. */
  type: string | null;
  class: string | null;
  basis: string | null;
  entries: number;
  amount: number;
  hours: number;
}

/** Of a unit and of each directly below it, what was entered from one moment (inclusive) to another. */
export async function readBalances(
  database: Queries,
  unit: string,
  fromMs: number,
  toMs: number,
): Promise<{ own: ValueBalance; children: UnitBalance[] }> {
  const rows = await database.query<SumRow>('read', {
    name: 'value-balances',
    text: BALANCES,
    values: [
      unit,
      isoOfMs(fromMs),
      isoOfMs(toMs),
      Object.values(ENTRY_TYPES),
      [...VALUE_CLASSES, ...COST_CLASSES],
      VALUE_BASES,
    ],
  });
  const byTop = new Map<string, SumRow[]>();
  for (const row of rows) byTop.set(row.top, [...(byTop.get(row.top) ?? []), row]);
  const children = [...byTop].flatMap(([top, own]): UnitBalance[] => {
    const [first] = own;
    if (top === unit || !first) return [];
    const { name, simulated } = first;
    return [{ unit: top, name, simulated, ...balanceOfSums(own.flatMap(sumOf)) }];
  });
  children.sort((a, b) => b.net - a.net || a.unit.localeCompare(b.unit));
  return { own: balanceOfSums((byTop.get(unit) ?? []).flatMap(sumOf)), children };
}

const sumOf = (row: Omit<SumRow, 'top' | 'name' | 'simulated'>): EntrySum[] =>
  row.type === null ? [] : [{ ...row, side: row.type === ENTRY_TYPES.value ? 'value' : 'cost' }];

type SeriesRow = Omit<SumRow, 'top' | 'name' | 'simulated'> & { place: number };

/** Of a unit, within each stretch between two moments that follow one another. */
export async function readSeries(
  database: Queries,
  unit: string,
  momentsMs: readonly number[],
): Promise<ValueBalance[]> {
  const rows = await database.query<SeriesRow>('read', {
    name: 'value-series',
    text: SERIES,
    values: [
      unit,
      momentsMs.map(isoOfMs),
      Object.values(ENTRY_TYPES),
      [...VALUE_CLASSES, ...COST_CLASSES],
      VALUE_BASES,
    ],
  });
  return momentsMs
    .slice(1)
    .map((_, at) => balanceOfSums(rows.filter(({ place }) => place === at + 1).flatMap(sumOf)));
}

/** What is summed of events `e`, whose classes and bases are $n and $m. */
const summed = (classes: string, bases: string): string => `
      CASE WHEN e.attributes ->> 'class' = ANY(${classes}) THEN e.attributes ->> 'class' END AS class,
      CASE WHEN e.attributes ->> 'basis' = ANY(${bases}) THEN e.attributes ->> 'basis' END AS basis,
      count(*)::int AS entries, sum(coalesce(e.amount, 0)) AS amount,
      sum(CASE WHEN jsonb_typeof(e.attributes -> 'hours') = 'number'
        THEN (e.attributes ->> 'hours')::float8 ELSE 0 END) AS hours`;

/** $2 the moments; a stretch begins with its moment and ends before the next. */
const SERIES = `
  WITH members AS (
    SELECT m.code FROM units t JOIN units m ON m.path @> ARRAY[t.code]
    WHERE t.code = $1 AND (t.simulated OR NOT m.simulated))
  SELECT width_bucket(e.at, $2::timestamptz[]) AS place, e.type, ${summed('$4', '$5')}
  FROM events e
  WHERE e.type = ANY($3) AND e.at >= ($2::timestamptz[])[1]
    AND e.at < ($2::timestamptz[])[cardinality($2::timestamptz[])]
    AND e.unit IN (SELECT code FROM members)
  GROUP BY 1, 2, 3, 4`;

/** Each commune's events are read once, whatever units above it they count towards. */
const BALANCES = `
  WITH tops AS (
    SELECT code, name_vi, simulated FROM units
    WHERE code = $1 OR (parent = $1 AND level <> 'village')),
  members AS (
    SELECT t.code AS top, m.code AS unit
    FROM tops t JOIN units m ON m.path @> ARRAY[t.code] AND (t.simulated OR NOT m.simulated)),
  sums AS (
    SELECT e.unit, e.type,${summed('$5', '$6')}
    FROM events e
    WHERE e.type = ANY($4) AND e.at >= $2::timestamptz AND e.at < $3::timestamptz
      AND e.unit IN (SELECT unit FROM members)
    GROUP BY 1, 2, 3, 4)
  SELECT t.code AS top, t.name_vi AS name, t.simulated, s.type, s.class, s.basis,
    sum(s.entries)::int AS entries, sum(s.amount) AS amount, sum(s.hours) AS hours
  FROM tops t LEFT JOIN (members m JOIN sums s ON s.unit = m.unit) ON m.top = t.code
  GROUP BY 1, 2, 3, 4, 5, 6`;
