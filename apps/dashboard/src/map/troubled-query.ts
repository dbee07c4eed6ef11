import type { UnitMap } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { atOf } from '../api/at';

/** Rows of each kind that are shown of one unit; all of them are in its own lists. */
const ROWS_MOST = 8;

/** What is in trouble in a unit, with a place or without: cases overdue for the longest, and silent sources. */
export const overdueQuery = (unit: string, atMs: number | null) =>
  queryOptions({
    queryKey: ['map-overdue', unit, atMs],
    queryFn: ({ signal }) => {
      const most = { sort: 'effectiveDueAt', limit: ROWS_MOST } as const;
      const query = { ...atOf(atMs), unit, overdue: 'true' as const, ...most };
      return answered(api.GET('/api/v1/cases', { params: { query }, signal }));
    },
  });

/** At a moment of the past only those that have a place: lists of sources are of now. */
export const silentQuery = (unit: string, atMs: number | null) =>
  queryOptions({
    queryKey: ['map-silent', unit, atMs],
    queryFn: async ({ signal }): Promise<SilentSource[]> => {
      if (atMs === null) {
        const query = { unit, state: 'offline', limit: ROWS_MOST } as const;
        const found = await answered(api.GET('/api/v1/sources', { params: { query }, signal }));
        return found.items.map(({ key, ...rest }) => ({ ...rest, source: key }));
      }
      const params = { path: { code: unit }, query: atOf(atMs) };
      const then = await answered(api.GET('/api/v1/units/{code}/map', { params, signal }));
      return then.sources.filter(({ state }) => state === 'offline').slice(0, ROWS_MOST);
    },
  });

type SilentSource = Omit<UnitMap['sources'][number], 'lat' | 'lon'>;
