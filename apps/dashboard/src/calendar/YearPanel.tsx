import type { CalendarYear } from '@nhip-xa/contract';
import { calendarNote, isoDay, localDay } from '@nhip-xa/domain';
import { useNow, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { api } from '../api/http';
import { troubleWords } from '../shell/states';
import { DayPanel } from './DayPanel';
import { YearGrid } from './YearGrid';
import { readableDay, viewOf, type DayLook } from './year-view';

const LOOKS: readonly DayLook[] = ['off', 'exchange', 'proposed', 'held', 'weekend'];

interface YearPanelProps {
  calendar: CalendarYear;
  mayWrite: boolean;
}

/** The year at a glance, what its marks mean, and the day that is looked at. */
export function YearPanel({ calendar, mayWrite }: YearPanelProps): ReactElement {
  const { t } = useTexts();
  const { year, days } = calendar;
  const today = isoDay(localDay(useNow(60_000)));
  const [chosen, choose] = useState(today.startsWith(String(year)) ? today : `${year}-01-01`);
  const day = chosen.startsWith(String(year)) ? chosen : `${year}-01-01`;
  const rows = days.filter((row) => row.day === day);
  return (
    <section className="panel" aria-label={t('calendar.ofYear', { year: String(year) })}>
      <Warnings calendar={calendar} />
      <ul className="calendar-legend">
        {LOOKS.map((look) => (
          <li key={look}>
            <span className="calendar-day" data-look={look} aria-hidden="true" />
            {t(`calendar.look.${look}`)}
          </li>
        ))}
      </ul>
      {mayWrite ? <YearActs calendar={calendar} /> : null}
      <div className="calendar-split">
        <YearGrid calendar={calendar} today={today} chosen={day} choose={choose} />
        <DayPanel key={day} unit={calendar.unit} day={viewOf(day, rows)} mayWrite={mayWrite} />
      </div>
    </section>
  );
}

/** Days that are held ready, each with what an administrator should know of it. */
function Warnings({ calendar }: { calendar: CalendarYear }): ReactElement | null {
  const { language } = useTexts();
  const held = calendar.days.filter(({ state, note }) => state === 'disabled' && note !== null);
  if (held.length === 0) return null;
  return (
    <ul className="calendar-warnings">
      {held.map(({ unit, day, name, note }) => (
        <li key={`${unit} ${day}`}>
          <strong>{`${readableDay(day)} ${name}`}</strong> — {calendarNote(note, language)}
        </li>
      ))}
    </ul>
  );
}

/** Proposing and confirming the year. */
function YearActs({ calendar: { unit, year, days } }: { calendar: CalendarYear }): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState('');
  const waiting = days.filter((day) => day.unit === unit && day.state === 'proposed').length;
  const send = async (path: `/api/v1/calendar/${'proposals' | 'confirm'}`): Promise<void> => {
    setTrouble('');
    try {
      await api.POST(path, { body: { unit, year } });
    } catch (error) {
      setTrouble(troubleWords(error as Error, t));
    }
    await queries.invalidateQueries({ queryKey: ['calendar'] });
  };
  return (
    <div className="calendar-acts">
      <button
        type="button"
        className="button"
        onClick={() => void send('/api/v1/calendar/proposals')}
      >
        {t('calendar.propose', { year: String(year) })}
      </button>
      {waiting > 0 ? (
        <Asked
          act={t('calendar.confirm', { count: waiting })}
          question={t('calendar.confirmAsk', { count: waiting, year: String(year) })}
          done={() => send('/api/v1/calendar/confirm')}
        />
      ) : null}
      <p className="faint">{t('calendar.proposeHow')}</p>
      <p className="trouble" role="alert">
        {trouble}
      </p>
    </div>
  );
}
