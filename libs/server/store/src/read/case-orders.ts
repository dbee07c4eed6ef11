import type { CaseSort } from '@nhip-xa/contract';
import type { SqlValue } from '../database/database';
import type { CaseRow } from './cases';
import { sqlMoment } from './moments';

/** The orders that a list of cases can be read in, each as an index has it. */

export interface CaseOrder {
  /** Of the rows that have what is sorted by. */
  column: string;
  /** What a cursor carries of it. */
  of: (row: CaseRow) => string | number;
  type: 'number' | 'string';
  /** Columns that part what is equal; with the first they are the columns of the index. */
  ties: readonly Tie[];
  /** Some cases have none of it: they come after all others, by when they were opened. */
  lacking?: string;
}
type Tie = 'unit' | 'kind' | 'id' | 'opened_at';

const IDENTITY = ['unit', 'kind', 'id'] as const;
const moment = (column: 'opened_at' | 'effective_due_at' | 'closed_at'): CaseOrder => ({
  column: `c.${column}`,
  of: (row) => Number(row[column === 'effective_due_at' ? 'stored_due_at' : column]),
  type: 'number',
  ties: IDENTITY,
});
const text = (column: string, of: (row: CaseRow) => string, ties: readonly Tie[]): CaseOrder => ({
  column,
  of,
  type: 'string',
  ties,
});
const orNone = (column: 'effective_due_at' | 'closed_at'): CaseOrder => ({
  ...moment(column),
  lacking: `c.${column} IS NULL`,
});

/** A case that nobody named a state of has an empty one. */
export const STATE = `(coalesce(c.state, '') COLLATE "C")`;

const ORDERS: Readonly<Record<string, CaseOrder>> = {
  openedAt: moment('opened_at'),
  effectiveDueAt: orNone('effective_due_at'),
  closedAt: orNone('closed_at'),
  state: text(STATE, ({ state }) => state ?? '', ['opened_at', ...IDENTITY]),
  id: text(`(c.id COLLATE "C")`, ({ id }) => id, ['unit', 'kind']),
};
const OPENED = ORDERS['openedAt'] as CaseOrder;

export interface ChosenOrder extends CaseOrder {
  descending: boolean;
  /** Which cases stand in it. */
  having: string;
}

/** At the moment $1 of the past: what was closed later was not closed then. */
const CLOSED_THEN: CaseOrder & { having: string } = {
  ...moment('closed_at'),
  having: 'c.closed_at <= $1::timestamptz',
  lacking: '(c.closed_at IS NULL OR c.closed_at > $1::timestamptz)',
};

/** The order of a sort, then of those that lack what it sorts by. */
export function ordersOf(sort: CaseSort, past = false): ChosenOrder[] {
  const descending = sort.startsWith('-');
  const name = descending ? sort.slice(1) : sort;
  if (past && name === 'closedAt') {
    const { lacking } = CLOSED_THEN;
    return [
      { ...CLOSED_THEN, descending },
      { ...OPENED, descending, having: lacking ?? '' },
    ];
  }
  const order = ORDERS[name] ?? OPENED;
  const first = { ...order, descending, having: `${order.column} IS NOT NULL` };
  if (order.lacking === undefined) return [first];
  return [first, { ...OPENED, descending, having: order.lacking }];
}

/** `ORDER BY`, as an index of it can be read forward or backward. */
export const orderBy = ({ column, ties, descending }: ChosenOrder): string =>
  `ORDER BY ${[column, ...ties.map((tie) => `c.${tie}`)]
    .map((one) => `${one} ${descending ? 'DESC' : 'ASC'}`)
    .join(', ')}`;

/** The rows after a place of an order. */
export function afterPlace(
  order: ChosenOrder,
  place: readonly (string | number)[],
  values: SqlValue[],
): string {
  const { column, ties, descending } = order;
  const parts = placeTypes(order).map((type, index) => {
    const stated = place[index] ?? '';
    return type === 'number'
      ? `$${values.push(sqlMoment(Number(stated)))}::timestamptz`
      : `$${values.push(String(stated))}::text`;
  });
  const sign = descending ? '<' : '>';
  const names = [column, ...ties.map((tie) => `c.${tie}`)].join(', ');
  // the first alone as well: an index in another direction can be entered by it
  return `${column} ${sign}= ${parts[0] ?? ''} AND (${names}) ${sign} (${parts.join(', ')})`;
}

/** The types of what a place of an order holds: moments in microseconds, and texts. */
export const placeTypes = ({ type, ties }: CaseOrder): ('number' | 'string')[] => [
  type,
  ...ties.map((tie) => (tie === 'opened_at' ? ('number' as const) : ('string' as const))),
];

export const placeOf = (row: CaseRow, { of, ties }: CaseOrder): (string | number)[] => [
  of(row),
  ...ties.map((tie) => (tie === 'opened_at' ? Number(row.opened_at) : row[tie])),
];
