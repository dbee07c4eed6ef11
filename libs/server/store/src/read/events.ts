import { EARLIEST_CREDIBLE_MS, type EventFact, type ListTotal, type Page } from '@nhip-xa/contract';
import type { CountLimits, EventFilter, PageRequest } from '@nhip-xa/ports';
import type { Database, SqlValue } from '../database/database';
import { countRows } from './counted';
import { beginsWith } from './id-range';
import { isoOf, sqlMoment, usOf } from './moments';
import { pageOf, readCursor } from './paging';
import { communeOf, ofUnits, unitsWithin } from './subtree';

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

/** How far is looked first, in microseconds: events lie in partitions by day. */
const LOOK_US = [86_400_000_000, 30 * 86_400_000_000] as const;
/** Before it there is no event: 2015-01-01 in Vietnam. */
const EARLIEST_US = EARLIEST_CREDIBLE_MS * 1000;

type Place = [atUs: number, sourceId: number, id: string];

/** Events of a unit and those below it, newest first unless asked for otherwise. */
export async function listEvents(
  database: Database,
  filter: EventFilter,
  page: PageRequest,
): Promise<Page<EventFact>> {
  const after = readCursor(page.cursor, ['number', 'number', 'string']) as Place | undefined;
  const units = await unitsWithin(database, filter.within);
  const oldestFirst = filter.sort === 'at';
  const latestUs = filter.toUs ?? Date.now() * 1000;
  const earliestUs = filter.fromUs ?? (oldestFirst ? await firstOf(database) : -Infinity);
  let rows: EventRow[] = [];
  // a page is mostly filled by its first day: the partitions beyond are opened only when not
  for (const lookUs of [...LOOK_US, Infinity]) {
    const fromUs = oldestFirst
      ? earliestUs
      : Math.max(earliestUs, (after?.[0] ?? latestUs) - lookUs);
    const untilUs = oldestFirst ? (after?.[0] ?? earliestUs) + lookUs : Infinity;
    const toUs = untilUs < latestUs ? untilUs : filter.toUs;
    rows = await pageRows(database, { ...filter, fromUs, toUs }, units, after, page.limit + 1);
    const whole = oldestFirst ? toUs === filter.toUs : fromUs === earliestUs;
    if (rows.length > page.limit || whole) break;
  }
  return pageOf(rows, page, eventOf, (row) => [Number(row.at), row.source_id, row.id]);
}

/** When the oldest event was, so that no empty years are looked through. */
async function firstOf(database: Database): Promise<number> {
  const [row] = await database.query<{ at: string | null }>('read', {
    text: `SELECT ${usOf('min(at)')} AS at FROM events`,
  });
  return Number(row?.at ?? EARLIEST_US);
}

export async function countEvents(
  database: Database,
  filter: EventFilter,
  limits: CountLimits,
): Promise<ListTotal | null> {
  const units = await unitsWithin(database, filter.within);
  const { conditions, values } = conditionsOf(filter, units, undefined);
  return countRows(database, `FROM events e WHERE ${conditions.join(' AND ')}`, values, limits);
}

const pageRows = (
  database: Database,
  filter: EventFilter,
  units: readonly string[] | undefined,
  after: Place | undefined,
  limit: number,
): Promise<EventRow[]> =>
  database.query<EventRow>('read', eventStatement(filter, units, after, limit));

/** A page, as it is asked for. */
export function eventStatement(
  filter: EventFilter,
  units: readonly string[] | undefined,
  after: Place | undefined,
  limit: number,
): { text: string; values: SqlValue[] } {
  const { conditions, values } = conditionsOf(filter, units, after);
  const way = filter.sort === 'at' ? 'ASC' : 'DESC';
  const inOrder = `ORDER BY e.at ${way}, e.source_id ${way}, e.id ${way}`;
  // the page is chosen first: what is shown of an event is worked out for its rows only
  const chosen = `SELECT * FROM events e WHERE ${conditions.join(' AND ')} ${inOrder} LIMIT ${limit}`;
  return {
    text: `SELECT e.unit, s.key AS source, e.source_id, e.id, e.type, ${usOf('e.at')} AS at,
        ${usOf('e.received_at')} AS received_at, e.amount, e.village, e.attributes
      FROM (${chosen}) e JOIN sources s ON s.id = e.source_id ${inOrder}`,
    values,
  };
}

/** The conditions that were asked for, each with its value. */
function conditionsOf(
  filter: EventFilter,
  units: readonly string[] | undefined,
  after: Place | undefined,
): { conditions: string[]; values: SqlValue[] } {
  const values: SqlValue[] = [];
  const conditions = ['true', ...ofUnits('e.unit', units, values)];
  const add = (condition: (place: string) => string, value: SqlValue | undefined): void => {
    if (value !== undefined) conditions.push(condition(`$${values.push(value)}`));
  };
  const { fromUs, toUs, sort } = filter;
  const bound = (us: number | undefined): SqlValue | undefined =>
    us === undefined || us === -Infinity ? undefined : sqlMoment(us);
  add((place) => `e.type = ${place}`, filter.type);
  // a key can have been given again: every source that ever had it
  add(
    (place) => `e.source_id = ANY (ARRAY(SELECT id FROM sources WHERE key = ${place}))`,
    filter.source,
  );
  add((place) => `e.unit = ${place}`, communeOf(filter.source));
  if (filter.q !== undefined) conditions.push(beginsWith('e.id', filter.q, values));
  add((place) => `e.at >= ${place}::timestamptz`, bound(fromUs));
  add((place) => `e.at < ${place}::timestamptz`, bound(toUs));
  if (after) {
    const [atUs, sourceId, id] = after;
    const first = values.push(sqlMoment(atUs), String(sourceId), id) - 2;
    const sign = sort === 'at' ? '>' : '<';
    conditions.push(
      `e.at ${sign}= $${first}::timestamptz`,
      `(e.at, e.source_id, e.id) ${sign} ($${first}::timestamptz, $${first + 1}::int, $${first + 2})`,
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
