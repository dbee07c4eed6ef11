import type { TracedMessage } from '@nhip-xa/contract';
import { dateTimeSeconds, formatBytes, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Empty, Loading, Trouble } from '../shell/states';
import { OneMessage } from './OneMessage';
import { traceQuery } from './silence-queries';

/** The last messages of a source as they came, as they come. */
export function RecentMessages({ source }: { source: string }): ReactElement {
  const { t } = useTexts();
  const [live, setLive] = useState(true);
  // held here: it stays open when newer ones have pushed it out
  const [chosen, setChosen] = useState<TracedMessage | null>(null);
  const found = useQuery(traceQuery(source, live));
  const { items = [], here = true } = found.data ?? {};
  return (
    <section className="panel" aria-labelledby="trace">
      <div className="trace__head">
        <h2 id="trace">{t('trace.title')}</h2>
        <button
          type="button"
          className="button"
          aria-pressed={!live}
          onClick={() => setLive((before) => !before)}
        >
          {t(live ? 'trace.pause' : 'trace.goOn')}
        </button>
      </div>
      <p className="faint">{t(live ? 'trace.about' : 'trace.paused')}</p>
      {found.error ? (
        <Trouble error={found.error} retry={() => void found.refetch()} />
      ) : !found.data ? (
        <Loading rows={3} />
      ) : items.length === 0 ? (
        <Empty>{t(here ? 'trace.none' : 'trace.elsewhere')}</Empty>
      ) : (
        <ul className="trace" aria-label={t('trace.list')} data-scroll>
          {items.map((message) => (
            <li key={message.id}>
              <Row
                message={message}
                isChosen={message.id === chosen?.id}
                choose={() => setChosen(message)}
              />
            </li>
          ))}
        </ul>
      )}
      {chosen ? (
        <OneMessage key={chosen.id} message={chosen} close={() => setChosen(null)} />
      ) : null}
    </section>
  );
}

interface RowProps {
  message: TracedMessage;
  isChosen: boolean;
  choose: () => void;
}

function Row({ message, isChosen, choose }: RowProps): ReactElement {
  const { language } = useTexts();
  return (
    <button type="button" className="trace__row" aria-pressed={isChosen} onClick={choose}>
      <time dateTime={message.at}>{dateTimeSeconds(momentMs(message.at)).slice(-8)}</time>
      <code>{message.topic}</code>
      <Became message={message} />
      <span className="faint">{formatBytes(message.size, language)}</span>
    </button>
  );
}

/** What became of a message, in two words. */
export function Became({ message: { taken, refused } }: { message: TracedMessage }): ReactElement {
  const { t } = useTexts();
  const words = [
    taken > 0 ? t('trace.taken', { count: taken }) : '',
    refused > 0 ? t('trace.refused', { count: refused }) : '',
  ].filter((word) => word !== '');
  return (
    <span className="trace__became" data-refused={refused > 0}>
      {words.length > 0 ? words.join(', ') : t('trace.ignored')}
    </span>
  );
}
