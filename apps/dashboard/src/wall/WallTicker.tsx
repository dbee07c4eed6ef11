import type { KpiValue } from '@nhip-xa/contract';
import { useLive, type TickerEntry } from '@nhip-xa/web-live';
import { formatValue, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { memo, useEffect, useState, type ReactElement } from 'react';
import { beganWords, lastToBegin } from './overview/began';
import { sceneQuery } from './scene-queries';
import { useDefined } from './use-defined';

/** How long an item stands before the next takes its place, and how many take turns. */
const STEP_MS = 7_000;
/** What is new waits so long for what stands: nobody reads a line in less. */
const READ_MS = 3_000;
const IN_TURN = 6;

interface WallTickerProps {
  unit: string;
  values: ReadonlyMap<string, KpiValue>;
}

/** What just happened, one thing at a time: it steps, it does not run. */
export const WallTicker = memo(function WallTicker(props: WallTickerProps): ReactElement {
  const { unit, values } = props;
  const { t, language } = useTexts();
  const all = useLive((state) => state.ticker);
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(60_000, offsetMs);
  const items = all.filter((item) => item.unit === unit).slice(0, IN_TURN);
  const item = useTurn(items);
  return (
    <section className="wall__ticker" data-scroll>
      {item ? (
        <>
          <h2>{t('wall.now')}</h2>
          <p key={item.id}>
            <time dateTime={item.at}>{spokenMoment(Date.parse(item.at), now, language)}</time>
            <span>{item.words[language]}</span>
          </p>
        </>
      ) : (
        <WithoutNews unit={unit} values={values} nowMs={now} />
      )}
    </section>
  );
});

/** Where nothing new is told, what is bad has not ended: what began last of it is told on. */
function WithoutNews({ unit, values, nowMs }: WallTickerProps & { nowMs: number }): ReactElement {
  const { t, language } = useTexts();
  const { nameOf } = useDefined();
  const decisions = useQuery(sceneQuery(unit, 'overview')).data?.decisions ?? [];
  const standing = lastToBegin(values.values(), decisions);
  if (!standing) {
    return (
      <>
        <h2>{t('wall.now')}</h2>
        <p className="wall__quiet">{t('wall.quiet')}</p>
      </>
    );
  }
  const { value, began } = standing;
  const { text, unit: uom } = formatValue(value.value, value.uom, language);
  const number = { name: nameOf(value.kpi), value: `${text} ${uom}`.trim() };
  return (
    <>
      <h2>{t('wall.standing')}</h2>
      <p>
        <time dateTime={began.at}>{beganWords(began, { t, language, nowMs })}</time>
        <span>{t('wall.standingNumber', number)}</span>
      </p>
    </>
  );
}

interface Turn {
  item: TickerEntry | undefined;
  /** The newest that has had its turn. */
  newest: number;
  /** Since when it stands, by a clock that only goes forward. */
  sinceMs: number;
}

/** Whose turn it is; something new has it as soon as the one before could be read. */
function useTurn(items: readonly TickerEntry[]): TickerEntry | undefined {
  const [turn, setTurn] = useState<Turn>({ item: undefined, newest: 0, sinceMs: -READ_MS });
  useEffect(() => {
    const isNew = (items[0]?.id ?? turn.newest) !== turn.newest;
    if (!isNew && items.length < 2) return undefined;
    const dueMs = turn.sinceMs + (isNew ? READ_MS : STEP_MS);
    const timer = setTimeout(
      () => setTurn((before) => nextTurn(before, items, performance.now())),
      Math.max(0, dueMs - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [items, turn]);
  return turn.item;
}

function nextTurn(before: Turn, items: readonly TickerEntry[], sinceMs: number): Turn {
  const [first] = items;
  if (first && first.id !== before.newest) return { item: first, newest: first.id, sinceMs };
  const at = items.findIndex(({ id }) => id === before.item?.id);
  return { ...before, item: items[(at + 1) % items.length], sinceMs };
}
