import type { CalendarDay } from '@nhip-xa/contract';
import { calendarNote } from '@nhip-xa/domain';
import { dateTime, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { TextField } from '../admin/fields';
import { api } from '../api/http';
import { troubleWords } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { readableDay, type DayView } from './year-view';

/** Who set what came with the product [migration calendar]. */
const SHIPPED = 'system';

interface DayPanelProps {
  unit: string;
  day: DayView;
  mayWrite: boolean;
}

/** What is known of the chosen day, and for whoever may: what it shall be. */
export function DayPanel({ unit, day, mayWrite }: DayPanelProps): ReactElement {
  const { t } = useTexts();
  return (
    <section className="calendar-chosen" aria-live="polite">
      <h3>{readableDay(day.iso)}</h3>
      <p>{t(`calendar.look.${day.look}`)}</p>
      <ul className="rows">
        {day.rows.map((row) => (
          <li key={row.unit}>
            <Row row={row} />
          </li>
        ))}
      </ul>
      {mayWrite ? <SetDay unit={unit} day={day} /> : null}
    </section>
  );
}

function Row({ row }: { row: CalendarDay }): ReactElement {
  const { t, language } = useTexts();
  return (
    <span>
      <strong>{row.name}</strong>
      <span className="line">
        <UnitLabel code={row.unit} /> · {t(row.working ? 'calendar.working' : 'calendar.off')} ·{' '}
        {t(`calendar.state.${row.state}`)}
      </span>
      {row.note ? <span className="line">{calendarNote(row.note, language)}</span> : null}
      <span className="line faint">
        {t('calendar.by', {
          by: row.by === SHIPPED ? t('calendar.shipped') : row.by,
          at: dateTime(momentMs(row.at)),
        })}
      </span>
    </span>
  );
}

function SetDay({ unit, day: { iso, rows } }: { unit: string; day: DayView }): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState('');
  const own = rows.find((row) => row.unit === unit);
  const send = async (set: 'off' | 'working' | 'none', name?: string): Promise<void> => {
    setTrouble('');
    const day = { day: iso, set, ...(name ? { name } : {}) };
    try {
      await api.PUT('/api/v1/calendar/days', { body: { unit, days: [day] } });
    } catch (error) {
      setTrouble(troubleWords(error as Error, t));
    }
    await queries.invalidateQueries({ queryKey: ['calendar'] });
  };
  return (
    <form
      className="calendar-set"
      onSubmit={(event) => {
        event.preventDefault();
        const name = new FormData(event.currentTarget).get('name');
        const { value } = event.nativeEvent.submitter as HTMLButtonElement;
        void send(value === 'off' ? 'off' : 'working', typeof name === 'string' ? name.trim() : '');
      }}
    >
      <TextField name="name" label={t('calendar.name')} defaultValue={own?.name ?? ''} />
      <div className="form__ends">
        <button type="submit" className="button" value="off">
          {t('calendar.setOff')}
        </button>
        <button type="submit" className="button" value="working">
          {t('calendar.setWorking')}
        </button>
      </div>
      {own ? (
        <Asked
          act={t('calendar.setNone')}
          question={t('calendar.setNoneAsk', { day: readableDay(iso) })}
          done={() => send('none')}
        />
      ) : null}
      <p className="faint">{t('calendar.setHow')}</p>
      <p className="trouble" role="alert">
        {trouble}
      </p>
    </form>
  );
}
