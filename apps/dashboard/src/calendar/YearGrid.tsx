import type { CalendarYear } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { dayByKey, monthsOf, readableDay, type DayView, type MonthView } from './year-view';

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '0'] as const;

interface YearGridProps {
  calendar: CalendarYear;
  today: string;
  chosen: string;
  choose: (day: string) => void;
}

/** Twelve months; one place for the tabulator key, arrow keys within. */
export function YearGrid({ calendar, today, chosen, choose }: YearGridProps): ReactElement {
  const { t } = useTexts();
  const grid = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent): void => {
    const to = dayByKey(chosen, event.key);
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
    grid.current?.querySelector<HTMLButtonElement>(`[data-day="${to}"]`)?.focus();
  };
  return (
    <div
      ref={grid}
      className="calendar-year"
      role="group"
      aria-label={t('calendar.days')}
      onKeyDown={step}
    >
      {monthsOf(calendar.year, calendar.days).map((month) => (
        <Month key={month.month} month={month} today={today} chosen={chosen} choose={choose} />
      ))}
    </div>
  );
}

interface MonthProps extends Pick<YearGridProps, 'today' | 'chosen' | 'choose'> {
  month: MonthView;
}

function Month({ month, today, chosen, choose }: MonthProps): ReactElement {
  const { t, word } = useTexts();
  return (
    <section className="calendar-month">
      <h3>{word('calendar.month', String(month.month))}</h3>
      <div className="calendar-month__days">
        {WEEKDAYS.map((name) => (
          <span key={name} className="faint" aria-hidden="true">
            {t(`calendar.weekday.${name}`)}
          </span>
        ))}
        {month.days.map((day, index) => (
          <Day
            key={day.iso}
            day={day}
            column={index === 0 ? month.lead + 1 : undefined}
            isToday={day.iso === today}
            chosen={day.iso === chosen}
            choose={choose}
          />
        ))}
      </div>
    </section>
  );
}

interface DayProps {
  day: DayView;
  column: number | undefined;
  isToday: boolean;
  chosen: boolean;
  choose: (day: string) => void;
}

function Day({ day, column, isToday, chosen, choose }: DayProps): ReactElement {
  const { t } = useTexts();
  const names = day.rows.map(({ name }) => name);
  const words = [
    readableDay(day.iso),
    ...(day.look === 'plain' ? [] : [t(`calendar.look.${day.look}`)]),
    ...new Set(names),
  ].join(', ');
  return (
    <button
      type="button"
      className="calendar-day"
      data-day={day.iso}
      data-look={day.look}
      aria-current={isToday ? 'date' : undefined}
      aria-pressed={chosen}
      // begins with what one sees, for whoever speaks to the page
      aria-label={`${Number(day.iso.slice(8))}: ${words}`}
      title={words}
      tabIndex={chosen ? 0 : -1}
      style={column === undefined ? undefined : { gridColumnStart: column }}
      onClick={() => choose(day.iso)}
    >
      {Number(day.iso.slice(8))}
    </button>
  );
}
