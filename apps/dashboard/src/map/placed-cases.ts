import { caseFact, listOf, type CaseFact, type UnitMap } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { parsed } from '../api/parsed';

/** Open cases that are put on a map: those opened last, as many as one page has. */
export const CASES_MOST = 1_000;
const AGAIN_MS = 15_000;

export const openCasesQuery = (unit: string, overdue = false) =>
  queryOptions({
    queryKey: ['map-cases', unit, overdue],
    queryFn: ({ signal }) => {
      const only = overdue ? { overdue: 'true' as const } : {};
      const query = { unit, open: 'true' as const, ...only, limit: CASES_MOST };
      return parsed(listOf(caseFact), api.GET('/api/v1/cases', { params: { query }, signal }));
    },
    refetchInterval: AGAIN_MS,
  });

/** Those that say where they are, as maps take them: by their own numbers, each of its own unit. */
export const placed = (cases: readonly CaseFact[]): PlacedCase[] =>
  cases.flatMap(({ unit, kind, id, category, location, overdue }) =>
    location ? [{ unit, kind, id, category, ...location, overdue }] : [],
  );

export type PlacedCase = UnitMap['cases'][number] & { unit: string };
