import {
  COST_CLASSES,
  ENTRY_TYPES,
  VALUE_BASES,
  VALUE_CLASSES,
  type ValueBalance,
} from '@nhip-xa/contract';
import {
  balanceOfSums,
  dayOfIso,
  factName,
  isoOfMs,
  startOfLocalDay,
  type EntrySum,
} from '@nhip-xa/domain';
import type { UnitBalance } from '@nhip-xa/ports';
import type { Queries } from '../database/database';
import type { SettledMonths } from '../database/settled-months';

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

/** What was entered in a month, told by its first local day. */
export type MonthSum = Omit<SumRow, 'top' | 'name' | 'simulated'> & { month: string };

/**
 * Of a unit, month by month.
 * @param startsMs the beginnings of local months that follow one another, and the end of the last
 */
export async function readSeries(
  database: Queries,
  kept: SettledMonths<MonthSum>,
  unit: string,
  startsMs: readonly number[],
): Promise<ValueBalance[]> {
  const members = await database.query<{ code: string }>('read', {
    name: 'value-members',
    text: MEMBERS,
    values: [unit],
  });
  const types = Object.values(ENTRY_TYPES);
  const span = { fromMs: Math.min(...startsMs), toMs: Math.max(...startsMs) };
  const sums = await kept.within(types.map(factName.event), span, ({ fromMs, toMs }) => ({
    name: 'value-series',
    text: SERIES,
    values: [
      members.map(({ code }) => code),
      isoOfMs(fromMs),
      isoOfMs(toMs),
      types,
      [...VALUE_CLASSES, ...COST_CLASSES],
      VALUE_BASES,
    ],
  }));
  const of = (startMs: number): MonthSum[] =>
    sums.flat().filter(({ month }) => startOfLocalDay(dayOfIso(month)) === startMs);
  return startsMs.slice(0, -1).map((startMs) => balanceOfSums(of(startMs).flatMap(sumOf)));
}

/** What is summed of events `e`, whose classes and bases are $n and $m. */
const summed = (classes: string, bases: string): string => `
      CASE WHEN e.attributes ->> 'class' = ANY(${classes}) THEN e.attributes ->> 'class' END AS class,
      CASE WHEN e.attributes ->> 'basis' = ANY(${bases}) THEN e.attributes ->> 'basis' END AS basis,
      count(*)::int AS entries, sum(coalesce(e.amount, 0)) AS amount,
      sum(CASE WHEN jsonb_typeof(e.attributes -> 'hours') = 'number'
        THEN (e.attributes ->> 'hours')::float8 ELSE 0 END) AS hours`;

const MEMBERS = `
  SELECT m.code FROM units t JOIN units m ON m.path @> ARRAY[t.code]
  WHERE t.code = $1 AND (t.simulated OR NOT m.simulated) ORDER BY m.code`;

/** $1 units, $2 from (inclusive) $3 to. */
const SERIES = `
  SELECT local_month(e.at)::text AS month, e.type, ${summed('$5', '$6')}
  FROM events e
  WHERE e.type = ANY($4) AND e.unit = ANY($1)
    AND e.at >= $2::timestamptz AND e.at < $3::timestamptz
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
