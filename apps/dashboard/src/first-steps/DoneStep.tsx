import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { displaysQuery } from '../api/queries';
import { Empty, Loading } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { useUnit } from '../shell/unit-path';
import { StepEnds } from './StepEnds';
import { communeSourcesQuery } from './first-queries';
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

function Running({ commune }: { commune: string }): ReactElement {
  const { t, language } = useTexts();
  const unit = useUnit(commune);
  const sources = useQuery(communeSourcesQuery(commune)).data?.items;
  const displays = useQuery(displaysQuery).data?.items;
  if (!sources || !displays) return <Loading rows={2} />;
  const name = unit ? unitName(unit, language) : commune;
  const number = (count: number): string => formatNumber(count, language, 0);
  const online = sources.filter(({ state }) => state === 'online').length;
  const walls = displays.filter((display) => display.unit === commune).length;
  return (
    <>
      <h2 id="first-done">{t(online > 0 ? 'first.done.runs' : 'first.done.notYet', { name })}</h2>
      <ul className="first-sums">
        <li>
          {sources.length > 0
            ? t('first.done.sources', { online: number(online), all: number(sources.length) })
            : t('first.done.noSources')}
        </li>
        <li>
          {walls > 0 ? t('first.done.walls', { count: number(walls) }) : t('first.done.noWalls')}
        </li>
      </ul>
      <Link className="button button--main" to="/u/$unit" params={{ unit: commune }}>
        {t('first.done.open', { name })}
      </Link>
    </>
  );
}
