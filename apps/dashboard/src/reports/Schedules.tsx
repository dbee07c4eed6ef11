import { REPORT_PERIODS, type ReportPeriod, type ReportSchedule } from '@nhip-xa/contract';
import { momentText } from '@nhip-xa/domain';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ChoiceField, NewForm, TextField } from '../admin/fields';
import { Asked } from '../admin/Asked';
import { useMe } from '../shell/me';
import { Empty, Loading, Trouble } from '../shell/states';
import {
  changeSchedule,
  makeSchedule,
  mayMakeReports,
  removeSchedule,
  schedulesQuery,
} from './report-queries';

/** When a report is usually wanted: before the first meeting of the day. */
const USUAL_TIME = '07:00';

/** When reports are made by themselves, so that nobody has to write them. */
export function Schedules({ unit }: { unit: string }): ReactElement {
  const { t, language } = useTexts();
  const { role } = useMe();
  const queries = useQueryClient();
  const schedules = useQuery(schedulesQuery(unit));
  const items = schedules.data?.items;
  const free = REPORT_PERIODS.filter((period) => !items?.some((one) => one.period === period));
  const again = () => queries.invalidateQueries({ queryKey: ['report-schedules', unit] });
  const add = async (values: Record<string, string>): Promise<void> => {
    const { period = 'day', at = USUAL_TIME } = values;
    const body = { unit, period: period as ReportPeriod, at, lang: language, enabled: true };
    await makeSchedule(body);
    await again();
  };
  return (
    <section className="panel" aria-labelledby="reports-schedules">
      <h2 id="reports-schedules">{t('reports.schedules')}</h2>
      {schedules.error ? (
        <Trouble error={schedules.error} retry={() => void schedules.refetch()} />
      ) : null}
      {!schedules.error && !items ? <Loading rows={2} /> : null}
      {items?.length === 0 ? <Empty>{t('reports.schedulesNone')}</Empty> : null}
      {items && items.length > 0 ? (
        <ul className="reports-list">
          {items.map((schedule) => (
            <Schedule key={schedule.id} schedule={schedule} done={again} />
          ))}
        </ul>
      ) : null}
      {items && free.length > 0 && mayMakeReports(role) ? (
        <NewForm title={t('reports.scheduleNew')} act={t('reports.scheduleAdd')} send={add}>
          <ChoiceField
            name="period"
            label={t('reports.period')}
            choices={free.map((value) => ({ value, text: t(`reports.period.${value}`) }))}
          />
          <TextField
            name="at"
            label={t('reports.scheduleAt')}
            how={t('reports.scheduleAtHow')}
            pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
            defaultValue={USUAL_TIME}
            required
          />
        </NewForm>
      ) : null}
    </section>
  );
}

interface ScheduleProps {
  schedule: ReportSchedule;
  done: () => Promise<unknown>;
}

function Schedule({ schedule, done }: ScheduleProps): ReactElement {
  const { t } = useTexts();
  const { role } = useMe();
  const { id, period, at, enabled, nextAt } = schedule;
  const name = t(`reports.period.${period}`);
  return (
    <li data-schedule={period}>
      <strong>{name}</strong>
      <span>{t(`reports.when.${period}`, { at })}</span>
      <span className="faint">
        {nextAt === null ? t('reports.off') : t('reports.next', { moment: momentText(nextAt) })}
      </span>
      {mayMakeReports(role) ? (
        <span className="reports-list__acts">
          <button
            type="button"
            className="button"
            onClick={() => void changeSchedule(id, { enabled: !enabled }).then(done)}
          >
            {t(enabled ? 'reports.switchOff' : 'reports.switchOn')}
            <span className="visually-hidden"> {name}</span>
          </button>
          <Asked
            act={t('reports.scheduleRemove')}
            question={t('reports.scheduleQuestion', { period: name })}
            done={() => removeSchedule(id).then(done)}
          />
        </span>
      ) : null}
    </li>
  );
}
