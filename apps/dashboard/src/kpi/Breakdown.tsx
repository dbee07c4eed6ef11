import { LIMITS, type BreakdownRow, type KpiBreakdown, type KpiValue } from '@nhip-xa/contract';
import { NO_NUMBER, formatNumber, formatValue, useTexts, type Texts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { breakdownQuery } from '../api/insight-queries';
import { targetWords, type Definition } from '../shell/definitions';
import { usePast } from '../shell/past';
import { Empty, Loading, Trouble } from '../shell/states';
import './breakdown.css';
import { NO_SUBJECT } from './case-list';
import { sidesOf } from './evidence-side';

/** Rows at first, on a page that has units below to show as well, and on others. */
const FEW = 5;
const USUAL = 10;

interface BreakdownProps {
  value: KpiValue;
  definition: Definition;
  /** Units below are shown too: fewer rows. */
  few: boolean;
}

/** Which procedures, or categories, make a number what it is: those that pull it most first. */
export function Breakdown({ value, definition, few }: BreakdownProps): ReactElement {
  const { t } = useTexts();
  const atMs = usePast();
  const [all, setAll] = useState(false);
  const rows = all ? LIMITS.breakdownRows : few ? FEW : USUAL;
  const found = useQuery(breakdownQuery(value.unit, value.kpi, rows, atMs));
  const told = found.data;
  return (
    <section
      className="panel breakdown"
      aria-labelledby="breakdown"
      aria-busy={!told && !found.error}
    >
      <h2 id="breakdown">{t(`breakdown.by.${told?.by ?? 'procedure'}`)}</h2>
      {found.error ? <Trouble error={found.error} retry={() => void found.refetch()} /> : null}
      {told || found.error ? null : <Loading rows={few ? FEW : USUAL} />}
      {told ? <Told told={told} definition={definition} /> : null}
      {told && (all || told.others) && told.items.length > 0 ? (
        <button type="button" className="plain" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'breakdown.fewer' : 'breakdown.more')}
        </button>
      ) : null}
    </section>
  );
}

interface ToldProps {
  told: KpiBreakdown;
  definition: Definition;
}

function Told({ told, definition }: ToldProps): ReactElement {
  const words = useTexts();
  const { t } = words;
  const typed = told.typed > 0 ? t('breakdown.typed', { count: told.typed }) : '';
  if (told.items.length === 0) return <Empty>{typed || t('breakdown.none')}</Empty>;
  return (
    <>
      <p className="breakdown__essence">
        {essence(told, definition, words)} <span className="faint">{typed}</span>
      </p>
      <BreakdownTable told={told} definition={definition} />
    </>
  );
}

/** Points of a percentage, or what the number is counted in. */
const points = (number: number, { uom }: Definition, { t, language }: Texts): string =>
  uom.startsWith('%')
    ? t('breakdown.points', { points: formatNumber(number, language) })
    : `${formatNumber(number, language)} ${uom}`.trim();

const nameOf = ({ name, subject }: BreakdownRow, { by }: KpiBreakdown, { t }: Texts): string =>
  name ?? subject ?? t(`breakdown.unsaid.${by}`);

/** In one sentence: how far the number is from its target, and what pulls it most. */
function essence(told: KpiBreakdown, definition: Definition, words: Texts): string {
  const { t, language } = words;
  const [worst] = told.items;
  if (!told.ratio) return t('breakdown.total', { count: formatNumber(told.numerator, language) });
  const { text, unit } = formatValue(told.value, definition.uom, language);
  const whole = t('breakdown.whole', {
    value: `${text} ${unit}`,
    target: targetWords(definition, words),
  });
  const lower = definition.better === 'lower';
  const gap =
    told.gap === null || told.gap <= 0
      ? ''
      : t(lower ? 'breakdown.over' : 'breakdown.lacks', {
          points: points(told.gap, definition, words),
        });
  const pull = worst?.pull ?? 0;
  const most =
    worst === undefined || pull <= 0
      ? ''
      : t(lower ? 'breakdown.mostUp' : 'breakdown.mostDown', {
          name: nameOf(worst, told, words),
          points: points(pull, definition, words),
        });
  return [whole, gap, most].filter((one) => one !== '').join(' ');
}

function BreakdownTable({ told, definition }: ToldProps): ReactElement {
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
  const { text, unit } = formatValue(row.value, definition.uom, language);
  const most = Math.max(...told.items.map(({ pull }) => pull ?? 0), told.others?.pull ?? 0);
  const pull = row.pull ?? 0;
  const shown = (value: number | null): string =>
    value === null || value <= 0 ? '–' : points(value, definition, words);
  return (
    <>
      <Cell head={heads[1]}>{`${number(row.numerator)} / ${number(row.denominator)}`}</Cell>
      <Cell head={heads[2]}>{`${text} ${unit}`}</Cell>
      <Cell head={heads[3]}>{shown(row.gap)}</Cell>
      <Cell head={heads[4]} bar={most > 0 ? (100 * pull) / most : 0} strong={pull > 0}>
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
