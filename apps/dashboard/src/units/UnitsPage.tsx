import type { Unit } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { unitQuery } from '../api/queries';
import { useMe } from '../shell/me';
import { Loading, Trouble } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { useUnitPath } from '../shell/unit-path';
import { DemonstrationHint } from './DemonstrationHint';
import { EditUnit, NewUnit } from './UnitForm';
import { UnitImport } from './UnitImport';
import { UnitList } from './UnitList';
import './units.css';

/** The tree of units: what hangs on each, and ways to make, change and import them. */
export function UnitsPage(): ReactElement {
  const { t } = useTexts();
  const me = useMe();
  const { parent = me.unit } = useSearch({ from: '/console/admin/units' });
  const top = useQuery(unitQuery(parent));
  if (me.role !== 'admin') {
    return (
      <>
        <AdminHead page="nav.units" />
        <p role="alert">{t('error.forbidden')}</p>
      </>
    );
  }
  return (
    <>
      <AdminHead page="nav.units" />
      <DemonstrationHint />
      {top.error ? <Trouble error={top.error} retry={() => void top.refetch()} /> : null}
      {top.data ? <OfUnit key={parent} unit={top.data} /> : <Loading rows={6} />}
    </>
  );
}

function OfUnit({ unit }: { unit: Unit }): ReactElement {
  const { t } = useTexts();
  const { edit = '', q, level } = useSearch({ from: '/console/admin/units' });
  return (
    <>
      <Crumbs code={unit.code} />
      <div className="units-acts">
        {unit.level === 'village' ? null : <NewUnit parent={unit} />}
        <UnitImport />
        <Link to="/admin/boundaries">{t('units.boundaries')}</Link>
      </div>
      {edit === '' ? null : <EditUnit key={edit} code={edit} />}
      <Filters />
      <UnitList unit={unit} asked={{ parent: unit.code, q, level }} />
    </>
  );
}

/** From one's own unit down to the one whose units are listed. */
function Crumbs({ code }: { code: string }): ReactElement {
  const { t, language } = useTexts();
  const path = useUnitPath(code);
  return (
    <nav className="crumbs" aria-label={t('nav.crumbs')}>
      <ol>
        {path.map((step) => (
          <li key={step.code}>
            <Link
              to="/admin/units"
              search={{ parent: step.code }}
              {...(step.code === code ? { 'aria-current': 'page' as const } : {})}
            >
              {unitName(step, language)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** How long in ms after the last letter is looked for it. */
const TYPING_MS = 250;
const LEVELS = ['province', 'commune', 'village'] as const;

function Filters(): ReactElement {
  const { t } = useTexts();
  const { q = '', level = '' } = useSearch({ from: '/console/admin/units' });
  const navigate = useNavigate({ from: '/admin/units' });
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    if (typed.trim() === q) return undefined;
    const timer = setTimeout(
      () => void navigate({ search: (before) => ({ ...before, q: typed.trim() }), replace: true }),
      TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [typed, q, navigate]);
  return (
    <div className="units-filters" role="search">
      <label className="field">
        {t('units.search')}
        <input
          type="search"
          value={typed}
          maxLength={100}
          onChange={({ target }) => setTyped(target.value)}
        />
        <small className="faint">{t('units.searchHow')}</small>
      </label>
      <label className="field">
        {t('units.level')}
        <select
          value={level}
          onChange={({ target }) =>
            void navigate({
              search: (before) => ({ ...before, level: target.value }),
              replace: true,
            })
          }
        >
          <option value="">{t('units.allLevels')}</option>
          {LEVELS.map((each) => (
            <option key={each} value={each}>
              {t(`level.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
