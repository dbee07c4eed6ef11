import { CASE_KINDS, caseKind, listWord } from '@nhip-xa/domain';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import {
  FilterDays,
  FilterPeriod,
  FilterSelect,
  FilterText,
  ListFilters,
} from '../table/ListFilters';
import type { ListState } from '../table/list-search';
import { standings } from './case-asked';
import { ProcedureFilter } from './ProcedureFilter';

/** What a list of cases is filtered by. */
export function CaseFilters({ list, unit }: { list: ListState; unit: string }): ReactElement {
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
        choices={standings.map((name) => [name, t(`list.standing.${name}`)])}
      />
      <FilterSelect
        list={list}
        name="state"
        label="list.state"
        choices={states.map((name) => [name, word('state', name)])}
      />
      <FilterPeriod list={list} usual="all" label="list.periodOpened" />
      <FilterDays list={list} from="closedFrom" to="closedTo" label="list.closedDays" />
      <FilterText list={list} name="q" label="list.search" hint="list.searchHow" />
      {kind === undefined || kind === 'dossier' ? (
        <>
          <ProcedureFilter list={list} unit={unit} />
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
