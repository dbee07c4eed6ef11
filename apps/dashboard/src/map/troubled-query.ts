import { caseFact, listOf, source } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { parsed } from '../api/parsed';

/** Rows of each kind that are shown of one unit; all of them are in its own lists. */
const ROWS_MOST = 8;

const cases = listOf(caseFact);
const sources = listOf(source);

/** What is in trouble in a unit, with a place or without: cases overdue for the longest, and silent sources. */
export const overdueQuery = (unit: string) =>
  queryOptions({
    queryKey: ['map-overdue', unit],
    queryFn: ({ signal }) => {
      const query = { unit, overdue: 'true', sort: 'effectiveDueAt', limit: ROWS_MOST } as const;
      return parsed(cases, api.GET('/api/v1/cases', { params: { query }, signal }));
    },
  });

export const silentQuery = (unit: string) =>
  queryOptions({
    queryKey: ['map-silent', unit],
    queryFn: ({ signal }) => {
      const query = { unit, state: 'offline', limit: ROWS_MOST } as const;
      return parsed(sources, api.GET('/api/v1/sources', { params: { query }, signal }));
    },
  });
