import { LIST_LIMITS, type ListTotal } from '@nhip-xa/contract';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLive } from '@nhip-xa/web-live';
import { useCallback, useEffect, useMemo } from 'react';

/** Rows of a page, and pages that are held: those before and behind are forgotten and asked for again. */
export const PAGE_ROWS = 100;
const HELD_PAGES = LIST_LIMITS.heldRows / PAGE_ROWS;
/** How often is looked whether there is something new, in ms. */
const LOOK_EVERY_MS = 15_000;
/** … and how long after a number of the unit moved. */
const LOOK_AFTER_MS = 1_000;
/** How long a count stands, in ms. */
const COUNT_STANDS_MS = 60_000;

export interface ListPage<Item> {
  items: Item[];
  next: string | null;
  total?: ListTotal | null | undefined;
}

export interface PageAsked {
  cursor?: string | undefined;
  limit: number;
  count?: '1';
}

/** A list that the server has, in an order. */
export interface ListSource<Item> {
  /** What it is of, with its filters and its order. */
  key: readonly unknown[];
  ask: (asked: PageAsked, signal: AbortSignal) => Promise<ListPage<Item>>;
  /** What an item is known by, and by which a change of it is. */
  keyOf: (item: Item) => string;
  stampOf: (item: Item) => string;
  /** It is not counted. */
  uncounted?: boolean;
  /** The unit whose numbers move when something comes to the list. */
  unit?: string;
}

/** A page knows those before it, so that it can be gone back from. */
interface Place {
  index: number;
  cursor: string | undefined;
  before: Place | null;
  /** What stood at the head of the list when it was loaded. */
  head: readonly string[];
}
const FIRST: Place = { index: 0, cursor: undefined, before: null, head: [] };

export interface ListPages<Item> {
  /** The rows that are held, and the place of the first of them. */
  items: readonly Item[];
  offset: number;
  /** Rows down to the last one that is held. */
  loaded: number;
  total: ListTotal | null | undefined;
  hasNext: boolean;
  waiting: boolean;
  error: Error | null;
  /** Rows that came or changed since the list was loaded; they are not shown before one asks. */
  fresh: number;
  next: () => void;
  previous: () => void;
  retry: () => void;
  reload: () => void;
}

/** A list page by page: no more of it in memory than a person can look at. */
export function useListPages<Item>(list: ListSource<Item>): ListPages<Item> {
  const { key, ask, stampOf, uncounted = false } = list;
  const queries = useQueryClient();
  const stamps = (page: ListPage<Item>): string[] => page.items.map(stampOf);
  const pages = useInfiniteQuery({
    queryKey: [...key, 'pages'],
    queryFn: ({ pageParam, signal }) => ask({ cursor: pageParam.cursor, limit: PAGE_ROWS }, signal),
    initialPageParam: FIRST,
    getNextPageParam: (last, all, place): Place | undefined => {
      if (last.next === null) return undefined;
      const head = place.index === 0 && all[0] ? stamps(all[0]) : place.head;
      return { index: place.index + 1, cursor: last.next, before: place, head };
    },
    getPreviousPageParam: (_first, _all, place) => place.before ?? undefined,
    maxPages: HELD_PAGES,
    // rows under somebody's eyes do not move: what is new waits for its button
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const { data } = pages;
  const total = useQuery({
    queryKey: [...key, 'total'],
    queryFn: async ({ signal }) => (await ask({ limit: 1, count: '1' }, signal)).total ?? null,
    staleTime: COUNT_STANDS_MS,
    enabled: !uncounted,
  });
  const newest = useQuery({
    queryKey: [...key, 'newest'],
    queryFn: async ({ signal }) => stamps(await ask({ limit: PAGE_ROWS }, signal)),
    refetchInterval: LOOK_EVERY_MS,
    enabled: data !== undefined && pages.isFetchedAfterMount,
    staleTime: LOOK_EVERY_MS,
  });
  useLookingAgain(list);
  const firstPlace = data?.pageParams[0] as Place | undefined;
  const first = data?.pages[0];
  const head = firstPlace?.index === 0 && first ? stamps(first) : (firstPlace?.head ?? []);
  const offset = (firstPlace?.index ?? 0) * PAGE_ROWS;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const reload = useCallback(
    () => void queries.resetQueries({ queryKey: [...key] }),
    [queries, key],
  );
  return {
    items,
    offset,
    loaded: offset + items.length,
    total: total.data,
    hasNext: pages.hasNextPage,
    waiting: data === undefined && pages.error === null,
    error: pages.error,
    fresh: freshOf(head, newest.data),
    next: () => {
      if (pages.hasNextPage && !pages.isFetching) void pages.fetchNextPage();
    },
    previous: () => {
      if (pages.hasPreviousPage && !pages.isFetching) void pages.fetchPreviousPage();
    },
    retry: () => void (data === undefined ? pages.refetch() : pages.fetchNextPage()),
    reload,
  };
}

/** What comes moves numbers: then is looked at once. */
function useLookingAgain<Item>({ key, unit = '' }: ListSource<Item>): void {
  const queries = useQueryClient();
  const values = useLive(({ units }) => units.get(unit));
  const name = JSON.stringify(key);
  useEffect(() => {
    if (!values) return undefined;
    const queryKey = [...(JSON.parse(name) as unknown[]), 'newest'];
    const timer = setTimeout(() => void queries.invalidateQueries({ queryKey }), LOOK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [queries, name, values]);
}

/** How many of the newest were not there. */
export function freshOf(head: readonly string[], newest: readonly string[] | undefined): number {
  if (!newest) return 0;
  const known = new Set(head);
  return newest.filter((stamp) => !known.has(stamp)).length;
}
