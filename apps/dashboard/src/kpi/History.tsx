import type { KpiPoint, KpiValue } from '@nhip-xa/contract';
import {
  Chart,
  historyOption,
  markLines,
  versionChanges,
  type ChartColours,
} from '@nhip-xa/web-charts';
import { useLive } from '@nhip-xa/web-live';
import { dateTime, formatValue, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactElement } from 'react';
import { periodOf, type Period } from '../api/periods';
import { historyQuery } from '../api/kpi-queries';
import { PeriodChoice } from '../shell/PeriodChoice';
import type { Definition } from '../shell/definitions';
import { frameOf } from '../shell/chart-frame';
import { usePast } from '../shell/past';
import { standing } from '../shell/standing';
import { Empty, Loading, Trouble } from '../shell/states';

interface HistoryProps {
  value: KpiValue;
  definition: Definition;
}

/** How the number went, over a period that stands in the address. */
export function History({ value, definition }: HistoryProps): ReactElement {
  const { t } = useTexts();
  const search = useSearch({ from: '/console/u/$unit/kpi/$kpi' });
  const navigate = useNavigate({ from: '/u/$unit/kpi/$kpi' });
  const period = periodOf(search.period);
  const choose = (chosen: Period): void => {
    void navigate({
      search: (before) => ({ ...before, period: chosen }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <section className="panel" aria-labelledby="history">
      <div className="section-head">
        <h2 id="history">{t('kpi.history')}</h2>
        <PeriodChoice period={period} choose={choose} />
      </div>
      <HistoryChart value={value} definition={definition} period={period} />
    </section>
  );
}

function HistoryChart({
  value,
  definition,
  period,
}: HistoryProps & { period: Period }): ReactElement {
  const { t, language } = useTexts();
  const atMs = usePast();
  const history = useQuery(historyQuery(value.unit, value.kpi, period, atMs));
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(60_000, offsetMs);
  const fromMs = history.data?.fromMs ?? 0;
  const toMs = Math.max(history.data?.toMs ?? 1, Date.parse(value.at), now);
  const points = useMemo(
    () => standing(history.data?.points ?? [], value, { fromMs, nowMs: toMs }),
    [history.data, value, fromMs, toMs],
  );
  const build = useCallback(
    (colours: ChartColours) =>
      historyOption({
        ...frameOf({ fromMs, toMs, language, colours, uom: definition.uom }),
        points,
        stepped: definition.rollUp !== 'ratio',
        version: (version) => t('kpi.versionMark', { version }),
        lines: markLines(definition, {
          target: t('unit.target'),
          warning: t('status.warning').toLowerCase(),
          critical: t('status.critical').toLowerCase(),
        }),
      }),
    [points, definition, language, fromMs, toMs, t],
  );
  if (history.error) return <Trouble error={history.error} retry={() => void history.refetch()} />;
  if (!history.data) return <Loading rows={1} tall />;
  if (points.every((point) => point.value === null)) return <Empty>{t('kpi.historyEmpty')}</Empty>;
  const shown = formatValue(value.value, value.uom, language);
  return (
    <>
      <Chart build={build} label={`${definition.name[language]}: ${shown.text} ${shown.unit}`} />
      <ChartNotes points={points} />
    </>
  );
}

/** What the marks on the line mean; nothing where there are none. */
function ChartNotes({ points }: { points: readonly KpiPoint[] }): ReactElement {
  const { t } = useTexts();
  return (
    <>
      {points.some(({ corrected }) => corrected) ? (
        <p className="faint">{t('kpi.correctedMark')}</p>
      ) : null}
      {versionChanges(points).map(({ ms, version }) => (
        <p key={ms} className="faint">
          {t('kpi.versionLine', { version, moment: dateTime(ms) })}
        </p>
      ))}
    </>
  );
}
