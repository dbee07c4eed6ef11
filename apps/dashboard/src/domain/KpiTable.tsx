import type { KpiValue } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import {
  Age,
  Roll,
  StateMark,
  aimOf,
  TypedMark,
  formatDifference,
  kpiWords,
  tileData,
  useNow,
  useTexts,
  type KpiWords,
  type Language,
  type TextKey,
} from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { kpiTitle, targetWords, type Definition } from '../shell/definitions';

const COLUMNS: readonly TextKey[] = [
  'domainPage.kpi',
  'domainPage.value',
  'domainPage.target',
  'domainPage.status',
  'domainPage.trend',
  'domainPage.age',
  'domainPage.coverage',
];

interface KpiTableProps {
  values: readonly KpiValue[];
  definitions: readonly Definition[];
}

/** KPIs of one unit, a row each: the number, its meaning and how far it can be believed side by side. */
export function KpiTable({ values, definitions }: KpiTableProps): ReactElement {
  const { t } = useTexts();
  return (
    <div className="table-box" data-scroll>
      <table className="table domain-table cards-columns">
        <thead>
          <tr>
            {COLUMNS.map((text) => (
              <th key={text} scope="col">
                {t(text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <KpiLine key={value.kpi} value={value} definitions={definitions} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface KpiLineProps extends Pick<KpiTableProps, 'definitions'> {
  value: KpiValue;
}

function KpiLine({ value, definitions }: KpiLineProps): ReactElement {
  const { t, language } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const nowMs = useNow(30_000, offsetMs);
  const definition = definitions.find(({ code }) => code === value.kpi);
  const name = kpiTitle(definitions, value, language);
  const words = kpiWords(value, name, { t, language, nowMs });
  return (
    <tr {...tileData(value)}>
      <th scope="row">
        <Link to="/u/$unit/kpi/$kpi" params={{ unit: value.unit, kpi: value.kpi }}>
          {name}
        </Link>
      </th>
      <td className="domain-table__value" data-label={t('domainPage.value')}>
        <Roll text={words.shown.text} /> <small>{words.shown.unit}</small>
        <TypedMark words={words.typed} />
      </td>
      <td data-label={t('domainPage.target')}>
        {definition ? targetWords(definition, language) : ''}
      </td>
      <td data-label={t('domainPage.status')}>
        <StateMark status={value.status} aim={aimOf(value)} />{' '}
        <small className="domain-table__since">{words.since}</small>
      </td>
      <td data-label={t('domainPage.trend')}>
        {changeWords(value, words, language) || <span title={words.trendLacks}>–</span>}
      </td>
      <td data-label={t('domainPage.age')}>
        {value.freshAt ? <Age at={value.freshAt} offsetMs={offsetMs} /> : '–'}
      </td>
      <td data-label={t('domainPage.coverage')}>{words.coverage || '–'}</td>
    </tr>
  );
}

/** The change with its unit: far from its value, it would not be known of what it is. */
const changeWords = ({ trend, uom }: KpiValue, words: KpiWords, language: Language): string =>
  trend === null || words.direction === 0 ? words.change : formatDifference(trend, uom, language);
