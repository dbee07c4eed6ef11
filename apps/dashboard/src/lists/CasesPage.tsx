import { CASE_COLUMNS, CASE_SORTS, type CaseColumn, type CaseFact } from '@nhip-xa/contract';
import { CASE_KINDS, caseKind, caseStanding, listWord } from '@nhip-xa/domain';
import { useWatch } from '@nhip-xa/web-live';
import type { WordsOf } from '@nhip-xa/web-api';
import { useTexts, type Texts } from '@nhip-xa/web-ui';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import { SourceLink } from '../shell/SourceLink';
import { FilterPeriod, FilterSelect, FilterText, ListFilters } from '../table/ListFilters';
import { spanIn } from '../table/list-period';
import { useListState, type ListSearch, type ListState } from '../table/list-search';
import { ListView } from '../table/ListView';
import { columnsOf, momentOf, unitLink } from './cells';
import { ListHead } from './ListHead';
import { casesOf, fileOf } from './list-queries';

const USUAL: readonly CaseColumn[] = [
  'id',
  'kind',
  'state',
  'standing',
  'unit',
  'procedure',
  'openedAt',
  'effectiveDueAt',
];
const USUAL_SORT = '-openedAt';

/** How a case stands against its time, as the API is asked for it. */
const STANDINGS = {
  open: { open: 'true' },
  overdue: { overdue: 'true' },
  late: { late: 'true' },
  closed: { open: 'false' },
} as const;
type Standing = keyof typeof STANDINGS;
const standingsOf = Object.keys(STANDINGS) as Standing[];

/** Cases of a unit and those below it. */
export function CasesPage(): ReactElement {
  const { unit } = useParams({ from: '/console/u/$unit/cases' });
  const texts = useTexts();
  const { t, language } = texts;
  const list = useListState();
  const [nowMs, setNowMs] = useState(() => Date.now());
  useWatch([unit]);
  const columns = useMemo(() => caseColumns(texts), [texts]);
  const asked = askedOf(unit, list.search, nowMs);
  return (
    <>
      <ListHead unit={unit} title="list.cases" />
      <ListView
        name="cases"
        label={t('list.cases')}
        list={list}
        source={casesOf(asked)}
        columns={columns}
        usualColumns={USUAL}
        usualSort={USUAL_SORT}
        empty={t('list.emptyCases')}
        filters={<CaseFilters list={list} />}
        file={fileOf('/api/v1/cases/export', asked, language)}
        renew={() => setNowMs(Date.now())}
      />
    </>
  );
}

function askedOf(unit: string, search: ListSearch, nowMs: number): WordsOf<'/api/v1/cases'> {
  const { kind, state, procedure, channel, source, q, sort = USUAL_SORT } = search;
  const standing = standingsOf.find((name) => name === search.standing);
  return {
    ...{ unit, kind, state, procedure, channel, source, q, sort },
    ...(standing === undefined ? {} : STANDINGS[standing]),
    ...spanIn(search, 'all', nowMs),
  };
}

function CaseFilters({ list }: { list: ListState }): ReactElement {
  const { t, word, language } = useTexts();
  const { kind } = list.search;
  const kinds = kind === undefined ? Object.values(CASE_KINDS) : [caseKind(kind)];
  const states = [...new Set(kinds.flatMap((one) => Object.keys(one?.states ?? {})))];
  const channels = ['online', 'counter', 'post'];
  return (
    <ListFilters list={list}>
      <FilterSelect
        list={list}
        name="kind"
        label="list.kind"
        choices={Object.keys(CASE_KINDS).map((name) => [name, word('caseKind', name)])}
        also={{ state: '' }}
      />
      <FilterSelect
        list={list}
        name="standing"
        label="list.standing"
        choices={standingsOf.map((name) => [name, t(`list.standing.${name}`)])}
      />
      <FilterSelect
        list={list}
        name="state"
        label="list.state"
        choices={states.map((name) => [name, word('state', name)])}
      />
      <FilterPeriod list={list} usual="all" label="list.periodOpened" />
      <FilterText list={list} name="q" label="list.search" hint="list.searchHow" />
      {kind === undefined || kind === 'dossier' ? (
        <>
          <FilterText list={list} name="procedure" label="list.procedure" />
          <FilterSelect
            list={list}
            name="channel"
            label="list.channel"
            choices={channels.map((name) => [name, listWord('channel', name, language)])}
          />
        </>
      ) : null}
    </ListFilters>
  );
}

const said = (value: unknown): string => (typeof value === 'string' ? value : '');

const caseColumns = ({ word, language }: Texts) =>
  columnsOf<CaseFact, CaseColumn>('cases', CASE_COLUMNS, CASE_SORTS, language, {
    id: {
      width: 245,
      cell: ({ unit, kind, id }) => (
        <Link to="/u/$unit/case/$kind/$id" params={{ unit, kind, id }} title={id}>
          {id}
        </Link>
      ),
    },
    kind: {
      width: 165,
      cell: ({ kind }) => <span title={word('caseKind', kind)}>{word('caseKind', kind)}</span>,
    },
    state: { width: 135, cell: ({ state }) => (state === null ? '–' : word('state', state)) },
    standing: {
      width: 140,
      cell: (fact) => {
        const standing = caseStanding(fact);
        const text = listWord('standing', standing, language);
        const isBad = standing === 'overdue' || standing === 'late';
        return isBad ? <strong className="late-mark">{text}</strong> : text;
      },
    },
    unit: { width: 175, cell: ({ unit }) => unitLink(unit) },
    procedure: {
      width: 130,
      cell: ({ attributes }) => {
        const procedure = said(attributes['procedure']);
        return <span title={procedure}>{procedure}</span>;
      },
    },
    channel: {
      width: 120,
      cell: ({ attributes }) => listWord('channel', said(attributes['channel']), language),
    },
    openedAt: { width: 178, cell: ({ openedAt }) => momentOf(openedAt) },
    acceptedAt: { width: 178, cell: ({ acceptedAt }) => momentOf(acceptedAt) },
    effectiveDueAt: { width: 178, cell: ({ effectiveDueAt }) => momentOf(effectiveDueAt) },
    closedAt: { width: 178, cell: ({ closedAt }) => momentOf(closedAt) },
    category: { width: 130, cell: ({ category }) => category },
    severity: {
      width: 120,
      cell: ({ severity }) => (severity === null ? '' : word('severity', severity)),
    },
    village: { width: 130, cell: ({ village }) => village },
    source: {
      width: 190,
      cell: ({ source }) =>
        source === null ? '' : <SourceLink source={source}>{source}</SourceLink>,
    },
    receivedBy: {
      width: 170,
      cell: ({ receivedBy }) => (receivedBy === null ? '' : unitLink(receivedBy)),
    },
  });
