import type { TracedMessage } from '@nhip-xa/contract';
import { dateTimeSeconds, formatBytes, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useQuiet } from '../shell/use-quiet';
import { capturedQuery } from '../source/silence-queries';
import { captured, type TriedPayload } from './captured';

interface CapturedMessagesProps {
  /** Key of the source that publishes. */
  publisher: string;
  chosen: (message: TracedMessage, payload: TriedPayload) => void;
}

/** The last messages of the publisher, one of which may be tried; nothing where there are none. */
export function CapturedMessages(props: CapturedMessagesProps): ReactElement | null {
  const { t, language } = useTexts();
  const found = useQuery(capturedQuery(useQuiet(props.publisher)));
  // it stays in the list when newer ones have pushed it out
  const [kept, setKept] = useState<TracedMessage | null>(null);
  const shown = found.data?.filter(({ bytes }) => bytes !== null) ?? [];
  const isGone = kept !== null && !shown.some(({ id }) => id === kept.id);
  const messages = isGone ? [...shown, kept] : shown;
  if (messages.length === 0) return null;
  const choose = (id: string): void => {
    const message = messages.find((one) => one.id === id) ?? null;
    setKept(message);
    if (message) props.chosen(message, captured(message.bytes ?? ''));
  };
  return (
    <label className="field">
      {t('trace.choose')}
      <select
        name="captured"
        value={kept?.id ?? ''}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{t('trace.chooseNone')}</option>
        {messages.map(({ id, at, topic, size }) => (
          <option key={id} value={id}>
            {dateTimeSeconds(momentMs(at)).slice(-8)} · {topic} · {formatBytes(size, language)}
          </option>
        ))}
      </select>
    </label>
  );
}
