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

const sumOf = (row: SumRow): EntrySum[] =>
  row.type === null ? [] : [{ ...row, side: row.type === ENTRY_TYPES.value ? 'value' : 'cost' }];

/** Each commune's events are read once, whatever units above it they count towards. */
const BALANCES = `
  WITH tops AS (
    SELECT code, name_vi, simulated FROM units
    WHERE code = $1 OR (parent = $1 AND level <> 'village')),
  members AS (
    SELECT t.code AS top, m.code AS unit
    FROM tops t JOIN units m ON m.path @> ARRAY[t.code] AND (t.simulated OR NOT m.simulated)),
  sums AS (
    SELECT e.unit, e.type,
      CASE WHEN e.attributes ->> 'class' = ANY($5) THEN e.attributes ->> 'class' END AS class,
      CASE WHEN e.attributes ->> 'basis' = ANY($6) THEN e.attributes ->> 'basis' END AS basis,
      count(*)::int AS entries, sum(coalesce(e.amount, 0)) AS amount,
      sum(CASE WHEN jsonb_typeof(e.attributes -> 'hours') = 'number'
        THEN (e.attributes ->> 'hours')::float8 ELSE 0 END) AS hours
    FROM events e
    WHERE e.type = ANY($4) AND e.at >= $2::timestamptz AND e.at < $3::timestamptz
      AND e.unit IN (SELECT unit FROM members)
    GROUP BY 1, 2, 3, 4)
  SELECT t.code AS top, t.name_vi AS name, t.simulated, s.type, s.class, s.basis,
    sum(s.entries)::int AS entries, sum(s.amount) AS amount, sum(s.hours) AS hours
  FROM tops t LEFT JOIN (members m JOIN sums s ON s.unit = m.unit) ON m.top = t.code
  GROUP BY 1, 2, 3, 4, 5, 6`;
