import type { CaseFact, CaseSort, ListTotal, Page } from '@nhip-xa/contract';
import { BadCursor, type CaseFilter, type CountLimits, type PageRequest } from '@nhip-xa/ports';
import type { Database, SqlValue } from '../database/database';
import {
  afterPlace,
  orderBy,
  ordersOf,
  placeOf,
  placeTypes,
  type ChosenOrder,
} from './case-orders';
import { chosenCases, standingOf, unitsOf } from './case-conditions';
import { caseOf, shownCases, type CaseRow } from './cases';
import { countRows } from './counted';
import { cursorParts, pageOf } from './paging';
import { withProcedures, type ResolvedFilter } from './procedures';

const NEWEST_OPENED: CaseSort = '-openedAt';

/** Where a page begins: in which part of the order, and after which row of it. */
interface Start {
  part: number;
  place: readonly (string | number)[] | undefined;
}

/** Cases of a unit and those below it, in an order. */
export async function listCases(
  database: Database,
  asked: CaseFilter,
  page: PageRequest,
): Promise<Page<CaseFact>> {
  const sort = asked.sort ?? NEWEST_OPENED;
  const orders = ordersOf(sort, asked.atUs !== undefined);
  const start = startOf(page.cursor, sort, orders);
  const units = await unitsOf(database, asked);
  const filter = await withProcedures(database, asked, units);
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
  asked: CaseFilter,
  limits: CountLimits,
): Promise<ListTotal | null> {
  const units = await unitsOf(database, asked);
  const filter = await withProcedures(database, asked, units);
  const { parts, conditions, values } = chosenCases(filter, units);
  const rows = parts.map((part) => `SELECT 1 FROM ${part} c WHERE ${conditions.join(' AND ')}`);
  return countRows(database, `FROM (${rows.join(' UNION ALL ')}) c`, values, limits);
}

/** One part of a page, as it is asked for. */
export function pageStatement(
  filter: ResolvedFilter,
  units: readonly string[] | undefined,
  order: ChosenOrder,
  { place, limit }: { place: Start['place']; limit: number },
): { text: string; values: SqlValue[] } {
  const { parts, conditions, values } = chosenCases(filter, units);
  conditions.push(order.having);
  if (place) conditions.push(afterPlace(order, place, values));
  const inOrder = orderBy(order);
  // the page is chosen first: what is shown of a case is worked out for its rows only
  const first = (rows: string, which = ''): string =>
    `(SELECT * FROM ${rows} c ${which} ${inOrder} LIMIT ${limit})`;
  const firsts = parts.map((part) => first(part, `WHERE ${conditions.join(' AND ')}`));
  const chosen = firsts.length === 1 ? (firsts[0] ?? '') : first(`(${firsts.join(' UNION ALL ')})`);
  return { text: `${shownCases(chosen, standingOf(filter))} ${inOrder}`, values };
}

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
