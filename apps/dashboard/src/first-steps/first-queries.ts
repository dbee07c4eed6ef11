import '../api/zod-settings';
import { listOf, source } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { query } from '../api/http';
import { read } from '../api/queries';

/** Somebody sits before it and waits. */
const EVERY_MS = 2_000;

/** The sources of a commune, as they come in. */
export const communeSourcesQuery = (unit: string) =>
  queryOptions({
    queryKey: ['sources', 'of-commune', unit],
    queryFn: ({ signal }) => read(`/sources${query({ unit, limit: 200 })}`, listOf(source), signal),
    refetchInterval: EVERY_MS,
  });
