import { ENTRY_TYPES, type Page, type ValueEntry } from '@nhip-xa/contract';
import { isoDay, localDay } from '@nhip-xa/domain';
import type { PageRequest, ValueFilter } from '@nhip-xa/ports';
import type { Database, SqlValue } from '../database/database';
import { isoOf, sqlMoment, usOf } from '../read/moments';
import { pageOf, readCursor } from '../read/paging';

interface ListedRow {
  unit: string;
  source_id: number;
  key: string | null;
  id: string;
  type: string;
  at: string;
  amount: number | null;
  attributes: Record<string, unknown>;
  received_at: string;
  by_person: string | null;
  via: 'form' | 'csv' | null;
  struck_at: Date | null;
  struck_by: string | null;
  struck_why: string | null;
}

const PLACE = ['at', 'unit', 'source_id', 'id'] as const;
const placeIn = (alias: string): string => PLACE.map((name) => `${alias}.${name}`).join(', ');
const NEWEST_FIRST = PLACE.map((name) => `e.${name} DESC`).join(', ');

/** The units that count towards a unit: simulated ones never count towards a real one. */
const countedUnits = (top: string): string => `
  SELECT m.code FROM units t JOIN units m ON m.path @> ARRAY[t.code] AND (t.simulated OR NOT m.simulated)
  WHERE t.code = ${top}`;

/** What counts is among the events; what was struck out is kept with what was typed. */
const COUNTED = 'unit, source_id, id, type, at, amount, attributes, received_at';
const TYPED = 'unit, source_id, id, type, at, amount, attributes, recorded_at AS received_at';

const shown = (chosen: string): string => `
  SELECT e.unit, e.source_id, s.key, e.id, e.type, ${usOf('e.at')} AS at, e.amount, e.attributes,
    ${usOf('e.received_at')} AS received_at, v.by_person, v.via, v.struck_at, v.struck_by, v.struck_why
  FROM (${chosen}) e LEFT JOIN sources s ON s.id = e.source_id
    LEFT JOIN value_entries v ON v.unit = e.unit AND v.id = e.id AND v.source_id = e.source_id
  ORDER BY ${NEWEST_FIRST}`;

/** Entries of a unit and those below it, newest first. */
export async function listEntries(
  database: Database,
  filter: ValueFilter,
  page: PageRequest,
): Promise<Page<ValueEntry>> {
  const after = readCursor(page.cursor, ['number', 'string', 'number', 'string']);
  const { conditions, values } = conditionsOf(filter, after);
  const struck = `UNION ALL SELECT ${TYPED} FROM value_entries e WHERE e.struck_at IS NOT NULL AND ${conditions}`;
  const rows = await database.query<ListedRow>('read', {
    text: shown(`SELECT * FROM (
      SELECT ${COUNTED} FROM events e WHERE ${conditions} ${filter.struck ? struck : ''}) e
      ORDER BY ${NEWEST_FIRST} LIMIT ${page.limit + 1}`),
    values,
  });
  return pageOf(rows, page, entryOf, (row) => [Number(row.at), row.unit, row.source_id, row.id]);
}

/** An entry that a person typed, struck out or not. */
export async function typedEntry(
  database: Database,
  unit: string,
  id: string,
): Promise<ValueEntry | undefined> {
  const [row] = await database.query<ListedRow>('read', {
    text: shown(`SELECT ${TYPED} FROM value_entries WHERE unit = $1 AND id = $2`),
    values: [unit, id],
  });
  return row && entryOf(row);
}

function conditionsOf(
  { within, fromMs, toMs, side }: ValueFilter,
  after: readonly (string | number)[] | undefined,
): { conditions: string; values: SqlValue[] } {
  const types = side === undefined ? Object.values(ENTRY_TYPES) : [ENTRY_TYPES[side]];
  const values: SqlValue[] = [within, types];
  const conditions = [`e.type = ANY($2)`, `e.unit IN (${countedUnits('$1::text')})`];
  if (fromMs !== undefined) {
    conditions.push(`e.at >= $${values.push(sqlMoment(fromMs * 1000))}::timestamptz`);
  }
  if (toMs !== undefined) {
    conditions.push(`e.at < $${values.push(sqlMoment(toMs * 1000))}::timestamptz`);
  }
  if (after) {
    const [atUs, unit, sourceId, id] = after;
    const first = values.push(sqlMoment(Number(atUs)), String(unit), String(sourceId), String(id));
    const place = [first - 3, first - 2, first - 1, first];
    conditions.push(
      `e.at <= $${place[0]}::timestamptz`,
      `(${placeIn('e')}) < ($${place[0]}::timestamptz, $${place[1]}, $${place[2]}::int, $${place[3]})`,
    );
  }
  return { conditions: conditions.join(' AND '), values };
}

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function entryOf(row: ListedRow): ValueEntry {
  const { attributes, struck_at, struck_by, struck_why } = row;
  const { hours } = attributes;
  return {
    id: row.id,
    unit: row.unit,
    side: row.type === ENTRY_TYPES.value ? 'value' : 'cost',
    at: isoDay(localDay(Number(row.at) / 1000)),
    amount: row.amount,
    class: textOr(attributes['class']),
    hours: typeof hours === 'number' ? hours : null,
    basis: textOr(attributes['basis']),
    note: textOr(attributes['note']),
    by: row.by_person,
    via: row.via ?? 'mqtt',
    source: row.via === null ? row.key : null,
    recordedAt: isoOf(row.received_at),
    struck: struck_at && {
      at: struck_at.toISOString(),
      by: struck_by ?? '',
      why: struck_why ?? '',
    },
  };
}
