import { localDay, isoDay } from '@nhip-xa/domain';
import { useLive } from '@nhip-xa/web-live';
import { useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { UnitField } from '../admin/fields';
import { useMe } from '../shell/me';
import { Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { calendarQuery } from './calendar-queries';
import { OfficeHours } from './OfficeHours';
import { Policies } from './Policies';
import { YearPanel } from './YearPanel';
import './calendar.css';

/** Working days, office hours and deadline policies of a unit. */
export function CalendarPage(): ReactElement {
  const me = useMe();
  const search = useSearch({ from: '/console/admin/calendar' });
  const unit = search.unit ?? me.unit;
  const nowMs = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  const year = Number(search.year ?? isoDay(localDay(nowMs)).slice(0, 4));
  const calendar = useQuery(calendarQuery(unit, year));
  const mayWrite = me.role === 'admin';
  return (
    <>
      <AdminHead page="nav.calendar" />
      <UnitChoice unit={unit} />
      <YearChoice year={year} />
      {calendar.error ? (
        <Trouble error={calendar.error} retry={() => void calendar.refetch()} />
      ) : null}
      {!calendar.data && !calendar.error ? <Loading rows={3} tall /> : null}
      {calendar.data ? (
        <>
          <YearPanel calendar={calendar.data} mayWrite={mayWrite} />
          <OfficeHours calendar={calendar.data} mayWrite={mayWrite} />
          <Policies unit={unit} mayWrite={mayWrite} />
        </>
      ) : null}
    </>
  );
}

/** Whose calendar it is, and the way to another's. */
function UnitChoice({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate({ from: '/admin/calendar' });
  return (
    <form
      className="calendar-unit"
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = new FormData(event.currentTarget).get('unit');
        if (typeof chosen !== 'string') return;
        void navigate({ search: (before) => ({ ...before, unit: chosen.trim() }) });
      }}
    >
      <p>
        <strong>
          <UnitLabel code={unit} mark />
        </strong>
        <span className="line faint">{t('calendar.levels')}</span>
      </p>
      <UnitField key={unit} value={unit} />
      <button type="submit" className="button">
        {t('calendar.show')}
      </button>
    </form>
  );
}

function YearChoice({ year }: { year: number }): ReactElement {
  const { t } = useTexts();
  const of = (other: number) => (before: object) => ({ ...before, year: String(other) });
  return (
    <nav className="calendar-years" aria-label={t('calendar.year')}>
      <Link to="/admin/calendar" className="button" search={of(year - 1)}>
        {String(year - 1)}
      </Link>
      <h2>{t('calendar.ofYear', { year: String(year) })}</h2>
      <Link to="/admin/calendar" className="button" search={of(year + 1)}>
        {String(year + 1)}
      </Link>
    </nav>
  );
}
