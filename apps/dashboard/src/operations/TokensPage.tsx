import { ROLES, type ApiToken, type Role } from '@nhip-xa/contract';
import { addressOf } from '@nhip-xa/web-api';
import { ageWords, date, dateTime, momentMs, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { Asked } from '../admin/Asked';
import { ChoiceField, NewForm, TextField, UnitField, WrongField } from '../admin/fields';
import { ShownOnce } from '../admin/ShownOnce';
import { ApiError, api } from '../api/http';
import { useMe } from '../shell/me';
import { Empty, Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { accountRefusal } from './account-refusal';
import './operations.css';
import { makeToken, tokensQuery, type CreatedToken } from './queries';

/** How long tokens may live, in days; none works for ever, so that each is looked at again. */
const LIVES = ['90', '7', '30', '365'] as const;

/** Keys by which programs ask in one's own name. */
export function TokensPage(): ReactElement {
  const { t, word } = useTexts();
  const me = useMe();
  const queries = useQueryClient();
  const [made, setMade] = useState<CreatedToken | null>(null);
  const create = async ({ expiresInDays, ...fields }: Record<string, string>): Promise<void> => {
    const { name = '', unit, role } = fields;
    const body = { name, unit, role: role as Role, expiresInDays: Number(expiresInDays) };
    const token = await makeToken(body).catch((error: unknown) => {
      const isKnown = error instanceof ApiError && error.fields.length === 0;
      throw isKnown ? new WrongField(accountRefusal(error, t)) : error;
    });
    setMade(token);
    await queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
  };
  const own = { value: me.role, text: word('role', me.role) };
  const others = ROLES.filter((role) => role !== me.role).map((role) => ({
    value: role,
    text: word('role', role),
  }));
  return (
    <>
      <AdminHead page="nav.tokens" />
      <p className="faint">{t('tokens.what')}</p>
      <NewForm title={t('tokens.new')} send={create}>
        <TextField
          name="name"
          label={t('admin.name')}
          how={t('tokens.nameHow')}
          maxLength={100}
          required
        />
        <ChoiceField name="role" label={t('users.role')} choices={[own, ...others]} />
        <UnitField />
        <ChoiceField
          name="expiresInDays"
          label={t('tokens.life')}
          choices={LIVES.map((days) => ({ value: days, text: t('tokens.days', { days }) }))}
        />
        <p className="form__how faint">{t('tokens.widthHow')}</p>
      </NewForm>
      {made ? <Made token={made} done={() => setMade(null)} /> : null}
      <TokenTable />
    </>
  );
}

/** The token with what a program asks by it; the example can be tried as it stands. */
function Made({ token, done }: { token: CreatedToken; done: () => void }): ReactElement {
  const { t } = useTexts();
  const path = addressOf('/api/v1/units/{code}/kpis', { path: { code: token.unit } });
  const example = `curl -H 'Authorization: Bearer ${token.token}' ${location.origin}${path}`;
  return (
    <ShownOnce
      title={t('tokens.made', { name: token.name })}
      secrets={[
        { name: t('tokens.token'), text: token.token },
        { name: t('tokens.example'), text: example },
      ]}
      done={done}
    />
  );
}

function TokenTable(): ReactElement {
  const { t } = useTexts();
  const tokens = useQuery(tokensQuery);
  if (tokens.error) return <Trouble error={tokens.error} retry={() => void tokens.refetch()} />;
  if (!tokens.data) return <Loading rows={4} />;
  if (tokens.data.items.length === 0) return <Empty>{t('tokens.empty')}</Empty>;
  return (
    <div className="table-box" data-scroll>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('admin.name')}</th>
            <th scope="col">{t('users.role')}</th>
            <th scope="col">{t('admin.unit')}</th>
            <th scope="col">{t('tokens.used')}</th>
            <th scope="col">{t('tokens.ends')}</th>
            <th scope="col">{t('admin.created')}</th>
            <th scope="col">{t('admin.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.data.items.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TokenRow({ token }: { token: ApiToken }): ReactElement {
  const { t, language } = useTexts();
  const queries = useQueryClient();
  const now = useNow(60_000);
  const revoke = async (): Promise<void> => {
    await api.DELETE('/api/v1/tokens/{id}', { params: { path: { id: token.id } } });
    await queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
  };
  return (
    <tr>
      <td>{token.name}</td>
      <td>{t(`role.${token.role}`)}</td>
      <td>
        <UnitLabel code={token.unit} mark />
      </td>
      <td>
        {token.lastUsedAt === null ? (
          <span className="faint">{t('tokens.neverUsed')}</span>
        ) : (
          ageWords(momentMs(token.lastUsedAt), now, language)
        )}
      </td>
      <td>
        <Ends token={token} />
      </td>
      <td>{dateTime(momentMs(token.createdAt))}</td>
      <td>
        <Asked
          act={t('tokens.revoke')}
          question={t('tokens.revokeAsk', { name: token.name })}
          done={revoke}
        />
      </td>
    </tr>
  );
}

const SOON_MS = 14 * 86_400_000;

/** One that ended, or will soon, says so in words. */
function Ends({ token }: { token: ApiToken }): ReactElement {
  const { t } = useTexts();
  const now = useNow(60_000);
  if (token.expiresAt === null) return <span>{t('tokens.noEnd')}</span>;
  const endsMs = momentMs(token.expiresAt);
  if (endsMs <= now) return <strong className="ops__critical">{t('tokens.ended')}</strong>;
  const day = date(endsMs);
  if (endsMs - now > SOON_MS) return <span>{day}</span>;
  return <strong className="ops__warning">{t('tokens.endsSoon', { day })}</strong>;
}
