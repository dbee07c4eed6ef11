import { EVENT_COLUMNS, EVENT_SORTS, type EventColumn, type EventFact } from '@nhip-xa/contract';
import { useWatch } from '@nhip-xa/web-live';
import { formatNumber, useTexts, type Texts } from '@nhip-xa/web-ui';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import { SourceLink } from '../shell/SourceLink';
import { UnitLabel } from '../shell/UnitLabel';
import { FilterPeriod, FilterText, ListFilters } from '../table/ListFilters';
import { spanIn } from '../table/list-period';
import { useListState, type ListSearch, type ListState } from '../table/list-search';
import { ListView } from '../table/ListView';
import { columnsOf, momentOf, unitLink } from './cells';
import { ListHead } from './ListHead';
import { eventsOf, fileOf } from './list-queries';

const USUAL: readonly EventColumn[] = ['at', 'type', 'id', 'unit', 'source', 'amount'];
const USUAL_SORT = '-at';
const USUAL_PERIOD = '30d';

/** [contract 2, the event types]; any other is offered by being typed. */
const TYPES = [
  'trade.order',
  'telehealth.session',
  'learning.session',
  'assist.visit',
  'notice.delivery',
  'value.entry',
  'cost.entry',
  'broadcast.play',
  'meeting.session',
  'sync.report',
  'post.delivery',
  'procedure.published',
  'web.post',
  'job.match',
  'farm.spraying',
] as const;

/** Events of a unit and those below it. */
export function EventsPage(): ReactElement {
  const { unit } = useParams({ from: '/console/u/$unit/events' });
  const texts = useTexts();
  const { t, language } = texts;
  const list = useListState();
  const [nowMs, setNowMs] = useState(() => Date.now());
  useWatch([unit]);
  const columns = useMemo(() => eventColumns(texts), [texts]);
  const asked = askedOf(unit, list.search, nowMs);
  return (
    <>
      <ListHead unit={unit} title="list.events" />
      <ListView
        name="events"
        label={t('list.events')}
        list={list}
        source={eventsOf(asked)}
        columns={columns}
        usualColumns={USUAL}
        usualSort={USUAL_SORT}
        empty={t('list.emptyEvents')}
        filters={<EventFilters list={list} />}
        file={fileOf('/api/v1/events/export', asked, language)}
        renew={() => setNowMs(Date.now())}
      />
    </>
  );
}

const askedOf = (unit: string, search: ListSearch, nowMs: number) => ({
  unit,
  type: search.type,
  source: search.source,
  q: search.q,
  sort: search.sort ?? USUAL_SORT,
  ...spanIn(search, USUAL_PERIOD, nowMs),
});

function EventFilters({ list }: { list: ListState }): ReactElement {
  const { word } = useTexts();
  const types = TYPES.map((type) => [type, word('eventType', type)] as const);
  return (
    <ListFilters list={list}>
      <FilterText list={list} name="type" label="list.type" choices={types} />
      <FilterPeriod list={list} usual={USUAL_PERIOD} label="list.period" />
      <FilterText list={list} name="source" label="list.source" />
      <FilterText list={list} name="q" label="list.search" hint="list.searchHow" />
    </ListFilters>
  );
}

/** Events whose amount is of đồng; of all others it is a count. */
const MONEY: readonly string[] = ['trade.order', 'value.entry', 'cost.entry'];
const isMoney = (type: string): boolean => MONEY.includes(type);

const eventColumns = ({ language, word }: Texts) =>
  columnsOf<EventFact, EventColumn>('events', EVENT_COLUMNS, EVENT_SORTS, language, {
    at: { width: 215, cell: ({ ts }) => momentOf(ts, true) },
    type: {
      width: 170,
      lead: true,
      cell: ({ type }) => <span title={type}>{word('eventType', type)}</span>,
    },
    id: { width: 220, long: true, cell: ({ id }) => <span title={id}>{id}</span> },
    unit: { width: 170, cell: ({ unit }) => unitLink(unit) },
    source: { width: 210, cell: ({ source }) => <SourceLink source={source}>{source}</SourceLink> },
    amount: {
      width: 150,
      narrow: 96,
      numeric: true,
      lead: true,
      cell: ({ type, amount }) =>
        amount === null
          ? ''
          : `${formatNumber(amount, language, 3)}${isMoney(type) ? '\u00a0₫' : ''}`,
    },
    village: { width: 130, cell: ({ village }) => village && <UnitLabel code={village} /> },
    receivedAt: { width: 215, cell: ({ receivedAt }) => momentOf(receivedAt, true) },
  });
