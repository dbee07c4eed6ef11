import {
  SOURCE_FLAGS,
  SOURCE_KINDS,
  SOURCE_LIST_COLUMNS,
  SOURCE_SORTS,
  type Source,
  type SourceListColumn,
} from '@nhip-xa/contract';
import { usePresence, useWatch } from '@nhip-xa/web-live';
import { Age, useTexts, type Texts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useCallback, useMemo, type ReactElement } from 'react';
import { UnderMaintenance } from '../source/UnderMaintenance';
import { UnitLabel } from '../shell/UnitLabel';
import { FilterSelect, FilterText, ListFilters } from '../table/ListFilters';
import { useListState, type ListSearch, type ListState } from '../table/list-search';
import { ListView } from '../table/ListView';
import { columnsOf, momentOf, unitLink } from './cells';
import { ListHead } from './ListHead';
import { fileOf, sourcesOf } from './list-queries';

const USUAL: readonly SourceListColumn[] = [
  'key',
  'name',
  'kind',
  'unit',
  'state',
  'heardAt',
  'flags',
];
const USUAL_SORT = 'key';
const PRESENCE = ['online', 'offline'] as const;

/** Sources of a unit and those below it. */
export function UnitSourcesPage(): ReactElement {
  const { unit } = useParams({ from: '/console/u/$unit/sources' });
  const texts = useTexts();
  const { t, language } = texts;
  const list = useListState();
  const queries = useQueryClient();
  useWatch([unit]);
  // who came or went is found at once; the rows wait for whoever reads them
  usePresence(
    useCallback(
      () =>
        void queries.invalidateQueries({
          predicate: ({ queryKey }) => queryKey[1] === 'sources' && queryKey.at(-1) === 'newest',
        }),
      [queries],
    ),
  );
  const columns = useMemo(() => sourceColumns(texts), [texts]);
  const asked = askedOf(unit, list.search);
  return (
    <>
      <ListHead unit={unit} title="list.sources" />
      <ListView
        name="sources"
        label={t('list.sources')}
        list={list}
        source={sourcesOf(asked)}
        columns={columns}
        usualColumns={USUAL}
        usualSort={USUAL_SORT}
        empty={t('list.emptySources')}
        filters={<SourceFilters list={list} />}
        file={fileOf('/api/v1/sources/list/export', asked, language)}
      />
    </>
  );
}

const askedOf = (unit: string, search: ListSearch) => ({
  unit,
  state: search.state,
  kind: search.kind,
  flag: search.flag,
  q: search.q,
  sort: search.sort ?? USUAL_SORT,
});

function SourceFilters({ list }: { list: ListState }): ReactElement {
  const { t, word } = useTexts();
  return (
    <ListFilters list={list}>
      <FilterSelect
        list={list}
        name="state"
        label="list.state"
        choices={PRESENCE.map((name) => [name, t(`source.${name}`)])}
      />
      <FilterSelect
        list={list}
        name="kind"
        label="list.kind"
        choices={SOURCE_KINDS.map((name) => [name, word('sourceKind', name)])}
      />
      <FilterSelect
        list={list}
        name="flag"
        label="list.flag"
        choices={SOURCE_FLAGS.map((name) => [name, word('flag', name)])}
      />
      <FilterText list={list} name="q" label="list.searchSource" />
    </ListFilters>
  );
}

const sourceColumns = ({ t, word, language }: Texts) =>
  columnsOf<Source, SourceListColumn>('sources', SOURCE_LIST_COLUMNS, SOURCE_SORTS, language, {
    key: {
      width: 220,
      cell: ({ key }) => (
        <Link to="/s/$key" params={{ key }} title={key}>
          {key}
        </Link>
      ),
    },
    name: { width: 220, long: true, cell: ({ name }) => <span title={name}>{name}</span> },
    kind: { width: 155, cell: ({ kind }) => word('sourceKind', kind) },
    unit: { width: 175, cell: ({ unit }) => unitLink(unit) },
    state: {
      width: 190,
      lead: true,
      cell: ({ state, maintenance }) => (
        <>
          <span className="presence" data-state={state}>
            {t(`source.${state}`)}
          </span>
          {maintenance ? <UnderMaintenance window={maintenance} /> : null}
        </>
      ),
    },
    heardAt: {
      width: 150,
      cell: ({ heardAt }) => (heardAt === null ? t('source.never') : <Age at={heardAt} />),
    },
    flags: {
      width: 220,
      cell: ({ flags }) => {
        const words = flags.map((flag) => word('flag', flag)).join(', ');
        return <span title={words}>{words}</span>;
      },
    },
    since: { width: 178, cell: ({ since }) => momentOf(since) },
    village: { width: 130, cell: ({ village }) => village && <UnitLabel code={village} /> },
    gateway: { width: 190, cell: ({ gateway }) => gateway },
  });
