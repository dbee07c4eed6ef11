import type { QueryOf, WordsOf } from '@nhip-xa/web-api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { atOf } from './at';
import { api } from './http';
import { answered } from './answered';
import { bySteps } from './reading-rows';
import { PERIODS, type Period } from './periods';
import { unitByCode } from './unit-by-code';

/** Names and definitions change once in a blue moon. */
const SELDOM = { staleTime: 300_000, gcTime: 3_600_000 };
/** Rows of one page of a list. */
export const ROWS = 50;
/** Maintenance windows shown of a source: those to come, and the last that are over. */
const WINDOWS = 60;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/auth/me', { signal })),
  staleTime: 60_000,
});

export const unitQuery = (code: string) =>
  queryOptions({
    queryKey: ['unit', code],
    queryFn: () => unitByCode(code),
    ...SELDOM,
  });

export const unitsBelowQuery = (parent: string) =>
  queryOptions({
    queryKey: ['units', parent],
    queryFn: async ({ signal, client }) => {
      const query = { parent, limit: 1000 };
      const below = await answered(api.GET('/api/v1/units', { params: { query }, signal }));
      // rows that name one of them need not ask for it by itself
      for (const one of below.items) client.setQueryData(unitQuery(one.code).queryKey, one);
      return below;
    },
    ...SELDOM,
  });

export const definitionsQuery = queryOptions({
  queryKey: ['kpis'],
  queryFn: ({ signal }) =>
    answered(api.GET('/api/v1/kpis', { params: { query: { limit: 500 } }, signal })),
  ...SELDOM,
});

/** How often in ms what is shown of now is asked for again; what was is no other later. */
const againOf = (atMs: number | null, everyMs: number): number | false =>
  atMs === null ? everyMs : false;

export const caseQuery = (code: string, kind: string, id: string, atMs: number | null = null) =>
  queryOptions({
    queryKey: ['case', code, kind, id, atMs],
    queryFn: ({ signal }) => {
      const params = { path: { kind, id }, query: { unit: code, ...atOf(atMs) } };
      return answered(api.GET('/api/v1/cases/{kind}/{id}', { params, signal }));
    },
    refetchInterval: againOf(atMs, 15_000),
  });

export const sourceQuery = (key: string, atMs: number | null = null) =>
  queryOptions({
    queryKey: ['source', key, atMs],
    queryFn: ({ signal }) => {
      const params = { path: { key }, query: atOf(atMs) };
      return answered(api.GET('/api/v1/sources/{key}', { params, signal }));
    },
    refetchInterval: againOf(atMs, 10_000),
  });

export const maintenanceQuery = (key: string) =>
  queryOptions({
    queryKey: ['maintenance', key],
    queryFn: ({ signal }) => {
      const params = { path: { key }, query: { limit: WINDOWS } };
      return answered(api.GET('/api/v1/sources/{key}/maintenance', { params, signal }));
    },
    refetchInterval: 30_000,
  });

/** The period up to a moment of the past, or up to now. */
export const readingsQuery = (
  key: string,
  metric: string,
  period: Period,
  atMs: number | null = null,
) =>
  queryOptions({
    queryKey: ['readings', key, metric, period, atMs],
    queryFn: async ({ signal }) => {
      const { lengthMs, step, stepMs } = PERIODS[period];
      const toMs = atMs ?? Date.now();
      const fromMs = toMs - lengthMs;
      const query = { metric, ...span(fromMs, toMs), step, limit: 1000 };
      const { items } = await answered(
        api.GET('/api/v1/sources/{key}/readings', { params: { path: { key }, query }, signal }),
      );
      return { fromMs, toMs, stepMs, steps: bySteps(items) };
    },
    refetchInterval: againOf(atMs, 15_000),
  });

export const sourcesQuery = (filter: WordsOf<'/api/v1/sources'>) =>
  infiniteQueryOptions({
    queryKey: ['sources', filter],
    queryFn: ({ signal, pageParam }) => {
      const asked = filter as QueryOf<'/api/v1/sources'>;
      const query = { ...asked, cursor: pageParam, limit: ROWS };
      return answered(api.GET('/api/v1/sources', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** The units of a province on one page; of the nation there are more. */
const LEDGER_ROWS = 1000;
/** Often enough to see that it moves, seldom enough to read. */
const LEDGER_EVERY_MS = 4_000;

export const ledgerQuery = infiniteQueryOptions({
  queryKey: ['ledger'],
  queryFn: ({ signal, pageParam }) => {
    const query = { cursor: pageParam, limit: LEDGER_ROWS };
    return answered(api.GET('/api/v1/ledger', { params: { query }, signal }));
  },
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: LEDGER_EVERY_MS,
});

export const displaysQuery = queryOptions({
  queryKey: ['displays'],
  queryFn: ({ signal }) =>
    answered(api.GET('/api/v1/displays', { params: { query: { limit: 1000 } }, signal })),
});

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) =>
    answered(api.GET('/api/v1/users', { params: { query: { limit: 1000 } }, signal })),
});

export const span = (fromMs: number, toMs: number): { from: string; to: string } => ({
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
});
