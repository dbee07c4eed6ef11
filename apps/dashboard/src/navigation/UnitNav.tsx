import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { AlertsLink } from '../alerts/AlertsLink';
import { useMe } from '../shell/me';
import { usePast } from '../shell/past';
import { UNIT_PAGES, isFor } from './unit-pages';

/** The pages of a unit, on each of them in the same place. */
export function UnitNav({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  const { role } = useMe();
  const past = usePast() !== null;
  const pages = UNIT_PAGES.filter((page) => isFor(page, role) && !(past && 'now' in page));
  return (
    <nav className="tabs" aria-label={t('unitNav.label')}>
      {pages.map(({ to, text }) =>
        to === '/u/$unit/alerts' ? (
          <AlertsLink key={to} unit={unit} />
        ) : (
          <Link
            key={to}
            to={to}
            params={{ unit }}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {t(text)}
          </Link>
        ),
      )}
    </nav>
  );
}
