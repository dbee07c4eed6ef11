import '../api/zod-settings';
import {
  demonstration,
  importedUnits,
  listOf,
  unit,
  unitHoldings,
  type CreateUnit,
  type ImportedUnits,
  type PatchUnit,
  type Unit,
} from '@nhip-xa/contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { ask, part, query } from '../api/http';
import { read } from '../api/queries';

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
    queryFn: ({ signal, pageParam }) =>
      read(
        `/units/holdings${query({ ...asked, cursor: pageParam, limit: ROWS })}`,
        listOf(unitHoldings),
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });

/** The first real commune, for whoever may ask; an empty list: there is none yet. */
export const firstCommuneQuery = queryOptions({
  queryKey: ['units', 'first-commune'],
  queryFn: ({ signal }) =>
    read('/units/holdings?level=commune&simulated=0&limit=1', listOf(unitHoldings), signal),
  staleTime: 60_000,
});

export const makeUnit = async (body: CreateUnit): Promise<Unit> =>
  unit.parse(await ask('/units', { method: 'POST', body }));

export const changeUnit = async (code: string, body: PatchUnit): Promise<Unit> =>
  unit.parse(await ask(`/units/${part(code)}`, { method: 'PATCH', body }));

export type ExistingUnits = 'refuse' | 'skip' | 'update';

interface UnitFileAsked {
  content: string;
  how: ExistingUnits;
  /** Where lines lie that name no parent. */
  parent?: string;
}

/** Makes the units of a file; a dry run changes nothing and says what it would do. */
export async function sendUnits(
  { content, how, parent }: UnitFileAsked,
  dryRun: boolean,
): Promise<ImportedUnits> {
  const asked = { ...(dryRun ? { dryRun: '1' } : {}), existing: how, parent };
  const text = { media: 'text/csv', content };
  return importedUnits.parse(
    await ask(`/units/import${query(asked)}`, {
      ...{ method: 'POST', text, limitMs: LONGEST_IMPORT_MS },
    }),
  );
}

export const demonstrationQuery = queryOptions({
  queryKey: ['demonstration'],
  queryFn: ({ signal }) => read('/demonstration', demonstration, signal),
  refetchInterval: ({ state: { data } }) =>
    data?.state === 'removing' ? REMOVING_EVERY_MS : THERE_EVERY_MS,
});

export const removeDemonstration = (): Promise<unknown> =>
  ask('/demonstration', { method: 'DELETE' });
