import { READING_COLUMNS, READING_SORTS, unitOfKey, type ReadingColumn } from '@nhip-xa/contract';
import { formatNumber, useTexts, type Texts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import { sourceQuery } from '../api/queries';
import { PageTitle, UnitCrumbs } from '../shell/PageHead';
import { Trouble } from '../shell/states';
import { metricUnit } from '../source/metric-unit';
import { MetricName, metricWords } from '../source/MetricName';
import { FilterPeriod, FilterSelect, ListFilters } from '../table/ListFilters';
import { spanIn } from '../table/list-period';
import { useListState } from '../table/list-search';
import { ListView } from '../table/ListView';
import { columnsOf, momentOf, unitLink } from './cells';
import { readingsFile, readingsOf, type Reading } from './list-queries';

const USUAL: readonly ReadingColumn[] = ['at', 'metric', 'value'];
const USUAL_SORT = '-at';
const USUAL_PERIOD = '24h';

/** The readings of a source, one by one. */
export function ReadingsPage(): ReactElement {
  const { key } = useParams({ from: '/console/s/$key/readings' });
  const texts = useTexts();
  const { t, language } = texts;
  const list = useListState();
  const [nowMs, setNowMs] = useState(() => Date.now());
  const found = useQuery(sourceQuery(key));
  const columns = useMemo(() => readingColumns(texts), [texts]);
  const { metric, sort = USUAL_SORT } = list.search;
  const asked = { metric, ...spanIn(list.search, USUAL_PERIOD, nowMs) };
  if (found.error) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  const metrics = found.data?.metrics ?? [];
  return (
    <>
      <UnitCrumbs unit={unitOfKey(key)} within />
      <PageTitle title={t('list.readings')}>
        <Link to="/s/$key" params={{ key }}>
          {found.data?.name ?? key}
        </Link>
      </PageTitle>
      <ListView
        name="readings"
        label={t('list.readings')}
        list={list}
        source={readingsOf(key, { ...asked, sort })}
        columns={columns}
        usualColumns={USUAL}
        usualSort={USUAL_SORT}
        empty={t('list.emptyReadings')}
        filters={
          <ListFilters list={list}>
            <FilterSelect
              list={list}
              name="metric"
              label="list.metric"
              choices={metrics.map((one) => [one.metric, metricWords(one.metric, texts)])}
            />
            <FilterPeriod list={list} usual={USUAL_PERIOD} label="list.period" bounded />
          </ListFilters>
        }
        file={readingsFile(key, asked, language)}
        renew={() => setNowMs(Date.now())}
      />
    </>
  );
}

const readingColumns = ({ language }: Texts) =>
  columnsOf<Reading, ReadingColumn>('readings', READING_COLUMNS, READING_SORTS, language, {
    at: { width: 215, cell: ({ at }) => momentOf(at, true) },
    metric: { width: 260, cell: ({ metric }) => <MetricName metric={metric} /> },
    value: {
      width: 160,
      numeric: true,
      lead: true,
      cell: ({ value, metric }) =>
        `${formatNumber(value, language, 6)} ${metricUnit(metric)}`.trim(),
    },
    commune: {
      width: 180,
      cell: ({ commune }) => (commune === undefined ? '' : unitLink(commune)),
    },
  });
