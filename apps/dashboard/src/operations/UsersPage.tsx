import { ROLES, type Role, type SeenUser } from '@nhip-xa/contract';
import { ageWords, dateTime, momentMs, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { Asked } from '../admin/Asked';
import { ChoiceField, NewForm, TextField, UnitField } from '../admin/fields';
import { api } from '../api/http';
import { usersQuery } from '../api/queries';
import { useMe } from '../shell/me';
import { Empty, Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { accountRefusal } from './account-refusal';
import './operations.css';
import { UserEdit } from './UserEdit';

/** Who may see and do what, and where. */
export function UsersPage(): ReactElement {
  const { t, word } = useTexts();
  const queries = useQueryClient();
  const [told, setTold] = useState('');
  const { user: chosen } = useSearch({ from: '/console/admin/users' });
  const users = useQuery(usersQuery);
  const again = (words: string) => async (): Promise<void> => {
    setTold(words);
    await queries.invalidateQueries({ queryKey: usersQuery.queryKey });
  };
  const create = async (fields: Record<string, string>): Promise<void> => {
    const { username = '', displayName = '', password = '', unit = '' } = fields;
    const body = { username, displayName, password, role: fields.role as Role, unit };
    await api.POST('/api/v1/users', { body });
    await again(t('users.created', { name: displayName }))();
  };
  const roles = ROLES.map((role) => ({ value: role, text: word('role', role) }));
  const edited = users.data?.items.find(({ username }) => username === chosen);
  return (
    <>
      <AdminHead page="nav.users" />
      <NewForm title={t('users.new')} send={create}>
        <TextField name="username" label={t('login.username')} required />
        <TextField name="displayName" label={t('users.displayName')} required />
        <TextField
          name="password"
          label={t('login.password')}
          how={t('users.passwordHow')}
          type="password"
          minLength={8}
          required
        />
        <ChoiceField name="role" label={t('users.role')} choices={[...roles].reverse()} />
        <UnitField />
      </NewForm>
      {edited ? (
        <UserEdit
          key={edited.username}
          user={edited}
          roles={roles}
          saved={again(t('users.saved', { name: edited.displayName }))}
        />
      ) : null}
      <p role="status">{told}</p>
      {users.error ? <Trouble error={users.error} retry={() => void users.refetch()} /> : null}
      {!users.data && !users.error ? <Loading rows={4} /> : null}
      {users.data?.items.length === 0 ? <Empty>{t('users.empty')}</Empty> : null}
      {users.data && users.data.items.length > 0 ? (
        <UserTable
          users={users.data.items}
          removed={(name) => again(t('users.removed', { name }))()}
        />
      ) : null}
    </>
  );
}

interface TableProps {
  users: readonly SeenUser[];
  removed: (name: string) => Promise<void>;
}

function UserTable({ users, removed }: TableProps): ReactElement {
  const { t } = useTexts();
  return (
    <div className="table-box" data-scroll>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('login.username')}</th>
            <th scope="col">{t('users.displayName')}</th>
            <th scope="col">{t('users.role')}</th>
            <th scope="col">{t('admin.unit')}</th>
            <th scope="col">{t('users.lastSeen')}</th>
            <th scope="col">{t('admin.created')}</th>
            <th scope="col">{t('admin.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <UserRow key={user.username} user={user} removed={removed} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UserRow({
  user,
  removed,
}: { user: SeenUser } & Pick<TableProps, 'removed'>): ReactElement {
  const { t, language } = useTexts();
  const me = useMe();
  const navigate = useNavigate();
  const now = useNow(60_000);
  const isMe = user.username === me.user.username;
  const seenMs = user.lastSeenAt === null ? null : momentMs(user.lastSeenAt);
  const remove = async (): Promise<void> => {
    const params = { path: { username: user.username } };
    await api.DELETE('/api/v1/users/{username}', { params });
    await navigate({ to: '/admin/users', search: {}, replace: true });
    await removed(user.displayName);
  };
  return (
    <tr>
      <td>{user.username}</td>
      <td>{user.displayName}</td>
      <td>{t(`role.${user.role}`)}</td>
      <td>
        <UnitLabel code={user.unit} mark />
      </td>
      <td>
        {seenMs === null ? (
          <span className="faint">{t('users.never')}</span>
        ) : (
          <time dateTime={user.lastSeenAt ?? ''} title={dateTime(seenMs)}>
            {ageWords(seenMs, now, language)}
          </time>
        )}
      </td>
      <td>{dateTime(momentMs(user.createdAt))}</td>
      <td>
        <div className="ops__acts">
          <Link
            className="button"
            to="/admin/users"
            search={{ user: user.username }}
            aria-label={t('users.editOf', { name: user.displayName })}
          >
            {t('users.edit')}
          </Link>
          {isMe ? (
            <Link to="/account">{t('account.title')}</Link>
          ) : (
            <Asked
              act={t('users.remove')}
              question={t('users.removeAll', { name: user.displayName })}
              done={remove}
              refused={(error) => accountRefusal(error, t)}
            />
          )}
        </div>
      </td>
    </tr>
  );
}
