import type { CalendarYear, ClockSpan, WeekHours } from '@nhip-xa/contract';
import { isoDay, localDay } from '@nhip-xa/domain';
import { useLive } from '@nhip-xa/web-live';
import { date, typedMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { NewForm, TextField, WrongField } from '../admin/fields';
import { api } from '../api/http';
import { Empty } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { typedSpans } from './typed-spans';
import { readableDay } from './year-view';

interface OfficeHoursProps {
  calendar: CalendarYear;
  mayWrite: boolean;
}

/** When the offices are open, since when, and who said so. */
export function OfficeHours({ calendar, mayWrite }: OfficeHoursProps): ReactElement {
  const { t } = useTexts();
  const { unit, hoursToday, officeHours } = calendar;
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['calendar'] });
  const remove = async (from: string): Promise<void> => {
    const body = { unit, from, hours: null };
    await api.PUT('/api/v1/calendar/office-hours', { body });
    await refresh();
  };
  return (
    <section className="panel" aria-labelledby="office-hours">
      <h2 id="office-hours">{t('hours.title')}</h2>
      <p>
        {t('hours.today')} <Hours hours={hoursToday} />
      </p>
      <p className="faint">{t('hours.how')}</p>
      {officeHours.length === 0 ? <Empty>{t('hours.none')}</Empty> : null}
      <ul className="rows">
        {officeHours.map((entry) => (
          <li key={`${entry.unit} ${entry.from}`}>
            <span>
              <strong>{t('hours.from', { day: readableDay(entry.from) })}</strong>{' '}
              <Hours hours={entry} />
              <span className="line faint">
                <UnitLabel code={entry.unit} /> · {entry.by}
              </span>
            </span>
            {mayWrite && entry.unit === unit ? (
              <Asked
                act={t('hours.remove')}
                question={t('hours.removeAsk', { day: readableDay(entry.from) })}
                done={() => remove(entry.from)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayWrite ? <NewHours unit={unit} hours={hoursToday} done={refresh} /> : null}
    </section>
  );
}

const spansText = (spans: readonly ClockSpan[]): string =>
  spans.map(({ from, to }) => `${from}–${to}`).join(', ');

function Hours({ hours }: { hours: WeekHours }): ReactElement {
  const { t } = useTexts();
  const saturday = hours.saturday.length > 0 ? spansText(hours.saturday) : t('hours.closed');
  return <>{t('hours.words', { workday: spansText(hours.workday), saturday })}</>;
}

interface NewHoursProps {
  unit: string;
  hours: WeekHours;
  done: () => Promise<void>;
}

function NewHours({ unit, hours, done }: NewHoursProps): ReactElement {
  const { t } = useTexts();
  const nowMs = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  const send = async (values: Record<string, string>): Promise<void> => {
    const fromMs = typedMoment(`${values['from'] ?? ''} 00:00`, nowMs);
    if (fromMs === null) throw new WrongField(t('hours.dayWrong'));
    const workday = typedSpans(values['workday'] ?? '');
    const saturday = typedSpans(values['saturday'] ?? '');
    if (!workday || !saturday || workday.length === 0) throw new WrongField(t('hours.spansWrong'));
    const body = { unit, from: isoDay(localDay(fromMs)), hours: { workday, saturday } };
    await api.PUT('/api/v1/calendar/office-hours', { body });
    await done();
  };
  return (
    <NewForm title={t('hours.new')} send={send}>
      <TextField
        name="from"
        label={t('hours.since')}
        how={t('hours.dayHow')}
        defaultValue={date(nowMs)}
        required
      />
      <TextField
        name="workday"
        label={t('hours.workday')}
        how={t('hours.spansHow')}
        defaultValue={spansText(hours.workday)}
        required
      />
      <TextField
        name="saturday"
        label={t('hours.saturday')}
        how={t('hours.saturdayHow')}
        defaultValue={spansText(hours.saturday)}
      />
    </NewForm>
  );
}
