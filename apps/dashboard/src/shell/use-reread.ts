import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

/** So long after a change what rests on it is read again, in ms: a flood of changes is one reading. */
const REREAD_AFTER_MS = 1_500;

/**
 * Reads again what a page shows after `state` became another one. What stands at first is what is
 * asked for at first; null: not known yet.
 */
export function useReread(
  queryKey: QueryKey,
  state: string | null,
  afterMs = REREAD_AFTER_MS,
): void {
  const queries = useQueryClient();
  const before = useRef(state);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const isNews = before.current !== null && before.current !== state;
    before.current = state;
    if (!isNews || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      void queries.invalidateQueries({ queryKey });
    }, afterMs);
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
}
