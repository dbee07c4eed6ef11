import type { EvidenceItem } from '@nhip-xa/contract';
import { hasLevels } from '@nhip-xa/domain';
import {
  StatusBadge,
  aimOf,
  TypedMark,
  dateTime,
  formatNumber,
  formatValue,
  rowWords,
  momentMs,
  useTexts,
  type Texts,
} from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useDefinitions, type Definition } from '../shell/definitions';
import { HeldList, useHeld } from '../shell/HeldList';
import { SourceLink } from '../shell/SourceLink';
import { Empty } from '../shell/states';
import { countedWords } from './counted';
import { SystemItem } from './SystemItem';
import { metricUnit } from '../source/metric-unit';
import { MetricName } from '../source/MetricName';
import { CaseLink } from './CaseLink';
import { UnitLabel } from '../shell/UnitLabel';

interface EvidenceItemsProps {
  items: readonly EvidenceItem[];
  definition: Definition;
}

/** What a row of evidence shows, whatever kind of fact it is. */
export interface EvidenceRow {
  key: string;
  what: ReactNode;
  state: ReactNode;
  when: string;
}

/** The facts of a side, one row each, every one a way to its own page. */
export function EvidenceItems({ items, definition }: EvidenceItemsProps): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const held = useHeld(
    items.map((item) => evidenceRow(item, definition, texts)),
    keyOf,
  );
  if (held.shown.length === 0) return <Empty>{t('kpi.itemsNone')}</Empty>;
  return (
    <HeldList held={held}>
      <ItemTable rows={held.shown} />
    </HeldList>
  );
}

const keyOf = ({ key }: EvidenceRow): string => key;

function ItemTable({ rows }: { rows: readonly EvidenceRow[] }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="table-box" data-scroll>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('item.what')}</th>
            <th scope="col">{t('item.state')}</th>
            <th scope="col">{t('item.time')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{row.what}</td>
              <td>{row.state}</td>
              <td>{row.when}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const shown = (moment: string | null): string => (moment ? dateTime(momentMs(moment)) : '');

export function evidenceRow(item: EvidenceItem, definition: Definition, texts: Texts): EvidenceRow {
  switch (item.kind) {
    case 'case':
      return caseRow(item, texts);
    case 'event':
      return {
        key: `event ${item.source} ${item.id}`,
        what: <SourceLink source={item.source}>{item.id}</SourceLink>,
        state: together(
          item.amount === null
            ? texts.word('eventType', item.type)
            : amount(item.amount, definition, texts),
          countedWords(item.counted, texts, item.amount),
        ),
        when: shown(item.at),
      };
    case 'reading':
      return {
        key: `reading ${item.source} ${item.metric} ${item.at}`,
        what: (
          <>
            <SourceLink source={item.source}>{item.source}</SourceLink> ·{' '}
            <MetricName metric={item.metric} />
          </>
        ),
        state: together(
          measured(item, texts),
          // a reading that is summed counts as what it is
          countedWords(item.counted, texts, item.value),
        ),
        when: shown(item.at),
      };
    case 'presence':
      return {
        key: `presence ${item.source}`,
        what: <SourceLink source={item.source}>{item.source}</SourceLink>,
        state: (
          <span className="presence" data-state={item.state}>
            {together(texts.t(`source.${item.state}`), countedWords(item.counted, texts))}
          </span>
        ),
        when: shown(item.since ?? item.heardAt),
      };
    case 'kpi':
      return valueRow(item, definition, texts);
    case 'system':
      return {
        key: `system ${item.what} ${item.id} ${item.at ?? ''}`,
        what: <SystemItem item={item} />,
        state: item.counted === 1 ? '' : formatNumber(item.counted, texts.language, 2),
        when: shown(item.at),
      };
  }
}

function caseRow(item: Extract<EvidenceItem, { kind: 'case' }>, texts: Texts): EvidenceRow {
  const { t, word } = texts;
  const moments = [
    item.effectiveDueAt && !item.closedAt
      ? t('item.due', { moment: shown(item.effectiveDueAt) })
      : '',
    item.closedAt ? t('item.closed', { moment: shown(item.closedAt) }) : '',
    item.openedAt ? t('item.opened', { moment: shown(item.openedAt) }) : '',
  ];
  return {
    key: `case ${item.unit} ${item.caseKind} ${item.id}`,
    what: <CaseLink unit={item.unit} kind={item.caseKind} id={item.id} />,
    state: together(
      item.state ? word('state', item.state) : '–',
      countedWords(item.counted, texts),
    ),
    when: moments.find((words) => words !== '') ?? '',
  };
}

/** The value of a unit below, or of a KPI that a formula speaks of. */
function valueRow(
  { value }: Extract<EvidenceItem, { kind: 'kpi' }>,
  definition: Definition,
  { t, language }: Texts,
): EvidenceRow {
  const { text, unit } = formatValue(value.value, value.uom, language);
  // where nothing is set there is nothing to meet
  const isUnruled =
    value.kpi === definition.code && value.status === 'good' && !hasLevels(definition);
  const { typed } = rowWords(value, { t, language, nowMs: momentMs(value.at) });
  return {
    key: `kpi ${value.unit} ${value.kpi}`,
    what: (
      <Link to="/u/$unit/kpi/$kpi" params={{ unit: value.unit, kpi: value.kpi }}>
        {value.kpi === definition.code ? (
          <UnitLabel code={value.unit} />
        ) : (
          <KpiName code={value.kpi} />
        )}
      </Link>
    ),
    state: (
      <>
        {text} {unit} {isUnruled ? null : <StatusBadge status={value.status} aim={aimOf(value)} />}{' '}
        <TypedMark words={typed} />
      </>
    ),
    when: shown(value.at),
  };
}

function KpiName({ code }: { code: string }): ReactElement {
  const { language } = useTexts();
  const name = useDefinitions().find((one) => one.code === code)?.name[language];
  return <>{name ?? code}</>;
}

const together = (...words: string[]): string => words.filter((one) => one !== '').join(' · ');

const measured = (
  { value, metric }: Extract<EvidenceItem, { kind: 'reading' }>,
  { language }: Texts,
): string => `${formatNumber(value, language, 3)} ${metricUnit(metric)}`.trim();

function amount(value: number, { uom }: Definition, { language }: Texts): string {
  return `${formatNumber(value, language, 0)} ${uom === 'VND' ? '₫' : uom}`;
}
