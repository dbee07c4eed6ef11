import type { KpiValue, Unit } from '@nhip-xa/contract';
import { useLive, useWatch } from '@nhip-xa/web-live';
import { Simulated, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { unitsBelowQuery } from '../api/queries';
import { WATCHED_AT_MOST } from '../shell/live-below';
import { Empty, Loading, Trouble } from '../shell/states';
import { usePast } from '../shell/past';
import { unitName } from '../shell/unit-name';
import { UnitVerdict } from './UnitVerdict';

/** Where a unit has no numbers of its own: the units below it, each with how it stands. */
export function UnitsBelow({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  const below = useQuery(unitsBelowQuery(unit));
  const units = below.data?.items ?? [];
  const past = usePast() !== null;
  const watched = units.slice(0, WATCHED_AT_MOST).map(({ code }) => code);
  useWatch(past ? [] : watched, { news: false });
  if (below.error) return <Trouble error={below.error} retry={() => void below.refetch()} />;
  return (
    <section aria-labelledby="below">
      <h2 id="below">{t('unit.below')}</h2>
      {below.data ? null : <Loading rows={3} />}
      {below.data && units.length === 0 ? <Empty>{t('unit.belowNone')}</Empty> : null}
      <ul className="ranking below">
        {units.map((one) => (
          <BelowRow key={one.code} unit={one} />
        ))}
      </ul>
    </section>
  );
}

function BelowRow({ unit }: { unit: Unit }): ReactElement {
  const { language } = useTexts();
  const past = usePast() !== null;
  const known = useLive((state) => (past ? undefined : state.units.get(unit.code)));
  const values: readonly KpiValue[] = known ? [...known.values()] : [];
  return (
    <li className="ranking__row">
      <Link to="/u/$unit" params={{ unit: unit.code }}>
        <span className="below__name">
          <strong>{unitName(unit, language)}</strong>
          <Simulated when={unit.simulated} />
        </span>
        {known ? <UnitVerdict values={values} /> : null}
      </Link>
    </li>
  );
}
