import type { ReactElement } from 'react';
import { ageWords, momentMs } from '../format/moment';
import { useTexts } from '../i18n/texts';
import { useNow } from './clock';

/** `3 phút trước`, counting on by itself; a dash where there was no moment. */
export function Age({ at, offsetMs = 0 }: { at: string | null; offsetMs?: number }): ReactElement {
  const { language } = useTexts();
  const now = useNow(1_000, offsetMs);
  if (at === null) return <span>–</span>;
  return <time dateTime={at}>{ageWords(momentMs(at), now, language)}</time>;
}
