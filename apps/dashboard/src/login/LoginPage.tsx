import { useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type SubmitEvent, type ReactElement } from 'react';
import { ApiError, api } from '../api/http';
import { useBodyLive } from '../shell/body-live';
import { troubleWords } from '../shell/states';
import { safeNext } from './safe-next';

/** The login. Afterwards one is where one wanted to be. */
export function LoginPage(): ReactElement {
  const { t } = useTexts();
  const { next } = useSearch({ from: '/login' });
  const router = useRouter();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  useBodyLive('refused');
  useEffect(() => {
    document.title = `${t('login.title')} · ${t('app.name')}`;
  }, [t]);

  const submit = async (form: FormData): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      const { username = '', password = '' } = Object.fromEntries(form) as Record<string, string>;
      await api.POST('/api/v1/auth/login', { body: { username, password } });
      queries.clear();
      router.history.push(safeNext(next));
    } catch (error) {
      setTrouble(refusal(error as Error, t));
      setBusy(false);
    }
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void submit(new FormData(event.currentTarget));
  };

  return (
    <main className="login">
      <form className="login__form" onSubmit={onSubmit}>
        <img src="/favicon.svg" alt="" width="56" height="56" />
        <h1>{t('app.name')}</h1>
        <p className="faint">{t('login.lead')}</p>
        <label className="field">
          {t('login.username')}
          <input name="username" autoComplete="username" autoCapitalize="none" required autoFocus />
        </label>
        <label className="field">
          {t('login.password')}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <p className="trouble" role="alert">
          {trouble}
        </p>
        <button type="submit" className="button button--main" disabled={busy}>
          {t(busy ? 'login.busy' : 'login.submit')}
        </button>
      </form>
    </main>
  );
}

function refusal(error: Error, t: ReturnType<typeof useTexts>['t']): string {
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 401 || status === 400) return t('login.wrong');
  return status === 429 ? t('login.throttled') : troubleWords(error, t);
}
