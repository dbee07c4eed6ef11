import type { Source } from '@nhip-xa/contract';
import { Chart, readingsOption, type ChartColours } from '@nhip-xa/web-charts';
import { Age, formatNumber, useTexts, type Texts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, type ReactElement } from 'react';
import { periodOf, type Period } from '../api/periods';
import { readingsQuery } from '../api/queries';
import { PeriodChoice } from '../shell/PeriodChoice';
import { frameOf } from '../shell/chart-frame';
import { usePast } from '../shell/past';
import { isYesOrNo, metricUnit } from './metric-unit';
import { MetricName } from './MetricName';
import { Empty, Loading, Trouble } from '../shell/states';

/** What a source measured: its metrics, and the readings of the one that the address names. */
export function Readings({ source }: { source: Source }): ReactElement {
  const { t, word } = useTexts();
  const search = useSearch({ from: '/console/s/$key' });
  const navigate = useNavigate({ from: '/s/$key' });
  const metrics = source.metrics ?? [];
  const chosen = metrics.find(({ metric }) => metric === search.metric) ?? mainMetric(metrics);
  const period = periodOf(search.period);
  const choose = (change: { metric?: string; period?: Period }): void => {
    void navigate({
      search: (before) => ({ ...before, ...change }),
      replace: true,
      resetScroll: false,
    });
  };
  if (!chosen) {
    return (
      <section className="panel" aria-labelledby="metrics-none">
        <h2 id="metrics-none">{t('source.metrics')}</h2>
        <Empty>{t('source.metricsNone')}</Empty>
      </section>
    );
  }
  return (
    <div className="halves halves--chart">
      <MetricList source={source} chosen={chosen.metric} choose={(metric) => choose({ metric })} />
      <section className="panel" aria-labelledby="readings">
        <div className="section-head">
          <h2 id="readings">
            {t('source.readings')} · {word('metric', chosen.metric)}
          </h2>
          <Link
            to="/s/$key/readings"
            params={{ key: source.key }}
            search={{ metric: chosen.metric }}
          >
            {t('list.readings')}
          </Link>
          <PeriodChoice period={period} choose={(name) => choose({ period: name })} />
        </div>
        <ReadingsChart source={source} metric={chosen.metric} period={period} />
      </section>
    </div>
  );
}

/** How a device itself fares is not what it is there to measure. */
const OF_THE_DEVICE = new Set(['battery', 'rssi']);

function mainMetric<T extends { metric: string }>(metrics: readonly T[]): T | undefined {
  return metrics.find(({ metric }) => !OF_THE_DEVICE.has(metric)) ?? metrics[0];
}

interface MetricListProps {
  source: Source;
  chosen: string;
  choose: (metric: string) => void;
}

function MetricList({ source, chosen, choose }: MetricListProps): ReactElement {
  const { t, word, language } = useTexts();
  const shown = (metric: string, value: number): string =>
    yesOrNo(metric, value, word) ??
    `${formatNumber(value, language, 3)} ${metricUnit(metric)}`.trim();
  return (
    <section className="panel" aria-labelledby="metrics">
      <h2 id="metrics">{t('source.metrics')}</h2>
      <ul className="rows rows--choice metrics">
        {source.metrics?.map(({ metric, at, value }) => (
          <li key={metric}>
            <button
              type="button"
              className="plain"
              aria-pressed={metric === chosen}
              onClick={() => choose(metric)}
            >
              <MetricName metric={metric} />
            </button>
            <strong>{shown(metric, value)}</strong>
            <span className="faint">
              <Age at={at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Something answers or does not: said in a word. */
const yesOrNo = (metric: string, value: number, word: Texts['word']): string | null =>
  isYesOrNo(metric) && (value === 0 || value === 1)
    ? word('attribute', value === 1 ? 'yes' : 'no')
    : null;

interface ReadingsChartProps {
  source: Source;
  metric: string;
  period: Period;
}

function ReadingsChart({ source, metric, period }: ReadingsChartProps): ReactElement {
  const { t, language, word } = useTexts();
  const readings = useQuery(readingsQuery(source.key, metric, period, usePast()));
  const { data } = readings;
  const heartbeatMs = source.heartbeatSeconds * 1_000;
  const build = useCallback(
    (colours: ChartColours) => {
      const frame = frameOf({
        fromMs: data?.fromMs ?? 0,
        toMs: data?.toMs ?? 1,
        language,
        colours,
        uom: null,
        unit: metricUnit(metric),
      });
      return readingsOption({
        ...frame,
        format: (value) => yesOrNo(metric, value, word) ?? frame.format(value),
        steps: data?.steps ?? [],
        stepMs: data?.stepMs ?? 1,
        heartbeatMs,
        ...(isYesOrNo(metric) && { extent: { min: 0, max: 1 } }),
      });
    },
    [data, language, metric, heartbeatMs, word],
  );
  if (readings.error) {
    return <Trouble error={readings.error} retry={() => void readings.refetch()} />;
  }
  if (!data) return <Loading rows={1} tall />;
  if (data.steps.length === 0) return <Empty>{t('kpi.historyEmpty')}</Empty>;
  return <Chart build={build} label={`${t('source.readings')} · ${word('metric', metric)}`} />;
}
