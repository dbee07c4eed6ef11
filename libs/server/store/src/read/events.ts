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

const NEWEST_FIRST = 'ORDER BY e.at DESC, e.source_id DESC, e.id DESC';

/** How far back is looked first, in microseconds: events lie in partitions by day. */
const LOOK_BACK_US = [86_400_000_000, 30 * 86_400_000_000] as const;

type Place = [atUs: number, sourceId: number, id: string];

/** Events of a unit and those below it, newest first. */
export async function listEvents(
  database: Database,
  filter: EventFilter,
  page: PageRequest,
): Promise<Page<EventFact>> {
  const after = readCursor(page.cursor, ['number', 'number', 'string']) as Place | undefined;
  const newestUs = after?.[0] ?? filter.toUs ?? Date.now() * 1000;
  const earliestUs = filter.fromUs ?? -Infinity;
  let rows: EventRow[] = [];
  // a page is mostly filled by its last day: the partitions before it are opened only when not
  for (const backUs of [...LOOK_BACK_US, Infinity]) {
    const fromUs = Math.max(earliestUs, newestUs - backUs);
    rows = await newest(database, { ...filter, fromUs }, after, page.limit + 1);
    if (rows.length > page.limit || fromUs === earliestUs) break;
  }
  return pageOf(rows, page, eventOf, (row) => [Number(row.at), row.source_id, row.id]);
}

function newest(
  database: Database,
  filter: EventFilter & { fromUs: number },
  after: Place | undefined,
  limit: number,
): Promise<EventRow[]> {
  const { conditions, values } = conditionsOf(filter, after);
  // the page is chosen first: what is shown of an event is worked out for its rows only
  const chosen = `SELECT * FROM events e WHERE ${conditions.join(' AND ')}
    ${NEWEST_FIRST} LIMIT ${limit}`;
  return database.query<EventRow>('read', {
    text: `SELECT e.unit, s.key AS source, e.source_id, e.id, e.type, ${usOf('e.at')} AS at,
        ${usOf('e.received_at')} AS received_at, e.amount, e.village, e.attributes
      FROM (${chosen}) e JOIN sources s ON s.id = e.source_id ${NEWEST_FIRST}`,
    values,
  });
}

/** The conditions that were asked for, each with its value. */
function conditionsOf(
  filter: EventFilter & { fromUs: number },
  after: Place | undefined,
): { conditions: string[]; values: SqlValue[] } {
  const values: SqlValue[] = [filter.within];
  const conditions = ['e.unit IN (SELECT code FROM units WHERE path @> ARRAY[$1::text])'];
  if (filter.type !== undefined) conditions.push(`e.type = $${values.push(filter.type)}`);
  if (filter.fromUs !== -Infinity) {
    conditions.push(`e.at >= $${values.push(sqlMoment(filter.fromUs))}::timestamptz`);
  }
  if (filter.toUs !== undefined) {
    conditions.push(`e.at < $${values.push(sqlMoment(filter.toUs))}::timestamptz`);
  }
  if (after) {
    const [atUs, sourceId, id] = after;
    const first = values.push(sqlMoment(atUs), String(sourceId), id) - 2;
    conditions.push(
      `e.at <= $${first}::timestamptz`,
      `(e.at, e.source_id, e.id) < ($${first}::timestamptz, $${first + 1}::int, $${first + 2})`,
    );
  }
  return { conditions, values };
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
