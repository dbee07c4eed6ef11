import type { CreateUnit, ImportedUnits, PatchUnit, Unit } from '@nhip-xa/contract';
import type { QueryOf } from '@nhip-xa/web-api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, csv } from '../api/http';
import { answered } from '../api/answered';

/** Rows of one page: all communes of most provinces. */
const ROWS = 200;
/** How often a removal is looked at while it runs, and a demonstration that is there, in ms. */
const REMOVING_EVERY_MS = 1_000;
const THERE_EVERY_MS = 15_000;
/** Thousands of lines are written in one transaction. */
const LONGEST_IMPORT_MS = 600_000;

export interface HoldingsAsked {
  parent: string;
  q?: string | undefined;
  level?: string | undefined;
}

export const holdingsQuery = (asked: HoldingsAsked) =>
  infiniteQueryOptions({
    queryKey: ['units', 'holdings', asked],
    queryFn: ({ signal, pageParam }) => {
      const level = asked.level as QueryOf<'/api/v1/units/holdings'>['level'];
      const query = { ...asked, level, cursor: pageParam, limit: ROWS };
      return answered(api.GET('/api/v1/units/holdings', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });

/** The first real commune, for whoever may ask; an empty list: there is none yet. */
export const firstCommuneQuery = queryOptions({
  queryKey: ['units', 'first-commune'],
  queryFn: ({ signal }) => {
    const query = { level: 'commune', simulated: '0', limit: 1 } as const;
    return answered(api.GET('/api/v1/units/holdings', { params: { query }, signal }));
  },
  staleTime: 60_000,
});

export const makeUnit = (body: CreateUnit): Promise<Unit> =>
  answered(api.POST('/api/v1/units', { body }));

export const changeUnit = (code: string, body: PatchUnit): Promise<Unit> =>
  answered(api.PATCH('/api/v1/units/{code}', { params: { path: { code } }, body }));

export type ExistingUnits = 'refuse' | 'skip' | 'update';

interface UnitFileAsked {
  content: string;
  how: ExistingUnits;
  /** Where lines lie that name no parent. */
  parent?: string;
}

/** Makes the units of a file; a dry run changes nothing and says what it would do. */
export function sendUnits(
  { content, how, parent }: UnitFileAsked,
  dryRun: boolean,
): Promise<ImportedUnits> {
  const query = { ...(dryRun ? { dryRun: '1' as const } : {}), existing: how, parent };
  const body = csv(content, LONGEST_IMPORT_MS);
  return answered(api.POST('/api/v1/units/import', { params: { query }, ...body }));
}

export const demonstrationQuery = queryOptions({
  queryKey: ['demonstration'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/demonstration', { signal })),
  refetchInterval: ({ state: { data } }) =>
    data?.state === 'removing' ? REMOVING_EVERY_MS : THERE_EVERY_MS,
});

export const removeDemonstration = (): Promise<unknown> => api.DELETE('/api/v1/demonstration');
