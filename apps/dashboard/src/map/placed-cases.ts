import type { CaseFact, UnitMap } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { atOf } from '../api/at';

/** Cases that are put on a map, open now or at a moment of the past: those opened last, one page of them. */
export const CASES_MOST = 1_000;
const AGAIN_MS = 15_000;

export const openCasesQuery = (unit: string, atMs: number | null) =>
  queryOptions({
    queryKey: ['map-cases', unit, atMs],
    queryFn: ({ signal }) => {
      const query = { ...atOf(atMs), unit, open: 'true' as const, limit: CASES_MOST };
      return answered(api.GET('/api/v1/cases', { params: { query }, signal }));
    },
    refetchInterval: atMs === null && AGAIN_MS,
  });

/** Those that say where they are, as maps take them: by their own numbers, each of its own unit. */
export const placed = (cases: readonly CaseFact[]): PlacedCase[] =>
  cases.flatMap(({ unit, kind, id, category, location, overdue }) =>
    location ? [{ unit, kind, id, category, ...location, overdue }] : [],
  );

/** Those that say nothing of where they are: how many, and how many of them are overdue. */
export function unplaced(cases: readonly CaseFact[]): Unplaced {
  const rest = cases.filter(({ location }) => !location);
  return { count: rest.length, overdue: rest.filter(({ overdue }) => overdue).length };
}

export interface Unplaced {
  count: number;
  overdue: number;
}

export type PlacedCase = UnitMap['cases'][number] & { unit: string };
