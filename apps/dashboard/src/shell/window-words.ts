import { windowSpan, windowWords } from '@nhip-xa/domain';
import { useLive } from '@nhip-xa/web-live';
import { date, useNow, useTexts, type Language } from '@nhip-xa/web-ui';
import type { Definition } from './definitions';
import { usePast } from './past';

/**
 * What a number at a moment counts, with its days: `trong 30 ngày, 29/10–27/11/2026`. Of hours the words
 * alone, which reach back from the moment itself; of the present nothing.
 */
export function windowDates(window: string, atMs: number, language: Language): string {
  const words = windowWords(window)[language];
  if (window === 'now' || window.startsWith('PT')) return words;
  const { fromMs } = windowSpan(window, atMs);
  const [from, to] = [date(fromMs), date(atMs)];
  if (from === to) return `${words}, ${to}`;
  const isSameYear = from.slice(6) === to.slice(6);
  return `${words}, ${isSameYear ? from.slice(0, 5) : from}–${to}`;
}

/** The same of a definition, now or at the moment of the past that is looked at. */
export function useWindowDates({ window }: Pick<Definition, 'window'>): string {
  const { language } = useTexts();
  const nowMs = useNow(
    30_000,
    useLive((state) => state.offsetMs),
  );
  return windowDates(window, usePast() ?? nowMs, language);
}
