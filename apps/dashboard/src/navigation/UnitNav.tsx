import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import { useLayoutEffect, useRef, type ReactElement } from 'react';
import { AlertsLink } from '../alerts/AlertsLink';
import { useMe } from '../shell/me';
import { usePast, writeMoment } from '../shell/past';
import { UNIT_PAGES, isFor } from './unit-pages';

/** The pages of a unit, on each of them in the same place. */
export function UnitNav({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  const { role } = useMe();
  const atMs = usePast();
  // whoever looks at a moment of the past asks what became of it
  const since = atMs === null ? {} : { from: writeMoment(atMs) };
  const pages = UNIT_PAGES.filter((page) => isFor(page, role));
  const nav = useRef<HTMLElement>(null);
  useLayoutEffect(() => keepCurrentShown(nav.current), []);
  return (
    <nav ref={nav} className="tabs" data-scroll aria-label={t('unitNav.label')}>
      {pages.map(({ to, text }) =>
        to === '/u/$unit/alerts' && atMs === null ? (
          <AlertsLink key={to} unit={unit} />
        ) : (
          <Link
            key={to}
            to={to}
            params={{ unit }}
            search={to === '/u/$unit/compare' ? since : {}}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {t(text)}
          </Link>
        ),
      )}
    </nav>
  );
}

/** Also when a tab grows: the alerts have their number a moment later than their name. */
function keepCurrentShown(nav: HTMLElement | null): (() => void) | undefined {
  if (!nav) return undefined;
  const watching = new ResizeObserver(() => showCurrent(nav));
  for (const tab of nav.children) watching.observe(tab);
  return () => watching.disconnect();
}

/** On a phone they are wider than the screen: the one that is open is brought into sight. */
function showCurrent(nav: HTMLElement): void {
  const current = nav.querySelector<HTMLElement>('[aria-current="page"]');
  if (!current) return;
  nav.scrollLeft =
    current.offsetLeft - nav.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
}
