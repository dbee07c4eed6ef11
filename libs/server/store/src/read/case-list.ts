import type { CaseFact, CaseSort, ListTotal, Page } from '@nhip-xa/contract';
import { BadCursor, type CaseFilter, type CountLimits, type PageRequest } from '@nhip-xa/ports';
import type { Database, SqlValue } from '../database/database';
import {
  STATE,
  afterPlace,
  orderBy,
  ordersOf,
  placeOf,
  placeTypes,
  type ChosenOrder,
} from './case-orders';
import { OPEN, OVERDUE, caseOf, shownCases, type CaseRow } from './cases';
import { countRows } from './counted';
import { beginsWith } from './id-range';
import { sqlMoment } from './moments';
import { cursorParts, pageOf } from './paging';
import { communeOf, ofUnits, unitsWithin } from './subtree';

const NEWEST_OPENED: CaseSort = '-openedAt';

/** Where a page begins: in which part of the order, and after which row of it. */
interface Start {
  part: number;
  place: readonly (string | number)[] | undefined;
}

/** Cases of a unit and those below it, in an order. */
export async function listCases(
  database: Database,
  filter: CaseFilter,
  page: PageRequest,
): Promise<Page<CaseFact>> {
  const sort = filter.sort ?? NEWEST_OPENED;
  const orders = ordersOf(sort);
  const start = startOf(page.cursor, sort, orders);
  const units = await unitsWithin(database, filter.within);
  const rows: { row: CaseRow; part: number }[] = [];
  for (let part = start.part; part < orders.length && rows.length <= page.limit; part += 1) {
    const order = orders[part] as ChosenOrder;
    const statement = pageStatement(filter, units, order, {
      place: part === start.part ? start.place : undefined,
      limit: page.limit + 1 - rows.length,
    });
    const found = await database.query<CaseRow>('read', statement);
    rows.push(...found.map((row) => ({ row, part })));
  }
  return pageOf(
    rows,
    page,
    ({ row }) => caseOf(row),
    ({ row, part }) => [sort, part, ...placeOf(row, orders[part] as ChosenOrder)],
  );
}

export async function countCases(
  database: Database,
  filter: CaseFilter,
  limits: CountLimits,
): Promise<ListTotal | null> {
  const { conditions, values } = conditionsOf(filter, await unitsWithin(database, filter.within));
  return countRows(database, `FROM cases c WHERE ${conditions.join(' AND ')}`, values, limits);
}

/** One part of a page, as it is asked for. */
export function pageStatement(
  filter: CaseFilter,
  units: readonly string[] | undefined,
  order: ChosenOrder,
  { place, limit }: { place: Start['place']; limit: number },
): { text: string; values: SqlValue[] } {
  const { conditions, values } = conditionsOf(filter, units);
  conditions.push(order.having);
  if (place) conditions.push(afterPlace(order, place, values));
  const inOrder = orderBy(order);
  // the page is chosen first: what is shown of a case is worked out for its rows only
  const chosen = `(SELECT * FROM cases c WHERE ${conditions.join(' AND ')} ${inOrder} LIMIT ${limit})`;
  return { text: `${shownCases(chosen)} ${inOrder}`, values };
}

/** The conditions that were asked for, each with its value. */
function conditionsOf(
  filter: CaseFilter,
  units: readonly string[] | undefined,
): { conditions: string[]; values: SqlValue[] } {
  const values: SqlValue[] = [sqlMoment(filter.nowUs)];
  // the moment is stated also where nothing is asked of it: a parameter has to have a type
  const conditions = ['$1::timestamptz IS NOT NULL', ...ofUnits('c.unit', units, values)];
  const add = (condition: (place: string) => string, value: SqlValue | undefined): void => {
    if (value !== undefined) conditions.push(condition(`$${values.push(value)}`));
  };
  add((place) => `c.kind = ${place}`, filter.kind);
  add((place) => `${STATE} = ${place}`, filter.state);
  add((place) => `c.attributes ->> 'procedure' = ${place}`, filter.procedure);
  add((place) => `c.attributes ->> 'channel' = ${place}`, filter.channel);
  add((place) => `c.category = ${place}`, filter.category);
  add(
    (place) => `c.source_id IN (SELECT s.id FROM sources s WHERE s.key = ${place})`,
    filter.source,
  );
  add((place) => `c.unit = ${place}`, communeOf(filter.source));
  if (filter.open !== undefined) conditions.push(filter.open ? OPEN : `NOT ${OPEN}`);
  if (filter.overdue !== undefined) conditions.push(filter.overdue ? OVERDUE : `NOT ${OVERDUE}`);
  if (filter.late !== undefined) conditions.push(filter.late ? LATE : `(${LATE}) IS NOT TRUE`);
  if (filter.q !== undefined) conditions.push(beginsWith('c.id', filter.q, values));
  add((place) => `c.opened_at >= ${place}::timestamptz`, sqlOrNone(filter.fromUs));
  add((place) => `c.opened_at < ${place}::timestamptz`, sqlOrNone(filter.toUs));
  return { conditions, values };
}

/** Closed after it was due, as the index of them says it. */
const LATE = 'c.closed_at > c.effective_due_at';

const sqlOrNone = (us: number | undefined): SqlValue | undefined =>
  us === undefined ? undefined : sqlMoment(us);

/** @throws BadCursor when it is none, or one of another order */
function startOf(
  cursor: string | undefined,
  sort: CaseSort,
  orders: readonly ChosenOrder[],
): Start {
  if (cursor === undefined) return { part: 0, place: undefined };
  for (const [part, order] of orders.entries()) {
    const parts = cursorParts(cursor, ['string', 'number', ...placeTypes(order)]);
    if (parts?.[0] === sort && parts[1] === part) return { part, place: parts.slice(2) };
  }
  throw new BadCursor('not a cursor of this list in this order');
}
