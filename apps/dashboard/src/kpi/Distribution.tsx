import type { KpiDistribution } from '@nhip-xa/contract';
import { Chart, histogramBars, histogramOption, type ChartColours } from '@nhip-xa/web-charts';
import { NO_NUMBER, formatNumber, useTexts, type Texts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useCallback, type ReactElement } from 'react';
import { distributionQuery } from '../api/insight-queries';
import { frameOf } from '../shell/chart-frame';
import { Empty, Loading, Trouble } from '../shell/states';
import { ChartOrTable } from './ChartTable';
import type { HistoryProps } from './history-props';
import type { Span } from './use-span';
import { ZoomButtons } from './ZoomButtons';

/** How long the closed cases of the span took, in working days. */
export function Distribution({ value, span }: HistoryProps & { span: Span }): ReactElement {
  const words = useTexts();
  const { t } = words;
  const { fromMs, toMs } = span;
  const found = useQuery(distributionQuery(value.unit, value.kpi, fromMs, toMs));
  if (found.error) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  const told = found.data;
  const bins = told?.bins ?? [];
  const tardy = bins.reduce((sum, { late }) => sum + late, 0);
  const inTime = bins.reduce((sum, { count }) => sum + count, 0) - tardy;
  return (
    <>
      {told ? null : <Loading rows={1} tall />}
      {told?.closed === 0 ? <Empty>{t('distribution.none')}</Empty> : null}
      {told && told.closed > 0 ? (
        <>
          <p>{essence(told, words)}</p>
          <ChartOrTable chart={<Bars told={told} />} table={() => <BarTable told={told} />} />
          <p className="bars-key">
            <span>
              <i data-late="false" aria-hidden="true" />{' '}
              {t('distribution.keyInTime', { count: inTime })}
            </span>
            <span>
              <i data-late="true" aria-hidden="true" />{' '}
              {t('distribution.keyLate', { count: tardy })}
            </span>
          </p>
          <p className="faint">
            {t('distribution.day', { hours: formatNumber(told.dayMinutes / 60, words.language) })}
          </p>
        </>
      ) : null}
      <ZoomButtons span={span} />
    </>
  );
}

const daysOf = (minutes: number | null, told: KpiDistribution, { t, language }: Texts): string =>
  minutes === null
    ? NO_NUMBER
    : t('distribution.days', { days: formatNumber(minutes / told.dayMinutes, language) });

/** The distribution in one sentence: how many, the middle, nine tenths, and the share that was late. */
function essence(told: KpiDistribution, words: Texts): string {
  const { t, language } = words;
  const share = told.due === 0 ? null : (100 * (told.due - told.late)) / told.due;
  return [
    t('distribution.essence', {
      count: told.closed,
      median: daysOf(told.medianMinutes, told, words),
      most: daysOf(told.p90Minutes, told, words),
    }),
    share === null
      ? t('distribution.noDue')
      : t('distribution.inTime', { share: formatNumber(share, language) }),
    ...(told.untimed > 0 ? [t('distribution.untimed', { count: told.untimed })] : []),
  ].join(' ');
}

const dayWords = (day: number, last: boolean, told: KpiDistribution): string =>
  last && told.bins.at(-1)?.day === day && day === LAST_BIN ? `${day}+` : `${day}–${day + 1}`;
/** [contract LIMITS.distributionBins] what took as long or longer is in one bar. */
const LAST_BIN = 30;

function Bars({ told }: { told: KpiDistribution }): ReactElement {
  const words = useTexts();
  const { t, language } = words;
  const build = useCallback(
    (colours: ChartColours) =>
      histogramOption({
        ...frameOf({ fromMs: 0, toMs: 1, language, colours, uom: null }),
        distribution: told,
        words: {
          day: (day, last) => dayWords(day, last, told),
          median: t('distribution.median', { days: daysOf(told.medianMinutes, told, words) }),
          inTime: t('distribution.barInTime'),
          late: t('distribution.barLate'),
          axis: t('distribution.axis'),
        },
      }),
    [told, words, t, language],
  );
  return <Chart build={build} label={essence(told, words)} />;
}

function BarTable({ told }: { told: KpiDistribution }): ReactElement {
  const { t, language } = useTexts();
  const bars = histogramBars(told);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('distribution.axis')}</th>
          <th scope="col">{t('distribution.count')}</th>
          <th scope="col">{t('distribution.barLate')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ day, count, late }, index) => (
          <tr key={day}>
            <td data-label={t('distribution.axis')}>
              {dayWords(day, index === bars.length - 1, told)}
            </td>
            <td data-label={t('distribution.count')}>{formatNumber(count, language)}</td>
            <td data-label={t('distribution.barLate')}>{formatNumber(late, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
