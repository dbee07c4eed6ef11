import type { DemonstrationAnswer } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { UnitField, refusalWords, typedIn } from '../admin/fields';
import { api } from '../api/http';
import { UnitLabel } from '../shell/UnitLabel';
import { demonstrationQuery } from './unit-queries';

type Users = DemonstrationAnswer['users'];

/** People are not removed with what was pretended: each is moved, or removed among the users. */
export function PeopleFirst({ users }: { users: Users }): ReactElement {
  const { t } = useTexts();
  const [said, setSaid] = useState('');
  return (
    <section className="panel demo-people" aria-labelledby="demo-people">
      <h2 id="demo-people">{t('demo.people')}</h2>
      <p>{t('demo.peopleHow')}</p>
      <ul className="rows">
        {users.map((user) => (
          <li key={user.username}>
            <span>
              <strong>{user.displayName}</strong> ({user.username}) · <UnitLabel code={user.unit} />
            </span>
            <Move user={user} moved={() => setSaid(t('demo.moved', { name: user.displayName }))} />
          </li>
        ))}
      </ul>
      <p role="status">{said}</p>
      <Link to="/admin/users">{t('demo.toUsers')}</Link>
    </section>
  );
}

function Move({ user, moved }: { user: Users[number]; moved: () => void }): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState('');
  const move = async (unit: string): Promise<void> => {
    setTrouble('');
    try {
      const params = { path: { username: user.username } };
      await api.PATCH('/api/v1/users/{username}', { params, body: { unit } });
      moved();
      await queries.invalidateQueries({ queryKey: demonstrationQuery.queryKey });
    } catch (error) {
      setTrouble(refusalWords(error as Error, t));
    }
  };
  return (
    <form
      className="demo-people__move"
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void move(typedIn(event.currentTarget, 'unit'));
      }}
    >
      <UnitField value="VN" />
      <button type="submit" className="button">
        {t('demo.move')}
      </button>
      <span className="trouble" role="alert">
        {trouble}
      </span>
    </form>
  );
}
