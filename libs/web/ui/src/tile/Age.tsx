import type { ReactElement } from 'react';
import { ageWords, momentMs } from '../format/moment';
import { useTexts } from '../i18n/texts';
import { useNow } from './clock';

interface AgeProps {
  at: string | null;
  offsetMs?: number;
  /** Under a minute it is all `vừa xong`: ten counting seconds at once would be restless. */
  coarse?: boolean;
}

/** `3 phút trước`, counting on by itself; a dash where there was no moment. */
export function Age({ at, offsetMs = 0, coarse = false }: AgeProps): ReactElement {
  const { language } = useTexts();
  const now = useNow(coarse ? 10_000 : 1_000, offsetMs);
  if (at === null) return <span>–</span>;
  return (
    <time dateTime={at}>
      {ageWords(coarse ? coarsely(momentMs(at), now) : momentMs(at), now, language)}
    </time>
  );
}

const coarsely = (ms: number, nowMs: number): number => (nowMs - ms < 60_000 ? nowMs : ms);
