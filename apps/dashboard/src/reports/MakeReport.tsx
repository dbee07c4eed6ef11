import { REPORT_PERIODS, type ReportPeriod } from '@nhip-xa/contract';
import { isoDay, isoOfMs, localDay, periodText, reportSpan } from '@nhip-xa/domain';
import { DateInput } from '@nhip-xa/web-controls';
import { useNow, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { Asked } from '../admin/Asked';
import { refusalWords } from '../admin/fields';
import { HistoryBand } from '../shell/HistoryBand';
import { useUnfinishedPast } from '../shell/history-state';
import { makeReport } from './report-queries';

/** Makes the report of any period that has begun, at once. */
export function MakeReport({ unit }: { unit: string }): ReactElement {
  const { t, language } = useTexts();
  const now = useNow(60_000);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const today = isoDay(localDay(now));
  const [period, setPeriod] = useState<ReportPeriod>('day');
  const [day, setDay] = useState<string>(isoDay(localDay(now) - 1));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const span = reportSpan(period, day);
  const ends = { from: isoOfMs(span.fromMs), to: isoOfMs(span.toMs) };
  const which = periodText({ period, ...ends, complete: span.toMs <= now }, language);
  const unfinished = useUnfinishedPast(unit, span.toMs);
  const make = async (): Promise<void> => {
    const { id } = await makeReport({ unit, period, of: span.of, lang: language });
    await queries.invalidateQueries({ queryKey: ['reports', unit] });
    await navigate({ to: '/u/$unit/reports/$id', params: { unit, id } });
  };
  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (unfinished) return;
    setBusy(true);
    setTrouble('');
    try {
      await make();
    } catch (error) {
      setTrouble(refusalWords(error as Error, t));
      setBusy(false);
    }
  };
  return (
    <form
      className="panel reports-make"
      aria-label={t('reports.make')}
      onSubmit={(event) => void submit(event)}
    >
      <label className="field">
        {t('reports.period')}
        <select value={period} onChange={({ target }) => setPeriod(target.value as ReportPeriod)}>
          {REPORT_PERIODS.map((one) => (
            <option key={one} value={one}>
              {t(`reports.period.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <DateInput
        label={t('reports.day')}
        value={day}
        maxDate={today}
        valueFormat="DD/MM/YYYY"
        onChange={(value) => value && setDay(value.slice(0, 10))}
      />
      {unfinished ? (
        <Asked
          act={t('reports.makeNow')}
          question={t('reports.unfinishedAsk', { ...unfinished })}
          isMain
          done={make}
          refused={(error) => refusalWords(error, t)}
        />
      ) : (
        <button type="submit" className="button button--main" disabled={busy}>
          {t('reports.makeNow')}
        </button>
      )}
      <p role="status" className="reports-make__which">
        {busy ? t('reports.making') : t('reports.which', { period: which })}
      </p>
      <HistoryBand unit={unit} untilMs={span.toMs} />
      <p className="trouble" role="alert">
        {trouble}
      </p>
    </form>
  );
}
