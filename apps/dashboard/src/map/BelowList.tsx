import { PointMark } from '@nhip-xa/web-map';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { UnitLabel } from '../shell/UnitLabel';
import { troubledOf, type Below } from './below';

/** Rows of units; how many more there are is said. */
const ROWS_MOST = 40;

/** What the marks on the map say, for whoever cannot use one: each a way to the unit's own map. */
export function BelowList({ units }: { units: readonly Below[] }): ReactElement | null {
  const { t, language } = useTexts();
  if (units.length === 0) return null;
  const number = (count: number): string => formatNumber(count, language, 0);
  const shown = [...units].sort((a, b) => troubledOf(b) - troubledOf(a)).slice(0, ROWS_MOST);
  return (
    <section aria-labelledby="map-below">
      <h2 id="map-below">
        {t('mapPage.below')}{' '}
        <span className="faint">
          {shown.length < units.length
            ? t('mapPage.ofAll', { shown: number(shown.length), all: number(units.length) })
            : number(units.length)}
        </span>
      </h2>
      <ul className="map-page__rows">
        {shown.map((each) => (
          <li key={each.unit} data-unit={each.unit}>
            <PointMark {...markOf(each)} />
            <Link to="/u/$unit/map" params={{ unit: each.unit }}>
              <UnitLabel code={each.unit} />
            </Link>
            <span className="faint">
              <BelowCounts each={each} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `2/10 nguồn mất tín hiệu · 3/7 vụ việc quá hạn`. */
export function BelowCounts({ each: { sources, cases } }: { each: Below }): ReactElement {
  const { t, language } = useTexts();
  const number = (count: number): string => formatNumber(count, language, 0);
  const said = [
    sources ? t('mapPage.silentOf', { count: sources.silent, all: number(sources.all) }) : '',
    cases ? t('mapPage.overdueOf', { count: cases.overdue, all: number(cases.open) }) : '',
  ];
  return <>{said.filter((words) => words !== '').join(' · ')}</>;
}

const markOf = ({ sources, cases }: Below) => {
  if ((cases?.overdue ?? 0) > 0) return { form: 'case', state: 'overdue' } as const;
  if ((sources?.silent ?? 0) > 0) return { form: 'device', state: 'offline' } as const;
  return sources
    ? ({ form: 'device', state: 'online' } as const)
    : ({ form: 'case', state: 'open' } as const);
};
