import type { Alert } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { alertsQuery, type AlertsAsked } from './alert-queries';

export interface AlertsAnswer {
  alerts: readonly Alert[] | undefined;
  error: Error | null;
  /** Undefined where there are no more. */
  more: (() => void) | undefined;
  retry: () => void;
}

/** Alerts as they stand; asked for anew when a status of the unit turns or somebody acknowledges. */
export function useAlerts(asked: AlertsAsked): AlertsAnswer {
  const queries = useQueryClient();
  const past = (asked.atMs ?? null) !== null;
  const turned = useLive(({ units, ticker }) => {
    const values = units.get(asked.unit);
    if (!values) return null;
    const statuses = [...values.values()].map(({ status }) => status);
    return `${statuses.join(' ')} ${ticker.map(({ at }) => at).join(' ')}`;
  });
  const before = useRef(turned);
  useEffect(() => {
    // what stands at first is what is asked for at first
    const isNews = before.current !== null && before.current !== turned;
    before.current = turned;
    if (isNews && !past) void queries.invalidateQueries({ queryKey: ['alerts', asked.unit] });
  }, [queries, asked.unit, turned, past]);
  const pages = useInfiniteQuery(alertsQuery(asked));
  return {
    alerts: pages.data?.pages.flatMap(({ items }) => items),
    error: pages.data ? null : pages.error,
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
    retry: () => void pages.refetch(),
  };
}
