import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type RefObject } from 'react';

/** What had the focus when one left a page, while the heading of the next has not taken it yet. */
let leaving: { from: Element | null } | null = null;

/** Notes each step to another page; the first page leaves the focus where it is. */
export function useArrivals(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) leaving = { from: document.activeElement };
      }),
    [router],
  );
}

/**
 * The heading of a page takes the focus when one comes to the page, and is read aloud; the scroll
 * stays the router's. Whoever went elsewhere with the focus meanwhile keeps it there.
 */
export function useArrival(title: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  // the page before stands until the next one is there
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  useEffect(() => {
    if (!leaving) return;
    const now = document.activeElement;
    const isFree = now === null || now === document.body || now === leaving.from;
    leaving = null;
    if (isFree) heading.current?.focus({ preventScroll: true });
  }, [pathname, title]);
  return heading;
}
