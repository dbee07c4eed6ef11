import type { Alert } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useReread } from '../shell/use-reread';
import { alertsQuery, type AlertsAsked } from './alert-queries';

export interface AlertsAnswer {
  alerts: readonly Alert[] | undefined;
  error: Error | null;
  /** Undefined where there are no more. */
  more: (() => void) | undefined;
  retry: () => void;
}

/** Alerts as they stand; asked for anew when a status turns or somebody acknowledges. */
export function useAlerts(asked: AlertsAsked): AlertsAnswer {
  const past = (asked.atMs ?? null) !== null;
  const turned = useLive(({ units, ticker }) => {
    const values = units.get(asked.unit);
    if (!values) return null;
    const told = [...values.values()].filter(({ kpi }) => (asked.kpi ?? kpi) === kpi);
    const statuses = told.map(({ status }) => status);
    return `${statuses.join(' ')} ${ticker.map(({ at }) => at).join(' ')}`;
  });
  useReread(['alerts', asked.unit, asked.open], past ? null : turned);
  const pages = useInfiniteQuery(alertsQuery(asked));
  return {
    alerts: pages.data?.pages.flatMap(({ items }) => items),
    error: pages.data ? null : pages.error,
    more: pages.hasNextPage ? () => void pages.fetchNextPage() : undefined,
    retry: () => void pages.refetch(),
  };
}
