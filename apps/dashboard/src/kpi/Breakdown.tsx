import { LIMITS, type KpiBreakdown, type KpiValue } from '@nhip-xa/contract';
import { useTexts, type Texts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { breakdownQuery } from '../api/insight-queries';
import { targetWords, type Definition } from '../shell/definitions';
import { useWindowDates } from '../shell/window-words';
import { usePast } from '../shell/past';
import { Empty, Loading, Trouble } from '../shell/states';
import { rowsAtFirst } from './breakdown-rows';
import './breakdown.css';
import { BreakdownTable, LEAST, nameOf, points, valueText, type ToldProps } from './BreakdownTable';

interface BreakdownProps {
  value: KpiValue;
  definition: Definition;
}

/** Which procedures, or categories, make a number what it is: those that pull it most first. */
export function Breakdown({ value, definition }: BreakdownProps): ReactElement {
  const { t } = useTexts();
  const atMs = usePast();
  const counted = useWindowDates(definition);
  const [all, setAll] = useState(false);
  const first = rowsAtFirst(value.unit);
  const rows = all ? LIMITS.breakdownRows : first;
  const found = useQuery(breakdownQuery(value.unit, value.kpi, rows, atMs));
  const told = found.data;
  return (
    <section
      className="panel breakdown"
      aria-labelledby="breakdown"
      aria-busy={!told && !found.error}
    >
      <h2 id="breakdown">
        {t(`breakdown.by.${told?.by ?? 'procedure'}`)} <span className="faint">{counted}</span>
      </h2>
      {found.error ? <Trouble error={found.error} retry={() => void found.refetch()} /> : null}
      {told || found.error ? null : <Loading rows={first} />}
      {told ? <Told told={told} definition={definition} /> : null}
      {told && (all || told.others) && told.items.length > 0 ? (
        <button type="button" className="plain" aria-expanded={all} onClick={() => setAll(!all)}>
          {t(all ? 'breakdown.fewer' : 'breakdown.more')}
        </button>
      ) : null}
    </section>
  );
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
      <Pulls told={told} definition={definition} />
      <BreakdownTable told={told} definition={definition} />
    </>
  );
}

/** What it means that a row pulls, or that none of them does. */
function Pulls({ told, definition }: ToldProps): ReactElement | null {
  const words = useTexts();
  const { t } = words;
  if (!told.ratio || told.target === null) return null;
  const lower = definition.better === 'lower';
  const most = Math.max(...[...told.items, told.others].map((row) => row?.pull ?? 0));
  const what = t(`breakdown.what.${told.by}`).toLowerCase();
  const how = t(lower ? 'breakdown.pullUpHow' : 'breakdown.pullDownHow', {
    what,
    target: targetWords(definition, words.language),
  });
  const none = t(lower ? 'breakdown.noneUp' : 'breakdown.noneDown', { what });
  return (
    <p className="breakdown__essence faint">
      {how} {most < LEAST ? none : ''}
    </p>
  );
}

/** In one sentence: how far the number is from its target, and what pulls it most. */
function essence(told: KpiBreakdown, definition: Definition, words: Texts): string {
  const { t, language } = words;
  const [worst] = told.items;
  if (!told.ratio) return t('breakdown.total', { count: told.numerator });
  const whole = t('breakdown.whole', {
    value: valueText(told.value, definition, language),
    target: targetWords(definition, language),
  });
  const lower = definition.better === 'lower';
  const gap =
    told.gap === null || told.gap <= 0
      ? ''
      : t(lower ? 'breakdown.over' : 'breakdown.lacks', {
          points: points(told.gap, definition, words),
        });
  const pull = worst?.pull ?? 0;
  const isReached = told.gap !== null && told.gap <= 0;
  const most =
    worst === undefined || pull <= 0 || isReached
      ? ''
      : t(lower ? 'breakdown.mostUp' : 'breakdown.mostDown', {
          name: nameOf(worst, told, words),
          points: points(pull, definition, words),
        });
  return [whole, gap, most].filter((one) => one !== '').join(' ');
}
