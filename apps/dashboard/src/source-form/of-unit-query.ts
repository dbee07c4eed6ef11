import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { answered } from '../api/answered';

/** Somebody sits before it and waits. */
const EVERY_MS = 2_000;

/** The sources of a unit, as they come in. */
export const sourcesOfUnitQuery = (unit: string) =>
  queryOptions({
    queryKey: ['sources', 'of-commune', unit],
    queryFn: ({ signal }) => {
      const query = { unit, limit: 200 };
      return answered(api.GET('/api/v1/sources', { params: { query }, signal }));
    },
    refetchInterval: EVERY_MS,
  });
