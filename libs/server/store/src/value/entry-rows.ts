import { createHash } from 'node:crypto';
import { ENTRY_TYPES } from '@nhip-xa/contract';
import { dayOfIso, isoOfMs, startOfLocalDay, type StatedEntry } from '@nhip-xa/domain';
import type { EntryOutcome } from '@nhip-xa/ports';
import type { Session } from '../database/database';

/** A stated entry as it is stored. */
export interface EntryRow {
  unit: string;
  id: string;
  type: string;
  /** RFC 3339: it counts from the midnight that its day begins with. */
  at: string;
  amount: number;
  attributes: Readonly<Record<string, string | number>>;
}

export const entryRow = (entry: StatedEntry): EntryRow => ({
  unit: entry.unit,
  id: entry.id ?? contentId(entry),
  type: ENTRY_TYPES[entry.side],
  at: isoOfMs(startOfLocalDay(dayOfIso(entry.at))),
  amount: entry.amount,
  attributes: {
    class: entry.class,
    ...(entry.basis === null ? {} : { basis: entry.basis }),
    ...(entry.hours === null ? {} : { hours: entry.hours }),
    ...(entry.note === null ? {} : { note: entry.note }),
  },
});

/** An entry without an id is told by its content: the same line in another file is the same entry. */
function contentId(entry: StatedEntry): string {
  const { unit, side, at, amount, hours, basis, note } = entry;
  const content = JSON.stringify([unit, side, at, amount, entry.class, hours, basis, note]);
  return `csv-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
}

export const keyOf = ({ unit, id }: Pick<EntryRow, 'unit' | 'id'>): string => `${unit} ${id}`;

const FIELDS = `unit text, id text, type text, at timestamptz, amount float8, attributes jsonb`;
/** Rows given as JSON in the first parameter. */
export const GIVEN_ENTRIES = `jsonb_to_recordset($1::jsonb) AS i (${FIELDS})`;

/** What would become of each row, in their order: by what stands, and by the rows before it. */
export async function weighRows(
  session: Session,
  rows: readonly EntryRow[],
): Promise<EntryOutcome[]> {
  const stored = await session.query<{ unit: string; id: string; struck: boolean; same: boolean }>({
    text: `SELECT i.unit, i.id, v.struck_at IS NOT NULL AS struck,
             (v.type, v.at, v.amount, v.attributes) = (i.type, i.at, i.amount, i.attributes) AS same
           FROM ${GIVEN_ENTRIES} JOIN value_entries v USING (unit, id)`,
    values: [JSON.stringify(rows)],
  });
  const standing = new Map(stored.map((one) => [keyOf(one), one]));
  const first = new Map<string, string>();
  return rows.map((row) => {
    const key = keyOf(row);
    const before = first.get(key);
    if (before !== undefined) return before === JSON.stringify(row) ? 'repeat' : 'taken';
    first.set(key, JSON.stringify(row));
    const stands = standing.get(key);
    if (!stands) return 'new';
    if (!stands.same) return 'taken';
    return stands.struck ? 'struck' : 'repeat';
  });
}
