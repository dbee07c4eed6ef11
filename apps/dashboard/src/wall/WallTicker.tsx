import { useLive } from '@nhip-xa/web-live';
import { spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import { memo, useEffect, useState, type ReactElement } from 'react';

/** How long an item stands before the next takes its place, and how many take turns. */
const STEP_MS = 7_000;
const IN_TURN = 6;

/** What just happened, one thing at a time: it steps, it does not run. */
export const WallTicker = memo(function WallTicker({ unit }: { unit: string }): ReactElement {
  const { t, language } = useTexts();
  const all = useLive((state) => state.ticker);
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(60_000, offsetMs);
  const items = all.filter((item) => item.unit === unit).slice(0, IN_TURN);
  const item = items[useTurn(items[0]?.id ?? 0, items.length)];
  return (
    <section className="wall__ticker" data-scroll>
      <h2>{t('wall.now')}</h2>
      {item ? (
        <p key={item.id}>
          <time dateTime={item.at}>{spokenMoment(Date.parse(item.at), now, language)}</time>
          <span>{item.words[language]}</span>
        </p>
      ) : (
        <p className="wall__quiet">{t('wall.quiet')}</p>
      )}
    </section>
  );
});

/** Whose turn it is; something new has it at once. */
function useTurn(newest: number, count: number): number {
  const [turn, setTurn] = useState({ newest, index: 0 });
  if (turn.newest !== newest) setTurn({ newest, index: 0 });
  useEffect(() => {
    if (count < 2) return undefined;
    const timer = setInterval(
      () => setTurn((before) => ({ ...before, index: (before.index + 1) % count })),
      STEP_MS,
    );
    return () => clearInterval(timer);
  }, [count, newest]);
  return turn.newest === newest ? Math.min(turn.index, Math.max(0, count - 1)) : 0;
}
