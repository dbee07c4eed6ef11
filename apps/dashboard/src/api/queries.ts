import './zod-settings';
import {
  caseFact,
  kpiDefinition,
  ledger,
  listOf,
  maintenanceWindow,
  me,
  readingStep,
  source,
  seenUser,
  unit,
  watchedDisplay,
} from '@nhip-xa/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { ask, part, query } from './http';
import { PERIODS, type Period } from './periods';

/** Asks for something of a known shape; what comes is parsed here, at the edge. */
export const read = async <T extends z.ZodType>(
  path: string,
  schema: T,
  signal: AbortSignal,
): Promise<z.infer<T>> => schema.parse(await ask(path, { signal }));

/** Names and definitions change once in a blue moon. */
const SELDOM = { staleTime: 300_000, gcTime: 3_600_000 };
/** Rows of one page of a list. */
export const ROWS = 50;
/** Maintenance windows shown of a source: those to come, and the last that are over. */
const WINDOWS = 60;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => read('/auth/me', me, signal),
  staleTime: 60_000,
});

export const unitQuery = (code: string) =>
  queryOptions({
    queryKey: ['unit', code],
    queryFn: ({ signal }) => read(`/units/${part(code)}`, unit, signal),
    ...SELDOM,
  });

export const unitsBelowQuery = (parent: string) =>
  queryOptions({
    queryKey: ['units', parent],
    queryFn: ({ signal }) => read(`/units${query({ parent, limit: 1000 })}`, listOf(unit), signal),
    ...SELDOM,
  });

export const definitionsQuery = queryOptions({
  queryKey: ['kpis'],
  queryFn: ({ signal }) => read('/kpis?limit=500', listOf(kpiDefinition), signal),
  ...SELDOM,
});

/** A moment of the past as the API takes it; null: now. */
export const atOf = (atMs: number | null): { at?: string } =>
  atMs === null ? {} : { at: new Date(atMs).toISOString() };

/** How often in ms what is shown of now is asked for again; what was is no other later. */
const againOf = (atMs: number | null, everyMs: number): number | false =>
  atMs === null ? everyMs : false;

export const caseQuery = (code: string, kind: string, id: string, atMs: number | null = null) =>
  queryOptions({
    queryKey: ['case', code, kind, id, atMs],
    queryFn: ({ signal }) => {
      const asked = query({ unit: code, ...atOf(atMs) });
      return read(`/cases/${part(kind)}/${part(id)}${asked}`, caseFact, signal);
    },
    refetchInterval: againOf(atMs, 15_000),
  });

export const sourceQuery = (key: string, atMs: number | null = null) =>
  queryOptions({
    queryKey: ['source', key, atMs],
    queryFn: ({ signal }) => read(`/sources/${part(key)}${query(atOf(atMs))}`, source, signal),
    refetchInterval: againOf(atMs, 10_000),
  });

export const maintenanceQuery = (key: string) =>
  queryOptions({
    queryKey: ['maintenance', key],
    queryFn: ({ signal }) =>
      read(
        `/sources/${part(key)}/maintenance${query({ limit: WINDOWS })}`,
        listOf(maintenanceWindow),
        signal,
      ),
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
      const asked = query({ metric, ...span(fromMs, toMs), step, limit: 1000 });
      const path = `/sources/${part(key)}/readings${asked}`;
      const { items } = await read(path, listOf(readingStep), signal);
      return { fromMs, toMs, stepMs, steps: items };
    },
    refetchInterval: againOf(atMs, 15_000),
  });

export const sourcesQuery = (filter: { state?: string | undefined; gateway?: string }) =>
  infiniteQueryOptions({
    queryKey: ['sources', filter],
    queryFn: ({ signal, pageParam }) =>
      read(
        `/sources${query({ ...filter, cursor: pageParam, limit: ROWS })}`,
        listOf(source),
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** The units of a province on one page; of the nation there are more. */
const LEDGER_ROWS = 1000;
/** Often enough to see that it moves, seldom enough to read. */
const LEDGER_EVERY_MS = 4_000;

export const ledgerQuery = infiniteQueryOptions({
  queryKey: ['ledger'],
  queryFn: ({ signal, pageParam }) =>
    read(`/ledger${query({ cursor: pageParam, limit: LEDGER_ROWS })}`, ledger, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
  refetchInterval: LEDGER_EVERY_MS,
});

export const displaysQuery = queryOptions({
  queryKey: ['displays'],
  queryFn: ({ signal }) => read('/displays?limit=1000', listOf(watchedDisplay), signal),
});

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => read('/users?limit=1000', listOf(seenUser), signal),
});

export const span = (fromMs: number, toMs: number): { from: string; to: string } => ({
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
});
