import type { DemonstrationAnswer } from '@nhip-xa/contract';
import { dateTime, formatNumber, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { useMe } from '../shell/me';
import { Empty, Loading, Trouble } from '../shell/states';
import { PeopleFirst } from './PeopleFirst';
import { RemoveAll } from './RemoveAll';
import { demonstrationQuery } from './unit-queries';
import './units.css';

/** The simulated units with all that hangs on them, and their removal in one act. */
export function DemonstrationPage(): ReactElement {
  const { t } = useTexts();
  const { role, unit } = useMe();
  const mayRemove = role === 'admin' && unit === 'VN';
  const found = useQuery({ ...demonstrationQuery, enabled: mayRemove });
  return (
    <>
      <AdminHead page="demo.title" />
      {mayRemove ? null : <p role="alert">{t('demo.notYours')}</p>}
      {found.error ? <Trouble error={found.error} retry={() => void found.refetch()} /> : null}
      {mayRemove && !found.data && !found.error ? <Loading rows={6} /> : null}
      {found.data ? <Standing demonstration={found.data} /> : null}
    </>
  );
}

function Standing({ demonstration }: { demonstration: DemonstrationAnswer }): ReactElement {
  const { t } = useTexts();
  const { state, users } = demonstration;
  if (state === 'none') {
    return (
      <>
        <Empty>{t('demo.none')}</Empty>
        <Next />
      </>
    );
  }
  if (state === 'removed') return <Removed demonstration={demonstration} />;
  return (
    <>
      <p className="units-lead">{t('demo.lead')}</p>
      {state === 'removing' ? <Removing demonstration={demonstration} /> : null}
      {users.length > 0 ? <PeopleFirst users={users} /> : null}
      <Goes demonstration={demonstration} />
      {state === 'there' && users.length === 0 ? <RemoveAll demonstration={demonstration} /> : null}
    </>
  );
}

const COUNTED = [
  'provinces',
  'communes',
  'villages',
  'sources',
  'readings',
  'cases',
  'events',
  'reports',
  'displays',
  'tokens',
] as const;

function Goes({ demonstration }: { demonstration: DemonstrationAnswer }): ReactElement {
  const { t, language } = useTexts();
  const { screens, online } = demonstration;
  const number = (count: number): string => formatNumber(count, language, 0);
  return (
    <section className="panel demo-goes" aria-labelledby="demo-goes">
      <h2 id="demo-goes">{t('demo.goes')}</h2>
      <dl>
        {COUNTED.map((what) => (
          <div key={what}>
            <dt>{t(`demo.${what}`)}</dt>
            <dd>{number(demonstration[what])}</dd>
          </div>
        ))}
      </dl>
      <ul className="demo-goes__acts">
        <li data-screens={screens}>
          {screens > 0 ? t('demo.screens', { count: screens }) : t('demo.noScreens')}
        </li>
        {online > 0 ? <li>{t('demo.online', { count: online })}</li> : null}
        <li>{t('demo.also')}</li>
        <li>{t('demo.stays')}</li>
      </ul>
    </section>
  );
}

function Removing({ demonstration: { removal } }: { demonstration: DemonstrationAnswer }) {
  const { t, language } = useTexts();
  if (!removal) return null;
  const { step, steps, rows } = removal;
  const words = t('demo.removing', {
    step: formatNumber(Math.min(step + 1, steps), language, 0),
    steps: formatNumber(steps, language, 0),
    rows: formatNumber(rows, language, 0),
  });
  return (
    <section className="panel" aria-label={t('demo.title')}>
      <p role="status">
        <strong>{words}</strong>
      </p>
      <progress className="demo-progress" max={steps} value={step} aria-label={words} />
      <p className="faint">{t('demo.removingHow')}</p>
    </section>
  );
}

function Removed({ demonstration: { removal } }: { demonstration: DemonstrationAnswer }) {
  const { t, language } = useTexts();
  const at = removal?.finishedAt;
  return (
    <section className="panel" role="status">
      <p>
        <strong>{t('demo.removed')}</strong>
      </p>
      {removal && at ? (
        <p>
          {t('demo.removedHow', {
            by: removal.by,
            moment: dateTime(momentMs(at)),
            rows: formatNumber(removal.rows, language, 0),
          })}
        </p>
      ) : null}
      <Next />
    </section>
  );
}

function Next(): ReactElement {
  const { t } = useTexts();
  return (
    <Link className="button button--main" to="/admin/setup">
      {t('demo.next')}
    </Link>
  );
}
