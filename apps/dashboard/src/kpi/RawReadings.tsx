import { Chart, rawOption, type ChartColours } from '@nhip-xa/web-charts';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { rawQuery } from '../api/insight-queries';
import { evidenceQuery } from '../api/kpi-queries';
import { frameOf } from '../shell/chart-frame';
import { usePast } from '../shell/past';
import { Empty, Loading } from '../shell/states';
import { ChartOrTable, NumberTable } from './ChartTable';
import type { HistoryProps } from './history-props';
import { tableRows } from './led';
import { rawMetric } from './raw-metric';
import type { Span } from './use-span';
import { RAW_MOST_MS } from './zoom';

/** Sources whose readings are drawn at once. */
const SOURCES_MOST = 6;

/** At the finest level of a KPI over readings: what its reporting sources sent, one by one. */
export function RawReadings(props: HistoryProps & { span: Span }): ReactElement | null {
  const metric = rawMetric(props.definition);
  const { fromMs, toMs } = props.span;
  if (metric === undefined || toMs - fromMs > RAW_MOST_MS) return null;
  return <Raw {...props} metric={metric} />;
}

const NUMERATOR = { side: 'numerator' } as const;

function Raw({ value, span, metric }: HistoryProps & { span: Span; metric: string }): ReactElement {
  const { t, word, language } = useTexts();
  const { fromMs, toMs } = span;
  const { data } = useInfiniteQuery(evidenceQuery(value.unit, value.kpi, NUMERATOR, usePast()));
  const reporting = data?.pages[0]?.sources.filter(({ reports }) => reports);
  const keys = (reporting ?? []).slice(0, SOURCES_MOST).map(({ key }) => key);
  const found = useQueries({ queries: keys.map((key) => rawQuery(key, metric, fromMs, toMs)) });
  const sources = found.flatMap((one, index) =>
    one.data ? [{ name: keys[index] ?? '', readings: one.data.readings }] : [],
  );
  const build = (colours: ChartColours) =>
    rawOption({ ...frameOf({ fromMs, toMs, language, colours, uom: null }), sources });
  const waiting = !reporting || found.some(({ isPending }) => isPending);
  const some = sources.some(({ readings }) => readings.length > 0);
  const columns = sources.map(({ name, readings }) => ({
    name,
    points: readings.map(({ at, value: number }) => ({
      at,
      value: number,
      status: 'good' as const,
    })),
  }));
  return (
    <section className="raw" aria-labelledby="raw">
      <h3 id="raw">{t('raw.title', { metric: word('metric', metric) })}</h3>
      {waiting ? <Loading rows={1} tall /> : null}
      {!waiting && !some ? <Empty>{t('raw.none')}</Empty> : null}
      {!waiting && some ? (
        <ChartOrTable
          chart={<Chart build={build} label={t('raw.essence', { count: sources.length })} />}
          table={() => (
            <NumberTable
              names={keys}
              rows={tableRows(columns)}
              format={(number) => formatNumber(number, language, 3)}
            />
          )}
        />
      ) : null}
      {found.some((one) => one.data?.more) ? <p className="faint">{t('raw.more')}</p> : null}
    </section>
  );
}
