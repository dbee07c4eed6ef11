import {
  CASE_COLUMNS,
  CASE_SORTS,
  COMMUNE_CODE,
  type CaseColumn,
  type CaseFact,
} from '@nhip-xa/contract';
import { caseStanding, listWord } from '@nhip-xa/domain';
import { useWatch } from '@nhip-xa/web-live';
import { useTexts, type Texts } from '@nhip-xa/web-ui';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState, type ReactElement } from 'react';
import { usePast } from '../shell/past';
import { PastChoice } from '../shell/PastChoice';
import { OfMoment } from '../shell/PastMoment';
import { SourceLink } from '../shell/SourceLink';
import { UnitLabel } from '../shell/UnitLabel';
import { useListState } from '../table/list-search';
import { ListView } from '../table/ListView';
import { CaseChips } from './CaseChips';
import { CaseFilters } from './CaseFilters';
import { askedOf } from './case-asked';
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
/** In a commune all are its own. */
const USUAL_IN_COMMUNE = USUAL.filter((name) => name !== 'unit');
const USUAL_SORT = '-openedAt';

/** Cases of a unit and those below it, now or as they stood at a moment of the past. */
export function CasesPage(): ReactElement {
  const { unit } = useParams({ from: '/console/u/$unit/cases' });
  const texts = useTexts();
  const { t, language } = texts;
  const list = useListState();
  const atMs = usePast();
  const [nowMs, setNowMs] = useState(() => Date.now());
  useWatch(atMs === null ? [unit] : []);
  const columns = useMemo(() => caseColumns(texts, atMs !== null), [texts, atMs]);
  const asked = askedOf(unit, { sort: USUAL_SORT, ...list.search }, atMs, nowMs);
  return (
    <OfMoment>
      <ListHead unit={unit} title="list.cases">
        <PastChoice />
      </ListHead>
      {atMs === null ? null : <p className="list__then">{t('list.then')}</p>}
      <ListView
        name="cases"
        label={t('list.cases')}
        list={list}
        source={casesOf(asked)}
        columns={columns}
        usualColumns={COMMUNE_CODE.test(unit) ? USUAL_IN_COMMUNE : USUAL}
        usualSort={USUAL_SORT}
        empty={t('list.emptyCases')}
        filters={
          <>
            <CaseFilters list={list} unit={unit} />
            <CaseChips list={list} />
          </>
        }
        file={fileOf('/api/v1/cases/export', asked, language)}
        renew={() => setNowMs(Date.now())}
      />
    </OfMoment>
  );
}

const said = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What the states were at a moment of the past is known of each, and of no order. */
const SORTS_THEN = CASE_SORTS.filter((name) => name !== 'state');

const caseColumns = ({ word, language }: Texts, past: boolean) =>
  columnsOf<CaseFact, CaseColumn>('cases', CASE_COLUMNS, past ? SORTS_THEN : CASE_SORTS, language, {
    id: {
      width: 245,
      narrow: 112,
      cell: ({ unit, kind, id }) => (
        <Link to="/u/$unit/case/$kind/$id" params={{ unit, kind, id }} title={id}>
          {id}
        </Link>
      ),
    },
    kind: {
      width: 130,
      narrow: 100,
      long: true,
      cell: ({ kind }) => <span title={word('caseKind', kind)}>{word('caseKind', kind)}</span>,
    },
    state: {
      width: 135,
      lead: true,
      cell: ({ state }) => (state === null ? '–' : word('state', state)),
    },
    standing: {
      width: 172,
      lead: true,
      cell: (fact) => {
        const standing = caseStanding(fact);
        const text = listWord('standing', standing, language);
        const isBad = standing === 'overdue' || standing === 'late';
        return isBad ? <strong className="late-mark">{text}</strong> : text;
      },
    },
    unit: { width: 171, cell: ({ unit }) => unitLink(unit) },
    procedure: {
      width: 165,
      long: true,
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
    village: { width: 130, cell: ({ village }) => village && <UnitLabel code={village} /> },
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
