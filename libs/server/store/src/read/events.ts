import type { EventFact, Page } from '@nhip-xa/contract';
import type { EventFilter, PageRequest } from '@nhip-xa/ports';
import type { Database, SqlValue } from '../database/database';
import { isoOf, sqlMoment, usOf } from './moments';
import { pageOf, readCursor } from './paging';

interface EventRow {
  unit: string;
  source: string;
  source_id: number;
  id: string;
  type: string;
  at: string;
  received_at: string;
  amount: number | null;
  village: string | null;
  attributes: Record<string, unknown>;
}

/** Events of a unit and those below it, newest first. */
export async function listEvents(
  database: Database,
  filter: EventFilter,
  page: PageRequest,
): Promise<Page<EventFact>> {
  const after = readCursor(page.cursor, ['number', 'number', 'string']);
  const values: SqlValue[] = [filter.within];
  const conditions = ['e.unit IN (SELECT code FROM units WHERE path @> ARRAY[$1::text])'];
  if (filter.type !== undefined) conditions.push(`e.type = $${values.push(filter.type)}`);
  if (filter.fromUs !== undefined) {
    conditions.push(`e.at >= $${values.push(sqlMoment(filter.fromUs))}::timestamptz`);
  }
  if (filter.toUs !== undefined) {
    conditions.push(`e.at < $${values.push(sqlMoment(filter.toUs))}::timestamptz`);
  }
  if (after) {
    const [atUs, sourceId, id] = after as [number, number, string];
    const first = values.push(sqlMoment(atUs), String(sourceId), id) - 2;
    conditions.push(
      `e.at <= $${first}::timestamptz`,
      `(e.at, e.source_id, e.id) < ($${first}::timestamptz, $${first + 1}::int, $${first + 2})`,
    );
  }
  const rows = await database.query<EventRow>('read', {
    text: `SELECT e.unit, s.key AS source, e.source_id, e.id, e.type, ${usOf('e.at')} AS at,
        ${usOf('e.received_at')} AS received_at, e.amount, e.village, e.attributes
      FROM events e JOIN sources s ON s.id = e.source_id
      WHERE ${conditions.join(' AND ')}
      ORDER BY e.at DESC, e.source_id DESC, e.id DESC LIMIT ${page.limit + 1}`,
    values,
  });
  return pageOf(rows, page, eventOf, (row) => [Number(row.at), row.source_id, row.id]);
}

const eventOf = (row: EventRow): EventFact => ({
  unit: row.unit,
  source: row.source,
  id: row.id,
  type: row.type,
  ts: isoOf(row.at),
  receivedAt: isoOf(row.received_at),
  amount: row.amount,
  village: row.village,
  attributes: row.attributes,
});
