import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { answered } from '../api/answered';
import type { Moments } from './moments';

const iso = (ms: number | null): string | undefined =>
  ms === null ? undefined : new Date(ms).toISOString();

/** What is different between two moments. It is asked for once: what comes later is said, not shown. */
export const changesQuery = (unit: string, { fromMs, toMs }: Moments) =>
  queryOptions({
    queryKey: ['changes', unit, fromMs, toMs],
    queryFn: ({ signal }) => {
      const params = { path: { code: unit }, query: { from: iso(fromMs), to: iso(toMs) } };
      return answered(api.GET('/api/v1/units/{code}/changes', { params, signal }));
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
