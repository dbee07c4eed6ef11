import { ROLES, type User } from '@nhip-xa/contract';
import { dateTime, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { ask, part } from '../api/http';
import { usersQuery } from '../api/queries';
import { useMe } from '../shell/me';
import { Empty, Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { AdminHead } from './AdminHead';
import { Asked } from './Asked';
import { ChoiceField, NewForm, TextField, UnitField } from './fields';

/** Who may see and do what, and where. */
export function UsersPage(): ReactElement {
  const { t, word } = useTexts();
  const queries = useQueryClient();
  const [created, setCreated] = useState('');
  const create = async (body: Record<string, string>): Promise<void> => {
    await ask('/users', { method: 'POST', body });
    setCreated(body.displayName ?? '');
    await queries.invalidateQueries({ queryKey: usersQuery.queryKey });
  };
  const roles = ROLES.map((role) => ({ value: role, text: word('role', role) }));
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
      <p role="status">{created ? t('users.created', { name: created }) : null}</p>
      <UserTable />
    </>
  );
}

function UserTable(): ReactElement {
  const { t } = useTexts();
  const users = useQuery(usersQuery);
  if (users.error) return <Trouble error={users.error} retry={() => void users.refetch()} />;
  if (!users.data) return <Loading rows={4} />;
  if (users.data.items.length === 0) return <Empty>{t('users.empty')}</Empty>;
  return (
    <div className="table-box" data-scroll>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('login.username')}</th>
            <th scope="col">{t('users.displayName')}</th>
            <th scope="col">{t('users.role')}</th>
            <th scope="col">{t('admin.unit')}</th>
            <th scope="col">{t('admin.created')}</th>
            <th scope="col">{t('admin.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {users.data.items.map((user) => (
            <UserRow key={user.username} user={user} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UserRow({ user }: { user: User }): ReactElement {
  const { t } = useTexts();
  const me = useMe();
  const queries = useQueryClient();
  const remove = async (): Promise<void> => {
    await ask(`/users/${part(user.username)}`, { method: 'DELETE' });
    await queries.invalidateQueries({ queryKey: usersQuery.queryKey });
  };
  return (
    <tr>
      <td>{user.username}</td>
      <td>{user.displayName}</td>
      <td>{t(`role.${user.role}`)}</td>
      <td>
        <UnitLabel code={user.unit} mark />
      </td>
      <td>{dateTime(momentMs(user.createdAt))}</td>
      <td>
        {user.username === me.user.username ? null : (
          <Asked
            act={t('users.remove')}
            question={t('users.removeAsk', { name: user.displayName })}
            done={remove}
          />
        )}
      </td>
    </tr>
  );
}
