import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { atOf } from '../api/at';

/** Rows of one page of alerts. */
export const ALERT_ROWS = 50;
/** What nothing live tells of, such as a duration that is over, is seen within this many ms. */
const LOOK_MS = 15_000;

export interface AlertsAsked {
  unit: string;
  open: boolean;
  kpi?: string;
  /** Those of the unit itself alone. */
  own?: boolean;
  /** A moment of the past in ms; null: now. */
  atMs?: number | null;
}

/** What the page of a KPI asks: the alert that is open at its unit itself. */
export const openAlertOf = (unit: string, kpi: string): AlertsAsked => ({
  ...{ unit, kpi },
  open: true,
  own: true,
});

const flag = (is: boolean): 'true' | 'false' => (is ? 'true' : 'false');

/** Alerts of a unit and those below it, the worst first, then the newest. */
export const alertsQuery = ({ unit, open, kpi, own, atMs = null }: AlertsAsked) =>
  infiniteQueryOptions({
    queryKey: ['alerts', unit, open, kpi, own, atMs],
    queryFn: ({ signal, pageParam }) => {
      const of = { unit, open: flag(open), kpi, ...(own && { own: flag(own) }), ...atOf(atMs) };
      const query = { ...of, cursor: pageParam, limit: ALERT_ROWS };
      return answered(api.GET('/api/v1/alerts', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: atMs === null ? LOOK_MS : false,
  });
