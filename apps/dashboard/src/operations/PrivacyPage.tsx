import type { PersonalKey } from '@nhip-xa/contract';
import { dateTime, formatNumber, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { Asked } from '../admin/Asked';
import { TextField, WrongField } from '../admin/fields';
import { ApiError, api } from '../api/http';
import { useLooksAfterSources, useMe } from '../shell/me';
import { Loading, Trouble } from '../shell/states';
import './operations.css';
import { PrivacyTrialBox } from './PrivacyTrialBox';
import { cleanKept, personalKeysQuery } from './queries';
import { SmallForm } from './SmallForm';

/** Which keys name people, what is done with what bears one, and a box to try it in. */
export function PrivacyPage(): ReactElement {
  const { t } = useTexts();
  const me = useMe();
  const keys = useQuery(personalKeysQuery);
  const mayChange = me.role === 'admin' && me.unit === 'VN';
  const mayTry = useLooksAfterSources();
  const items = keys.data?.items ?? [];
  return (
    <>
      <AdminHead page="nav.privacy" />
      <p className="faint">{t('privacy.what')}</p>
      {mayChange ? null : <p>{t('ops.nationOnly')}</p>}
      {keys.error ? <Trouble error={keys.error} retry={() => void keys.refetch()} /> : null}
      {!keys.data && !keys.error ? <Loading rows={4} /> : null}
      {keys.data ? (
        <>
          <Added items={items.filter(({ builtIn }) => !builtIn)} mayChange={mayChange} />
          {mayTry ? <PrivacyTrialBox /> : null}
          {mayChange ? <Stored /> : null}
          <BuiltIn items={items.filter(({ builtIn }) => builtIn)} />
        </>
      ) : null}
    </>
  );
}

interface AddedProps {
  items: readonly PersonalKey[];
  mayChange: boolean;
}

function Added({ items, mayChange }: AddedProps): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const again = (): Promise<void> =>
    queries.invalidateQueries({ queryKey: personalKeysQuery.queryKey });
  const add = async ({ key = '' }: Record<string, string>): Promise<void> => {
    await api.POST('/api/v1/personal-keys', { body: { key } }).catch((error: unknown) => {
      throw new WrongField(refusal(error as Error, key, t));
    });
    await again();
  };
  const remove = async (key: string): Promise<void> => {
    await api.DELETE('/api/v1/personal-keys/{key}', { params: { path: { key } } });
    await again();
  };
  return (
    <div className="ops__pair">
      <section className="panel" aria-label={t('privacy.added')}>
        <h2>{t('privacy.added')}</h2>
        {items.length === 0 ? <p className="empty">{t('privacy.none')}</p> : null}
        <ul className="rows">
          {items.map(({ key, addedBy, addedAt }) => (
            <li key={key}>
              <span>
                <code>{key}</code>
                <span className="line faint">
                  {t('privacy.addedBy', {
                    who: addedBy ?? '',
                    moment: addedAt === null ? '' : dateTime(momentMs(addedAt)),
                  })}
                </span>
              </span>
              {mayChange ? (
                <Asked
                  act={t('privacy.remove')}
                  question={t('privacy.removeAsk', { key })}
                  done={() => remove(key)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      {mayChange ? (
        <SmallForm
          title={t('privacy.add')}
          act={t('privacy.addAct')}
          done={t('privacy.addDone')}
          send={add}
          clears
        >
          <TextField
            name="key"
            label={t('privacy.key')}
            how={t('privacy.keyHow')}
            minLength={2}
            maxLength={100}
            required
          />
          <p className="faint">{t('privacy.addHow')}</p>
        </SmallForm>
      ) : null}
    </div>
  );
}

function refusal(error: Error, key: string, t: ReturnType<typeof useTexts>['t']): string {
  if (!(error instanceof ApiError)) return t('error.network');
  if (error.code === 'exists') return t('privacy.exists', { key });
  if (error.code === 'bad-request') return t('privacy.ourForm', { key });
  return t('error.other', { code: error.code });
}

/** Keys of the product, which stay. */
function BuiltIn({ items }: { items: readonly PersonalKey[] }): ReactElement {
  const { t } = useTexts();
  return (
    <section className="panel" aria-label={t('privacy.builtIn')}>
      <h2>{t('privacy.builtIn')}</h2>
      <p className="faint">{t('privacy.builtInHow')}</p>
      <ul className="ops__keys">
        {items.map(({ key }) => (
          <li key={key}>
            <code>{key}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is stored already, and the one clean-up of kept copies that there is. */
function Stored(): ReactElement {
  const { t, language } = useTexts();
  const [told, setTold] = useState('');
  const clean = async (): Promise<void> => {
    let after: string | undefined;
    const sum = { looked: 0, masked: 0 };
    do {
      const some = await cleanKept(after);
      sum.looked += some.looked;
      sum.masked += some.masked;
      after = some.next ?? undefined;
      const counts = {
        looked: formatNumber(sum.looked, language),
        masked: formatNumber(sum.masked, language),
      };
      setTold(t(after === undefined ? 'privacy.cleaned' : 'privacy.cleaning', counts));
    } while (after !== undefined);
  };
  return (
    <section className="panel" aria-label={t('privacy.stored')}>
      <h2>{t('privacy.stored')}</h2>
      <p>{t('privacy.storedHow')}</p>
      <div className="choice">
        <Asked act={t('privacy.clean')} question={t('privacy.cleanAsk')} done={clean} />
        <span role="status">{told}</span>
      </div>
    </section>
  );
}
