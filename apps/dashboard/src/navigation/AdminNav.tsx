import { useTexts } from '@nhip-xa/web-ui';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMe } from '../shell/me';
import { useWide } from '../shell/use-wide';
import { ADMIN_PAGES } from './admin-pages';
import { isFor } from './unit-pages';

/** Beside the pages of the administration: all of them by theme; on the phone a menu that opens. */
export function AdminNav(): ReactElement {
  const { t } = useTexts();
  const { role } = useMe();
  const wide = useWide();
  const pathname = useLocation({ select: (location) => location.pathname });
  const themes = ADMIN_PAGES.map(({ theme, pages }) => ({
    theme,
    pages: pages.filter((page) => isFor(page, role)),
  })).filter(({ pages }) => pages.length > 0);
  const here = themes.flatMap(({ pages }) => pages).find(({ to }) => pathname.startsWith(to));
  return (
    <nav className="admin-nav" aria-label={t('nav.admin')}>
      {/* another page closes the menu */}
      <details key={`${pathname} ${String(wide)}`} open={wide}>
        <summary>{here ? `${t('nav.admin')} · ${t(here.text)}` : t('nav.admin')}</summary>
        {themes.map(({ theme, pages }) => (
          <section key={theme} aria-labelledby={theme}>
            <p id={theme}>{t(theme)}</p>
            <ul>
              {pages.map(({ to, text }) => (
                <li key={to}>
                  <Link to={to}>{t(text)}</Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </details>
    </nav>
  );
}
