import '../api/zod-settings';
import { alert, listOf } from '@nhip-xa/contract';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { ask, query } from '../api/http';

/** Rows of one page of alerts. */
export const ALERT_ROWS = 50;
/** What nothing live tells of, such as a duration that is over, is seen within this many ms. */
const LOOK_MS = 15_000;

export interface AlertsAsked {
  unit: string;
  open: boolean;
  kpi?: string;
}

/** Alerts of a unit and those below it, newest first. */
export const alertsQuery = ({ unit, open, kpi }: AlertsAsked) =>
  infiniteQueryOptions({
    queryKey: ['alerts', unit, open, kpi],
    queryFn: async ({ signal, pageParam }) => {
      const asked = { unit, open: String(open), kpi, cursor: pageParam, limit: ALERT_ROWS };
      return listOf(alert).parse(await ask(`/alerts${query(asked)}`, { signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: LOOK_MS,
  });
