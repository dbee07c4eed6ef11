import { CASE_CHANGES, type CaseChange } from '@nhip-xa/contract';
import { momentIn, spanIn } from '../table/list-period';
import type { ListSearch } from '../table/list-search';

/** How a case stands against its time, as the API is asked for it. */
export const STANDINGS = {
  open: { open: 'true' },
  overdue: { overdue: 'true' },
  late: { late: 'true' },
  closed: { open: 'false' },
} as const;
type Standing = keyof typeof STANDINGS;
export const standings = Object.keys(STANDINGS) as Standing[];

/** What changed between two moments, as an address states it. */
export interface AskedChange {
  changed: CaseChange;
  changedFrom: string;
  changedTo?: string;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** Nothing where it is not stated whole. */
export function changeIn(search: ListSearch): AskedChange | undefined {
  const changed = CASE_CHANGES.find((name) => name === search.changed);
  const from = momentIn(search.changedFrom);
  const to = momentIn(search.changedTo);
  if (changed === undefined || from === undefined) return undefined;
  return { changed, changedFrom: iso(from), ...(to !== undefined && { changedTo: iso(to) }) };
}

/** When they were closed: days, the last one whole, or moments. */
export function closedIn(search: ListSearch): { closedFrom?: string; closedTo?: string } {
  const from = momentIn(search.closedFrom);
  const to = momentIn(search.closedTo, 1);
  return {
    ...(from !== undefined && { closedFrom: iso(from) }),
    ...(to !== undefined && { closedTo: iso(to) }),
  };
}

/** A list of cases as the API is asked for it, from its address. */
export function askedOf(
  unit: string,
  search: ListSearch,
  atMs: number | null,
  nowMs: number,
): Readonly<Record<string, string | undefined>> {
  const { kind, state, procedure, category, channel, source, q, sort } = search;
  const standing = standings.find((name) => name === search.standing);
  return {
    ...{ unit, kind, state, procedure, category, channel, source, q },
    // the states of then have no order
    sort: atMs !== null && sort?.endsWith('state') ? undefined : sort,
    ...(standing === undefined ? {} : STANDINGS[standing]),
    ...spanIn(search, 'all', atMs ?? nowMs),
    ...closedIn(search),
    ...changeIn(search),
    ...(atMs === null ? {} : { at: iso(atMs) }),
  };
}
