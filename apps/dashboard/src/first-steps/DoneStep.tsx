import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { displaysQuery } from '../api/queries';
import { Empty, Loading } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { useUnit } from '../shell/unit-path';
import { sourcesOfUnitQuery } from '../source-form/of-unit-query';
import { StepEnds } from './StepEnds';
import { usePlace } from './steps';

const NEXT = [
  { to: '/admin/sources', text: 'first.done.moreSources' },
  { to: '/admin/users', text: 'first.done.users' },
  { to: '/admin/mappings', text: 'first.done.mappings' },
  { to: '/admin/boundaries', text: 'first.done.boundaries' },
  { to: '/admin/calendar', text: 'first.done.calendar' },
] as const;

/** What runs now, and what comes next. */
export function DoneStep(): ReactElement {
  const { t } = useTexts();
  const { commune } = usePlace();
  return (
    <section className="panel" aria-labelledby="first-done">
      {commune === undefined ? (
        <>
          <h2 id="first-done">{t('first.done.nextSteps')}</h2>
          <Empty>{t('first.source.noCommune')}</Empty>
        </>
      ) : (
        <Running commune={commune} />
      )}
      <h3>{t('first.done.nextSteps')}</h3>
      <ul className="first-next">
        {NEXT.map(({ to, text }) => (
          <li key={to}>
            <Link to={to}>{t(text)}</Link>
          </li>
        ))}
      </ul>
      <StepEnds />
    </section>
  );
}

/** It runs while a source is online; one that was only tried is heard, and silent again. */
const headOf = (heard: number, silent: number) => {
  if (heard > silent) return 'first.done.runs';
  return heard > 0 ? 'first.done.tried' : 'first.done.notYet';
};

function Running({ commune }: { commune: string }): ReactElement {
  const { t, language } = useTexts();
  const unit = useUnit(commune);
  const sources = useQuery(sourcesOfUnitQuery(commune)).data?.items;
  const displays = useQuery(displaysQuery).data?.items;
  if (!sources || !displays) return <Loading rows={2} />;
  const name = unit ? unitName(unit, language) : commune;
  const number = (count: number): string => formatNumber(count, language, 0);
  const heard = sources.filter(({ heardAt }) => heardAt !== null);
  const silent = heard.filter(({ state }) => state !== 'online').length;
  const never = sources.length - heard.length;
  const walls = displays.filter((display) => display.unit === commune).length;
  return (
    <>
      <h2 id="first-done">{t(headOf(heard.length, silent), { name })}</h2>
      <ul className="first-sums">
        <li>
          {sources.length > 0
            ? t('first.done.heard', { heard: number(heard.length), all: number(sources.length) })
            : t('first.done.noSources')}
        </li>
        {silent > 0 ? <li>{t('first.done.silent', { count: silent })}</li> : null}
        {never > 0 ? <li>{t('first.done.never', { count: never })}</li> : null}
        <li>{walls > 0 ? t('first.done.walls', { count: walls }) : t('first.done.noWalls')}</li>
      </ul>
      <Link className="button button--main" to="/u/$unit" params={{ unit: commune }}>
        {t('first.done.open', { name })}
      </Link>
    </>
  );
}
