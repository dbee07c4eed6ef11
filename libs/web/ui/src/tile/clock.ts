import { useSyncExternalStore } from 'react';

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

/**
 * The time now in milliseconds, in whole steps (of a second or more), moved by the server's offset.
 * A component is drawn again only when a step is over.
 */
export function useNow(stepMs: number, offsetMs = 0): number {
  return useSyncExternalStore(
    subscribe,
    () => Math.floor((Date.now() + offsetMs) / stepMs) * stepMs,
  );
}
