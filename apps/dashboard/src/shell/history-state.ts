import { HOUR_MS } from '@nhip-xa/domain';
import { useNow } from '@nhip-xa/web-ui';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api } from '../api/http';
import { answered } from '../api/answered';

/** How often it is asked while something is outstanding, and while nothing is, in ms. */
const OUTSTANDING_MS = 10_000;
const IDLE_MS = 60_000;

/** Facts of the last hour that come late change no past that anybody looks at. */
const RECENT_MS = HOUR_MS;

/** What is read of the past, and stands otherwise once that is reckoned. */
const OF_THE_PAST = ['history', 'spread', 'kpi-values', 'children', 'evidence', 'changes'];

export const historyStateQuery = (code: string) =>
  queryOptions({
    queryKey: ['history-state', code],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/v1/units/{code}/history-state', { params: { path: { code } }, signal }),
      ),
    refetchInterval: ({ state }) => ((state.data?.communes ?? 0) > 0 ? OUTSTANDING_MS : IDLE_MS),
  });

export interface PastReckoned {
  communes: number;
  done: number;
}

const isUnfinished = (from: string | null, untilMs: number): boolean =>
  from !== null && Date.parse(from) < untilMs;

/** Whether the past until a moment may still change. */
export function useUnfinishedPast(code: string, untilMs?: number): PastReckoned | undefined {
  const { data } = useQuery(historyStateQuery(code));
  const now = useNow(OUTSTANDING_MS);
  return data && isUnfinished(data.from, untilMs ?? now - RECENT_MS) ? data : undefined;
}

/** Of the page's own unit: what is said to have begun at a moment may have begun before. */
export function useUnsurePast(): boolean {
  const { unit = '' } = useParams({ strict: false });
  const { data } = useQuery({ ...historyStateQuery(unit), enabled: unit !== '' });
  const now = useNow(OUTSTANDING_MS);
  return data !== undefined && isUnfinished(data.from, now - RECENT_MS);
}

/** What is shown of the past is asked for anew as it is reckoned. */
export function useFreshPast(code: string): void {
  const queries = useQueryClient();
  const { data } = useQuery(historyStateQuery(code));
  const key = data ? `${data.done}/${data.communes}` : undefined;
  const before = useRef(key);
  useEffect(() => {
    if (before.current !== undefined && before.current !== key) {
      for (const name of OF_THE_PAST) void queries.invalidateQueries({ queryKey: [name] });
    }
    before.current = key;
  }, [queries, key]);
}
