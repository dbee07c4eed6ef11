import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { ApiError } from '../api/http';

/** What went wrong, and what to do next. */
export function Trouble({ error, retry }: { error: Error; retry?: () => void }): ReactElement {
  const { t } = useTexts();
  if (error instanceof ApiError && error.status === 404) return <NotFound />;
  return (
    <div className="state" role="alert">
      <h2>{t('error.title')}</h2>
      <p>{troubleWords(error, t)}</p>
      {retry ? (
        <button type="button" className="button" onClick={retry}>
          {t('error.retry')}
        </button>
      ) : null}
    </div>
  );
}

/** The words for a failed request. */
export function troubleWords(error: Error, t: ReturnType<typeof useTexts>['t']): string {
  if (!(error instanceof ApiError)) return t('error.other', { code: error.name });
  if (error.status === 0) return t('error.network');
  if (error.status === 403) return t('error.forbidden');
  if (error.status === 404) return t('error.notFound');
  return t('error.other', { code: error.detail || error.code });
}

/** The same page for what is not there and for what one may not see. */
export function NotFound(): ReactElement {
  const { t } = useTexts();
  return (
    <div className="state">
      <h2>{t('error.notFound')}</h2>
      <p>{t('error.notFoundHow')}</p>
      <Link to="/" className="button">
        {t('error.home')}
      </Link>
    </div>
  );
}

/** Nothing here yet, in words. */
export function Empty({ children }: { children: ReactNode }): ReactElement {
  return <p className="empty">{children}</p>;
}

/** Holds the place of what is being fetched, so that nothing jumps when it comes. */
export function Loading({
  rows = 3,
  tall = false,
}: {
  rows?: number;
  tall?: boolean;
}): ReactElement {
  const { t } = useTexts();
  return (
    <div className={tall ? 'loading loading--tall' : 'loading'} aria-busy="true">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="loading__row" />
      ))}
    </div>
  );
}
