import type { BreakdownRow, KpiBreakdown } from '@nhip-xa/contract';
import { NO_NUMBER, formatNumber, formatValue, useTexts, type Texts } from '@nhip-xa/web-ui';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Definition } from '../shell/definitions';
import { NO_SUBJECT } from './case-list';
import { sidesOf } from './evidence-side';

export interface ToldProps {
  told: KpiBreakdown;
  definition: Definition;
}

/** What is less than this, and more than nothing, is told as less than this. */
export const LEAST = 0.1;
/** A bar that is full means at least so many points: what hardly weighs has hardly a bar. */
const FULL_POINTS = 1;

/** Points of a percentage, or what the number is counted in. */
export function points(number: number, { uom }: Definition, { t, language }: Texts): string {
  const isLess = number > 0 && number < LEAST;
  const isPercent = uom.startsWith('%');
  const shown = formatNumber(isLess ? LEAST : number, language, 1, isPercent ? 1 : 0);
  const text = `${isLess ? '< ' : ''}${shown}`;
  return isPercent ? t('breakdown.points', { points: text }) : `${text} ${uom}`.trim();
}

/** Shares that stand below each other all have one decimal. */
export function valueText(
  value: number | null,
  { uom }: Definition,
  language: Texts['language'],
): string {
  const { text, unit } = formatValue(value, uom, language, 1);
  return `${text} ${unit}`.trim();
}

export const nameOf = (
  { name, subject }: BreakdownRow,
  { by }: KpiBreakdown,
  { t }: Texts,
): string => name ?? subject ?? t(`breakdown.unsaid.${by}`);

/** A row for each procedure or category, and one for all the others. */
export function BreakdownTable({ told, definition }: ToldProps): ReactElement {
  const { t } = useTexts();
  const lower = definition.better === 'lower';
  const heads = [
    t(`breakdown.what.${told.by}`),
    ...(told.ratio
      ? [
          t('breakdown.sides'),
          t('breakdown.value'),
          t(lower ? 'breakdown.gapOver' : 'breakdown.gapLacks'),
          t(lower ? 'breakdown.pullUp' : 'breakdown.pullDown'),
        ]
      : [t('breakdown.count'), t('breakdown.share')]),
  ];
  return (
    <table className="table breakdown__table">
      <thead>
        <tr>
          {heads.map((head, at) => (
            <th key={head} scope="col" className={at === 0 ? undefined : 'breakdown__number'}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {told.items.map((row) => (
          <tr key={row.subject ?? NO_SUBJECT}>
            <th scope="row">
              <SubjectLink row={row} told={told} definition={definition} />
            </th>
            <Numbers row={row} told={told} definition={definition} heads={heads} />
          </tr>
        ))}
        {told.others ? (
          <tr className="breakdown__others">
            <th scope="row">{t(`breakdown.others.${told.by}`, { count: told.others.subjects })}</th>
            <Numbers row={told.others} told={told} definition={definition} heads={heads} />
          </tr>
        ) : null}
      </tbody>
      <tfoot>
        <tr className="breakdown__whole">
          <th scope="row">{t('breakdown.all')}</th>
          <Numbers
            row={{ ...told, pull: null }}
            told={told}
            definition={definition}
            heads={heads}
          />
        </tr>
      </tfoot>
    </table>
  );
}

type Sides = Omit<BreakdownRow, 'subject' | 'name'>;
type NumbersProps = ToldProps & { row: Sides; heads: readonly string[] };

function Numbers({ row, told, definition, heads }: NumbersProps): ReactElement {
  const words = useTexts();
  const { language } = words;
  const number = (value: number): string => formatNumber(value, language);
  if (!told.ratio) {
    const share = told.numerator === 0 ? null : (100 * row.numerator) / told.numerator;
    return (
      <>
        <Cell head={heads[1]}>{number(row.numerator)}</Cell>
        <Cell head={heads[2]} bar={share}>
          {share === null ? NO_NUMBER : `${number(share)} %`}
        </Cell>
      </>
    );
  }
  const pulls = [...told.items, told.others].map((each) => each?.pull ?? 0);
  const full = Math.max(...pulls, told.gap ?? 0, definition.uom.startsWith('%') ? FULL_POINTS : 0);
  const pull = row.pull ?? 0;
  const shown = (value: number | null): string =>
    value === null || value <= 0 ? '–' : points(value, definition, words);
  return (
    <>
      <Cell head={heads[1]}>{`${number(row.numerator)} / ${number(row.denominator)}`}</Cell>
      <Cell head={heads[2]}>{valueText(row.value, definition, language)}</Cell>
      <Cell head={heads[3]}>{shown(row.gap)}</Cell>
      <Cell head={heads[4]} bar={full > 0 ? (100 * pull) / full : 0} strong={pull > 0}>
        {shown(row.pull)}
      </Cell>
    </>
  );
}

interface CellProps {
  head: string | undefined;
  /** How long its bar is, in percent of the longest. */
  bar?: number | null;
  strong?: boolean;
  children: string;
}

function Cell({ head, bar, strong = false, children }: CellProps): ReactElement {
  return (
    <td data-label={head} className="breakdown__number">
      {bar === undefined ? null : (
        <i
          className="breakdown__bar"
          style={{ inlineSize: `${Math.max(0, bar ?? 0) * 0.4}%` }}
          aria-hidden="true"
        />
      )}
      {strong ? <strong>{children}</strong> : children}
    </td>
  );
}

/** To the cases behind a row: those by which the number is worse. */
function SubjectLink({ row, told, definition }: ToldProps & { row: BreakdownRow }): ReactElement {
  const words = useTexts();
  const { unit } = useParams({ from: '/console/u/$unit/kpi/$kpi' });
  const name = nameOf(row, told, words);
  return (
    <Link
      to="/u/$unit/kpi/$kpi"
      params={{ unit, kpi: definition.code }}
      search={(before) => ({
        ...before,
        side: sidesOf(definition)[0] ?? 'numerator',
        subject: row.subject ?? NO_SUBJECT,
      })}
      hash="evidence"
      title={row.subject ?? undefined}
    >
      {name}
    </Link>
  );
}
