import { useRouterState } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, type MouseEvent, type RefObject } from 'react';

/** A link of a list that somebody followed: what it leads to, and the row it stood in. */
interface Left {
  href: string;
  row: string;
}

/** The links that were followed, by the entry of the history in which their list stands. */
const LEFT = new Map<string, Left>();

/**
 * Whoever comes back to a list finds the focus on the link that was followed from it, as soon as its row
 * is drawn. Who went elsewhere with the focus meanwhile keeps it there.
 * @returns to be called with each click in the list
 */
export function useRowPlace(box: RefObject<HTMLElement | null>): (event: MouseEvent) => void {
  const entry = useRouterState({ select: ({ location }) => location.state.__TSR_key ?? '' });
  const sought = useRef(LEFT.get(entry));
  useEffect(() => {
    if (!sought.current || !box.current) return;
    const now = document.activeElement;
    const isFree = now === null || now === document.body || now.tagName === 'H1';
    const link = isFree ? linkOf(box.current, sought.current) : null;
    if (isFree && !link) return;
    sought.current = undefined;
    link?.focus({ preventScroll: true });
  });
  return useCallback(
    ({ target }) => {
      const link = target instanceof Element ? target.closest('a') : null;
      const row = link?.closest('tr')?.getAttribute('aria-rowindex');
      const href = link?.getAttribute('href');
      if (href && row) LEFT.set(entry, { href, row });
    },
    [entry],
  );
}

/** The link in its row; where rows have moved, the first that leads there. */
function linkOf(box: HTMLElement, { href, row }: Left): HTMLElement | null {
  const to = `a[href="${CSS.escape(href)}"]`;
  return (
    box.querySelector<HTMLElement>(`tr[aria-rowindex="${row}"] ${to}`) ?? box.querySelector(to)
  );
}
