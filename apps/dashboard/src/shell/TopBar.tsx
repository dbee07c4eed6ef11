import { useLive } from '@nhip-xa/web-live';
import { useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { api } from '../api/http';
import { ShortcutHelp } from '../navigation/ShortcutHelp';
import { SearchBox } from '../search/SearchBox';
import { LiveMark } from './LiveMark';
import { useMe } from './me';
import { usePast } from './past';

/** Brand, the ways to go, the connection, the language and the way out. */
export function TopBar(): ReactElement {
  const { t } = useTexts();
  const me = useMe();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const inAdmin = /^\/(admin|looks)\b/.test(path);
  return (
    <header className="topbar">
      <Link to="/" className="topbar__brand">
        <img src="/favicon.svg" alt="" width="28" height="28" />
        {t('app.name')}
      </Link>
      <nav className="topbar__nav" aria-label={t('nav.main')}>
        <Link
          to="/u/$unit"
          params={{ unit: me.unit }}
          {...current(!inAdmin && path !== '/account')}
        >
          {t('nav.home')}
        </Link>
        <Link to="/admin/sources" {...current(inAdmin)}>
          {t('nav.admin')}
        </Link>
      </nav>
      <SearchBox />
      <div className="topbar__end">
        <LiveDot />
        <ShortcutHelp />
        <LanguageLink />
        <Account />
        <Logout />
      </div>
    </header>
  );
}

const current = (is: boolean): { 'data-current'?: string } => (is ? { 'data-current': '' } : {});

function LiveDot(): ReactElement | null {
  const connection = useLive((state) => state.connection);
  // a page of the past is not live, however well the server is connected
  if (usePast() !== null) return null;
  return (
    <span role="status">
      <LiveMark connection={connection} />
    </span>
  );
}

function LanguageLink(): ReactElement {
  const { t, language } = useTexts();
  const lang = language === 'vi' ? 'en' : 'vi';
  return (
    <Link to="." search={(search) => ({ ...search, lang })} lang={lang}>
      {t('nav.language')}
    </Link>
  );
}

/** One's own name leads to one's own account. */
function Account(): ReactElement {
  const { t } = useTexts();
  const { user } = useMe();
  return (
    <Link to="/account" className="topbar__me" title={t('account.title')}>
      {t('account.link')}
      <span className="topbar__name">: {user.displayName}</span>
    </Link>
  );
}

function Logout(): ReactElement {
  const { t } = useTexts();
  const { user } = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    await api.POST('/api/v1/auth/logout').catch(() => undefined);
    queries.clear();
    await navigate({ to: '/login' });
  };
  return (
    <button type="button" className="plain" title={user.displayName} onClick={() => void leave()}>
      {t('nav.logout')}
    </button>
  );
}
