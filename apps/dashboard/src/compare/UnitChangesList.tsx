import { KPI_TURNS, type ChangedUnit, type Counted, type UnitChanges } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { kpiTitle, useDefinitions } from '../shell/definitions';
import { writeMoment } from '../shell/past';
import { Empty } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { CountWords } from './CountWords';

interface UnitChangesListProps {
  units: Counted<ChangedUnit>;
  changes: UnitChanges;
}

/** The units below whose KPIs turned, those with most that are worse first; each leads to its own comparison. */
export function UnitChangesList({ units, changes }: UnitChangesListProps): ReactElement {
  const { t } = useTexts();
  return (
    <section className="panel" aria-labelledby="compare-units">
      <h2 id="compare-units">
        {units.count > 0 ? <CountWords of={units} /> : null} {t('compare.units')}
      </h2>
      {units.count === 0 ? <Empty>{t('compare.unitsNone')}</Empty> : null}
      <ul className="rows compare__rows compare__rows--units">
        {units.items.map((one) => (
          <UnitRow key={one.unit} one={one} changes={changes} />
        ))}
      </ul>
      {units.count > units.items.length ? (
        <p className="faint">{t('compare.worst', { count: units.items.length })}</p>
      ) : null}
    </section>
  );
}

function UnitRow({ one, changes }: { one: ChangedUnit; changes: UnitChanges }): ReactElement {
  const { t, language } = useTexts();
  const definitions = useDefinitions();
  const to = changes.present ? {} : { to: writeMoment(Date.parse(changes.to)) };
  return (
    <li data-unit={one.unit}>
      <Link
        to="/u/$unit/compare"
        params={{ unit: one.unit }}
        search={{ from: writeMoment(Date.parse(changes.from)), ...to }}
      >
        <UnitLabel code={one.unit} />
      </Link>
      <span className="compare__turns">
        {KPI_TURNS.map((turn) =>
          one[turn] > 0 ? (
            <span key={turn} data-turn={turn}>
              {one[turn]} {t(`compare.turns.${turn}`, { count: one[turn] })}
            </span>
          ) : null,
        )}
      </span>
      <span className="faint">
        {one.worst.map((kpi) => kpiTitle(definitions, { kpi }, language)).join(' · ')}
      </span>
    </li>
  );
}
