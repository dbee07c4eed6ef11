import '../api/zod-settings';
import { unitChanges } from '@nhip-xa/contract';
import { queryOptions } from '@tanstack/react-query';
import { part, query } from '../api/http';
import { read } from '../api/queries';
import type { Moments } from './moments';

const iso = (ms: number | null): string | undefined =>
  ms === null ? undefined : new Date(ms).toISOString();

/** What is different between two moments. It is asked for once: what comes later is said, not shown. */
export const changesQuery = (unit: string, { fromMs, toMs }: Moments) =>
  queryOptions({
    queryKey: ['changes', unit, fromMs, toMs],
    queryFn: ({ signal }) => {
      const asked = query({ from: iso(fromMs), to: iso(toMs) });
      return read(`/units/${part(unit)}/changes${asked}`, unitChanges, signal);
    },
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
