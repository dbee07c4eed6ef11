import type { OwnSession } from '@nhip-xa/contract';
import { ageWords, dateTime, momentMs, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { TextField } from '../admin/fields';
import { api } from '../api/http';
import { meQuery } from '../api/queries';
import { useMe } from '../shell/me';
import { PageTitle } from '../shell/PageHead';
import { Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import './operations.css';
import { sessionsQuery } from './queries';
import { SmallForm } from './SmallForm';

/** One's own account: name, password, and where one is signed in. */
export function AccountPage(): ReactElement {
  const { t } = useTexts();
  const { user, role, unit } = useMe();
  return (
    <>
      <PageTitle title={t('account.title')} />
      <p className="faint">
        {user.username} · {t(`role.${role}`)} · <UnitLabel code={unit} />
      </p>
      <div className="ops__pair">
        <OwnName />
        <OwnPassword />
      </div>
      <Sessions />
    </>
  );
}

function OwnName(): ReactElement {
  const { t } = useTexts();
  const { user } = useMe();
  const queries = useQueryClient();
  const save = async ({ displayName = '' }: Record<string, string>): Promise<void> => {
    await api.PATCH('/api/v1/auth/me', { body: { displayName } });
    await queries.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  return (
    <SmallForm title={t('users.displayName')} act={t('ops.save')} done={t('ops.saved')} send={save}>
      <TextField
        name="displayName"
        label={t('users.displayName')}
        defaultValue={user.displayName}
        maxLength={100}
        required
      />
    </SmallForm>
  );
}

function OwnPassword(): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const change = async ({ current = '', password = '' }: Record<string, string>): Promise<void> => {
    await api.POST('/api/v1/auth/password', { body: { current, password } });
    await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  };
  return (
    <SmallForm
      title={t('login.password')}
      act={t('account.change')}
      done={t('account.changed')}
      send={change}
      clears
    >
      <TextField name="current" label={t('account.current')} type="password" required />
      <TextField
        name="password"
        label={t('account.new')}
        how={t('account.newHow')}
        type="password"
        minLength={8}
        required
      />
    </SmallForm>
  );
}

function Sessions(): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const sessions = useQuery(sessionsQuery);
  const ended = async (end: Promise<unknown>): Promise<void> => {
    await end;
    await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey });
  };
  const items = sessions.data?.items ?? [];
  return (
    <section className="panel" aria-label={t('account.sessions')}>
      <div className="section-head">
        <h2>{t('account.sessions')}</h2>
        {items.length > 1 ? (
          <Asked
            act={t('account.endOthers')}
            question={t('account.endOthersAsk', { count: items.length - 1 })}
            done={() => ended(api.DELETE('/api/v1/auth/sessions'))}
          />
        ) : null}
      </div>
      {sessions.error ? (
        <Trouble error={sessions.error} retry={() => void sessions.refetch()} />
      ) : null}
      {!sessions.data && !sessions.error ? <Loading rows={2} /> : null}
      <ul className="rows">
        {items.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            end={() => {
              const params = { path: { id: session.id } };
              return ended(api.DELETE('/api/v1/auth/sessions/{id}', { params }));
            }}
          />
        ))}
      </ul>
    </section>
  );
}

interface SessionRowProps {
  session: OwnSession;
  end: () => Promise<void>;
}

function SessionRow({ session, end }: SessionRowProps): ReactElement {
  const { t, language } = useTexts();
  const now = useNow(60_000);
  const used = ageWords(momentMs(session.lastSeenAt), now, language);
  return (
    <li>
      <span>
        {t('account.since', { moment: dateTime(momentMs(session.createdAt)) })}
        <span className="line faint">
          {t('account.used', { age: used })} ·{' '}
          {t('account.ends', { moment: dateTime(momentMs(session.expiresAt)) })}
        </span>
      </span>
      {session.current ? (
        <strong>{t('account.here')}</strong>
      ) : (
        <Asked act={t('account.end')} question={t('account.endAsk')} done={end} />
      )}
    </li>
  );
}
