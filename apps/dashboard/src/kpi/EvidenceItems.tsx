import type { EvidenceItem } from '@nhip-xa/contract';
import {
  StatusBadge,
  dateTime,
  formatNumber,
  formatValue,
  momentMs,
  useTexts,
  type Texts,
} from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { useDefinitions, type Definition } from '../shell/definitions';
import { SourceLink } from '../shell/SourceLink';
import { Empty } from '../shell/states';
import { metricUnit } from '../source/metric-unit';
import { UnitLabel } from '../shell/UnitLabel';

interface EvidenceItemsProps {
  items: readonly EvidenceItem[];
  definition: Definition;
}

/** What a row of evidence shows, whatever kind of fact it is. */
interface Row {
  key: string;
  what: ReactNode;
  state: ReactNode;
  when: string;
}

/** The facts of a side, one row each, every one a way to its own page. */
export function EvidenceItems({ items, definition }: EvidenceItemsProps): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  if (items.length === 0) return <Empty>{t('kpi.itemsNone')}</Empty>;
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
          {items.map((item) => {
            const row = rowOf(item, definition, texts);
            return (
              <tr key={row.key}>
                <td>{row.what}</td>
                <td>{row.state}</td>
                <td>{row.when}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const shown = (moment: string | null): string => (moment ? dateTime(momentMs(moment)) : '');

function rowOf(item: EvidenceItem, definition: Definition, texts: Texts): Row {
  switch (item.kind) {
    case 'case':
      return caseRow(item, texts);
    case 'event':
      return {
        key: `event ${item.source} ${item.id}`,
        what: <SourceLink source={item.source}>{item.id}</SourceLink>,
        state: item.amount === null ? item.type : amount(item.amount, definition, texts),
        when: shown(item.at),
      };
    case 'reading':
      return {
        key: `reading ${item.source} ${item.metric} ${item.at}`,
        what: <SourceLink source={item.source}>{`${item.source} · ${item.metric}`}</SourceLink>,
        state: `${measured(item, texts)} · ${texts.t('item.counts', {
          counted: formatNumber(item.counted, texts.language),
        })}`,
        when: shown(item.at),
      };
    case 'presence':
      return {
        key: `presence ${item.source}`,
        what: <SourceLink source={item.source}>{item.source}</SourceLink>,
        state: (
          <span className="presence" data-state={item.state}>
            {texts.t(`source.${item.state}`)}
          </span>
        ),
        when: shown(item.since ?? item.heardAt),
      };
    case 'kpi':
      return unitRow(item, texts);
    case 'system':
      return {
        key: `system ${item.what} ${item.id} ${item.at ?? ''}`,
        what: <SystemItem item={item} definition={definition} />,
        state: formatNumber(item.counted, texts.language, 2),
        when: shown(item.at),
      };
  }
}

/** An alert or a KPI that another KPI counts leads to where it can be looked at. */
function SystemItem({
  item,
  definition,
}: {
  item: Extract<EvidenceItem, { kind: 'system' }>;
  definition: Definition;
}): ReactElement | string {
  const { language } = useTexts();
  const definitions = useDefinitions();
  const { unit, id } = item;
  const kpi = definitions.find(({ code }) => code === id)?.name[language];
  if (kpi === undefined) return id;
  return countsAlerts(definition) ? (
    <Link to="/u/$unit/alerts" params={{ unit }}>
      {kpi}
    </Link>
  ) : (
    <Link to="/u/$unit/kpi/$kpi" params={{ unit, kpi: id }}>
      {kpi}
    </Link>
  );
}

const countsAlerts = ({ measure }: Definition): boolean =>
  'numerator' in measure &&
  measure.numerator.some((term) => term.fact === 'system' && term.what.startsWith('alert'));

function caseRow(item: Extract<EvidenceItem, { kind: 'case' }>, { t, word }: Texts): Row {
  const moments = [
    item.effectiveDueAt && !item.closedAt
      ? t('item.due', { moment: shown(item.effectiveDueAt) })
      : '',
    item.closedAt ? t('item.closed', { moment: shown(item.closedAt) }) : '',
    item.openedAt ? t('item.opened', { moment: shown(item.openedAt) }) : '',
  ];
  return {
    key: `case ${item.unit} ${item.caseKind} ${item.id}`,
    what: (
      <Link
        to="/u/$unit/case/$kind/$id"
        params={{ unit: item.unit, kind: item.caseKind, id: item.id }}
      >
        {item.id}
      </Link>
    ),
    state: item.state ? word('state', item.state) : '–',
    when: moments.find((words) => words !== '') ?? '',
  };
}

function unitRow({ value }: Extract<EvidenceItem, { kind: 'kpi' }>, { language }: Texts): Row {
  const { text, unit } = formatValue(value.value, value.uom, language);
  return {
    key: `kpi ${value.unit} ${value.kpi}`,
    what: (
      <Link to="/u/$unit/kpi/$kpi" params={{ unit: value.unit, kpi: value.kpi }}>
        <UnitLabel code={value.unit} />
      </Link>
    ),
    state: (
      <>
        {text} {unit} <StatusBadge status={value.status} />
      </>
    ),
    when: shown(value.at),
  };
}

const measured = (
  { value, metric }: Extract<EvidenceItem, { kind: 'reading' }>,
  { language }: Texts,
): string => `${formatNumber(value, language, 3)} ${metricUnit(metric)}`.trim();

function amount(value: number, { uom }: Definition, { language }: Texts): string {
  return `${formatNumber(value, language, 0)} ${uom === 'VND' ? '₫' : uom}`;
}
