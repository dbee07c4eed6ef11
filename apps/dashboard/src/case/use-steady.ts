import { useEffect, useLayoutEffect, useRef } from 'react';

interface Held {
  element: Element;
  top: number;
}

/**
 * Keeps what is under the pointer, or has the focus, where it is while content comes in above it: the
 * page is scrolled by as much as that was pushed.
 * @param news changes whenever content may have come in
 */
export function useSteady(news: unknown): void {
  const held = useRef<Held | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    const hold = (element: Element | null): void => {
      held.current = element && { element, top: element.getBoundingClientRect().top };
    };
    const over = ({ target }: Event): void => hold(target instanceof Element ? target : null);
    addEventListener('pointermove', over, { signal, passive: true });
    addEventListener('focusin', over, { signal });
    addEventListener('scroll', () => hold(held.current?.element ?? null), {
      signal,
      passive: true,
    });
    return () => ended.abort();
  }, []);
  useLayoutEffect(() => {
    const { element, top } = held.current ?? {};
    if (!element?.isConnected || top === undefined) return;
    const pushed = element.getBoundingClientRect().top - top;
    if (pushed !== 0) scrollBy({ top: pushed, behavior: 'instant' });
  }, [news]);
}
