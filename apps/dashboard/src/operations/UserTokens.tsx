import type { ApiToken, SeenUser } from '@nhip-xa/contract';
import { ageWords, momentMs, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { Loading, Trouble } from '../shell/states';
import { removeTokenOf, tokensOfQuery } from './queries';
import { TokenEnds } from './TokenEnds';

/** The tokens of another user, each to be taken back by itself. */
export function UserTokens({ user }: { user: SeenUser }): ReactElement {
  const { t } = useTexts();
  const tokens = useQuery(tokensOfQuery(user.username));
  const items = tokens.data?.items ?? [];
  return (
    <section className="panel" aria-labelledby="user-tokens">
      <h2 id="user-tokens">{t('users.tokensOf', { name: user.displayName })}</h2>
      {tokens.error ? <Trouble error={tokens.error} retry={() => void tokens.refetch()} /> : null}
      {tokens.isLoading ? <Loading rows={2} /> : null}
      {tokens.data && items.length === 0 ? <p className="faint">{t('users.tokensNone')}</p> : null}
      {items.length > 0 ? (
        <div className="table-box" data-scroll>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('admin.name')}</th>
                <th scope="col">{t('users.role')}</th>
                <th scope="col">{t('tokens.used')}</th>
                <th scope="col">{t('tokens.ends')}</th>
                <th scope="col">{t('admin.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((token) => (
                <Row key={token.id} user={user} token={token} />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

function Row({ user, token }: { user: SeenUser; token: ApiToken }): ReactElement {
  const { t, word, language } = useTexts();
  const queries = useQueryClient();
  const now = useNow(60_000);
  const revoke = async (): Promise<void> => {
    await removeTokenOf(user.username, token.id);
    await queries.invalidateQueries({ queryKey: tokensOfQuery(user.username).queryKey });
  };
  return (
    <tr>
      <td>{token.name}</td>
      <td>{word('role', token.role)}</td>
      <td>
        {token.lastUsedAt === null ? (
          <span className="faint">{t('tokens.neverUsed')}</span>
        ) : (
          ageWords(momentMs(token.lastUsedAt), now, language)
        )}
      </td>
      <td>
        <TokenEnds token={token} />
      </td>
      <td>
        <Asked
          act={t('tokens.revoke')}
          question={t('users.tokenRevokeAsk', { name: token.name, user: user.displayName })}
          done={revoke}
        />
      </td>
    </tr>
  );
}
