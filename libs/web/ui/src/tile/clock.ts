import { createContext, use, useSyncExternalStore } from 'react';

/** One timer for every age and clock of a page. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((tell) => tell()), 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The moment that a page shows instead of now; null: it shows now. */
export const ShownMoment = createContext<number | null>(null);

/**
 * The time now in milliseconds, in whole steps (of a second or more), moved by the server's offset.
 * A component is drawn again only when a step is over. On a page that shows a moment of the past it is
 * that moment.
 */
export function useNow(stepMs: number, offsetMs = 0): number {
  const shownMs = use(ShownMoment);
  return useSyncExternalStore(
    subscribe,
    () => shownMs ?? Math.floor((Date.now() + offsetMs) / stepMs) * stepMs,
  );
}
