import { useLocation, useRouter } from '@tanstack/react-router';
import { useMemo, type MouseEvent, type PointerEvent } from 'react';

/** Pages that lists of hundreds of units lead to. */
type Place = '/u/$unit' | '/u/$unit/kpi/$kpi' | '/u/$unit/value';

/** What an `<a>` does when it is pressed. */
export interface Press {
  onClick: (event: MouseEvent<HTMLAnchorElement>) => void;
  onPointerDown: (event: PointerEvent<HTMLAnchorElement>) => void;
}

/** The address of a page for each row of a list. */
export interface Way {
  to: (params: { unit: string; kpi?: string }) => string;
  press: Press;
}

/** Stands for any unit and KPI while it is asked what goes along to them. */
const ANY = { unit: 'unit', kpi: 'kpi' };

/**
 * The way from a list of hundreds of rows. A `Link` in each of them would have the router make its
 * address, and make it anew at every step, also at the one that leaves the page. Here what goes along
 * to all of them, as the moment and the period do, is asked for once.
 * @param search true: all of the search goes along
 */
export function useWay(place: Place, search?: true): Way {
  const router = useRouter();
  const along = useLocation({
    select: () => router.buildLocation({ to: place, params: ANY, search: search ?? {} }).searchStr,
  });
  const press = useMemo((): Press => {
    const hrefOf = ({ currentTarget }: MouseEvent): string =>
      currentTarget.getAttribute('href') ?? '';
    return {
      onClick: (event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        void router.navigate({ href: hrefOf(event) });
      },
      // what the page begins with is asked for while the finger goes up again
      onPointerDown: (event) => {
        if (isPlain(event)) void router.preloadRoute({ to: '.', href: hrefOf(event) });
      },
    };
  }, [router]);
  return useMemo(
    () => ({
      to: ({ unit, kpi = '' }) =>
        place.replace('$unit', encodeURIComponent(unit)).replace('$kpi', encodeURIComponent(kpi)) +
        along,
      press,
    }),
    [place, along, press],
  );
}

/** Whoever holds a key down wants the browser's own way: a new window, a file. */
const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !(event.metaKey || event.altKey || event.ctrlKey || event.shiftKey);
