import type { KpiValue } from '@nhip-xa/contract';
import { useLive, type TickerEntry } from '@nhip-xa/web-live';
import { formatValue, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { memo, useEffect, useState, type ReactElement } from 'react';
import { beganWords, lastToBeginFirst, type Standing } from './overview/began';
import { beganQuery } from './scene-queries';
import { hasCritical, inPlainWords, newsOf, nextTurn, type Turn } from './ticker-lines';
import { useDefined } from './use-defined';

/** How long an item stands before the next takes its place, and how many take turns. */
const STEP_MS = 7_000;
/** What is new waits so long for what stands: nobody reads a line in less. */
const READ_MS = 3_000;
const IN_TURN = 6;
/** So many of what is critical take turns with the news. */
const STANDING_IN_TURN = 3;

interface WallTickerProps {
  unit: string;
  values: ReadonlyMap<string, KpiValue>;
}

/**
 * What just happened, one thing at a time: it steps, it does not run. What is bad has not ended:
 * while anything is critical that has its turns as well, and where nothing is new what began last.
 */
export const WallTicker = memo(function WallTicker(props: WallTickerProps): ReactElement {
  const { unit, values } = props;
  const { t } = useTexts();
  const all = useLive((state) => state.ticker);
  const nowMs = useNow(
    60_000,
    useLive((state) => state.offsetMs),
  );
  const own = all.filter((item) => item.unit === unit);
  const isCritical = hasCritical(values);
  const news = newsOf(own, values).slice(0, isCritical ? IN_TURN - STANDING_IN_TURN : IN_TURN);
  const decisions = useQuery({
    ...beganQuery(unit),
    enabled: isCritical || news.length === 0,
  }).data;
  const bad = lastToBeginFirst(values.values(), decisions?.decisions ?? []);
  const standing = isCritical
    ? bad.slice(0, STANDING_IN_TURN)
    : news.length > 0
      ? []
      : bad.slice(0, 1);
  const key = useTurn(
    news.map(({ id }) => `${id}`),
    standing.map(({ value }) => value.kpi),
  );
  const item = news.find(({ id }) => `${id}` === key);
  const stands =
    standing.find(({ value }) => value.kpi === key) ?? (item ? undefined : standing[0]);
  return (
    <section className="wall__ticker" data-scroll>
      {item ? <News item={item} nowMs={nowMs} /> : null}
      {stands ? <Stands {...stands} nowMs={nowMs} /> : null}
      {item || stands ? null : (
        <>
          <h2>{t('wall.now')}</h2>
          <p className="wall__quiet">{t('wall.quiet')}</p>
        </>
      )}
    </section>
  );
});

function News({ item, nowMs }: { item: TickerEntry; nowMs: number }): ReactElement {
  const { t, language } = useTexts();
  return (
    <>
      <h2>{t('wall.now')}</h2>
      <p key={item.id}>
        <time dateTime={item.at}>{spokenMoment(Date.parse(item.at), nowMs, language)}</time>
        <span>{inPlainWords(item.words[language])}</span>
      </p>
    </>
  );
}

function Stands({ value, began, nowMs }: Standing & { nowMs: number }): ReactElement {
  const { t, language } = useTexts();
  const { nameOf } = useDefined();
  const { text, unit: uom } = formatValue(value.value, value.uom, language);
  const number = { name: nameOf(value.kpi), value: `${text} ${uom}`.trim() };
  return (
    <>
      <h2>{t('wall.standing')}</h2>
      <p key={value.kpi}>
        <time dateTime={began.at}>{beganWords(began, { t, language, nowMs })}</time>
        <span>{t('wall.standingNumber', number)}</span>
      </p>
    </>
  );
}

/** Whose turn it is; something new has it as soon as the one before could be read. */
function useTurn(news: readonly string[], standing: readonly string[]): string | null {
  const [turn, setTurn] = useState<Turn>({ key: null, newest: null, sinceMs: -READ_MS });
  const [newsKey, standingKey] = [news.join('\n'), standing.join('\n')];
  useEffect(() => {
    const keysOf = (joined: string): string[] => joined.split('\n').filter((key) => key !== '');
    const [newest] = keysOf(newsKey);
    const isNew = newest !== undefined && newest !== turn.newest;
    const count = keysOf(newsKey).length + keysOf(standingKey).length;
    if (!isNew && count < 2) return undefined;
    const dueMs = turn.sinceMs + (isNew ? READ_MS : STEP_MS);
    const timer = setTimeout(
      () =>
        setTurn((before) =>
          nextTurn(before, keysOf(newsKey), keysOf(standingKey), performance.now()),
        ),
      Math.max(0, dueMs - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [newsKey, standingKey, turn]);
  return turn.key;
}
