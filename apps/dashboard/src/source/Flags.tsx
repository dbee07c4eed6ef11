import type { Source } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { ageWords, momentMs, useNow, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';

/** How often an age of minutes is said anew, in ms. */
const SAID_ANEW_MS = 30_000;

/** What is odd about a source, in words, with how often and when last. */
export function Flags({ source }: { source: Source }): ReactElement | null {
  const { t, language, word } = useTexts();
  const nowMs = useNow(
    SAID_ANEW_MS,
    useLive((state) => state.offsetMs),
  );
  if (source.flagged.length === 0) return null;
  return (
    <ul className="flags">
      {source.flagged.map(({ flag, at, n }) => (
        <li key={flag} data-flag={flag}>
          {word('flag', flag)}{' '}
          <small className="faint">
            {t('flag.times', { count: n, age: ageWords(momentMs(at), nowMs, language) })}
          </small>
        </li>
      ))}
    </ul>
  );
}
