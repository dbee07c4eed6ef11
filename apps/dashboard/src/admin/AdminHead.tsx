import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { PageTitle } from '../shell/PageHead';

const PAGES = [
  { to: '/admin/sources', text: 'nav.sources' },
  { to: '/admin/kpis', text: 'nav.kpis' },
  { to: '/admin/displays', text: 'nav.displays' },
  { to: '/admin/calendar', text: 'nav.calendar' },
  { to: '/admin/units', text: 'nav.units' },
  { to: '/admin/boundaries', text: 'nav.boundaries' },
  { to: '/admin/mappings', text: 'nav.mappings' },
  { to: '/admin/rejected', text: 'nav.rejected' },
  { to: '/admin/ledger', text: 'nav.ledger' },
  { to: '/admin/users', text: 'nav.users' },
] as const;

/** The pages of the administration, and the title of the one that is open. */
export function AdminHead({ page }: { page: (typeof PAGES)[number]['text'] }): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <nav className="tabs" aria-label={t('nav.admin')}>
        {PAGES.map(({ to, text }) => (
          <Link key={to} to={to}>
            {t(text)}
          </Link>
        ))}
      </nav>
      <PageTitle title={t(page)} />
    </>
  );
}
