import type { SeenUser, patchUser } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useNavigate } from '@tanstack/react-router';
import type { z } from 'zod';
import { useEffect, useRef, useState, type ReactElement, type SubmitEvent } from 'react';
import { ChoiceField, TextField, UnitField } from '../admin/fields';
import { api } from '../api/http';
import { accountRefusal } from './account-refusal';

type UserChanges = z.infer<typeof patchUser>;

interface UserEditProps {
  user: SeenUser;
  roles: readonly { value: string; text: string }[];
  saved: () => Promise<void>;
}

/** What can be changed of a user; a new password ends their sessions, so it is said before. */
export function UserEdit({ user, roles, saved }: UserEditProps): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [trouble, setTrouble] = useState('');
  const form = useRef<HTMLFormElement>(null);
  // whoever asked for it by a button below the form is taken to it
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const close = (): Promise<void> => navigate({ to: '/admin/users', search: {} });
  const save = async (fields: FormData): Promise<void> => {
    setTrouble('');
    try {
      const body = changesOf(user, fields);
      if (Object.keys(body).length > 0) {
        const params = { path: { username: user.username } };
        await api.PATCH('/api/v1/users/{username}', { params, body });
        await saved();
      }
      await close();
    } catch (error) {
      setTrouble(accountRefusal(error as Error, t));
    }
  };
  return (
    <form
      ref={form}
      className="panel form"
      aria-label={t('users.editOf', { name: user.displayName })}
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void save(new FormData(event.currentTarget));
      }}
    >
      <h2>{t('users.editOf', { name: user.displayName })}</h2>
      <div className="form__fields">
        <TextField
          name="displayName"
          label={t('users.displayName')}
          defaultValue={user.displayName}
          maxLength={100}
          required
        />
        <ChoiceField name="role" label={t('users.role')} choices={roles} value={user.role} />
        <UnitField value={user.unit} />
        <TextField
          name="password"
          label={t('users.newPassword')}
          how={t('users.newPasswordHow')}
          type="password"
          minLength={8}
        />
      </div>
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <div className="form__ends">
        <button type="submit" className="button button--main">
          {t('ops.save')}
        </button>
        <button type="button" className="button" onClick={() => void close()}>
          {t('admin.cancel')}
        </button>
      </div>
    </form>
  );
}

/** Only what is other than it stands; an empty password is none. */
function changesOf(user: SeenUser, fields: FormData): UserChanges {
  const given = Object.fromEntries(fields) as Record<string, string>;
  const stands: Record<string, string> = { ...user, password: '', lastSeenAt: '' };
  return Object.fromEntries(Object.entries(given).filter(([name, text]) => text !== stands[name]));
}
