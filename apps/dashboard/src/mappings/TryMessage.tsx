import type { PreviewAnswer, PreviewedFact } from '@nhip-xa/contract';
import { dateTimeSeconds, formatNumber, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { RejectDetail } from '../admin/RejectDetail';
import { UnitLabel } from '../shell/UnitLabel';
import { metricWords } from '../source/MetricName';
import { CapturedMessages } from './CapturedMessages';
import { pasted, type TriedPayload } from './captured';
import type { GivenMessage } from './given-message';
import { preview } from './mapping-queries';
import { mappingOf, type MappingText } from './mapping-text';
import { mappingTrouble } from './mapping-trouble';

interface TryMessageProps {
  text: MappingText;
  /** What stands in it at first. */
  given?: GivenMessage | undefined;
}

/** A message that was pasted or that came, and the facts that it would make under the mapping as it stands in the form. */
export function TryMessage({ text, given }: TryMessageProps): ReactElement {
  const { t } = useTexts();
  const [topic, setTopic] = useState(given?.topic ?? '');
  const [tried, setTried] = useState<TriedPayload>(given?.tried ?? pasted(''));
  const [answer, setAnswer] = useState<PreviewAnswer | null>(null);
  const [trouble, setTrouble] = useState('');
  const attempt = async (): Promise<void> => {
    setTrouble('');
    setAnswer(null);
    try {
      const { codec, filter, commune, source, metrics, sentinels, words } = mappingOf(text);
      const of = {
        ...(filter === '' ? {} : { filter }),
        ...(commune === '' ? {} : { commune }),
      };
      const message = { topic, ...tried.asked };
      setAnswer(await preview({ codec, source, metrics, sentinels, words, ...of, ...message }));
    } catch (error) {
      setTrouble(mappingTrouble(error, t));
    }
  };
  return (
    <fieldset className="panel">
      <legend>{t('mapping.try')}</legend>
      <CapturedMessages
        publisher={text.publisher}
        chosen={(message, payload) => {
          setTopic(message.topic);
          setTried(payload);
          setAnswer(null);
        }}
      />
      <div className="form__fields">
        <label className="field">
          {t('rejected.topic')}
          <input
            name="topic"
            value={topic}
            onChange={({ target }) => setTopic(target.value)}
            autoComplete="off"
          />
        </label>
        <label className="field field--payload">
          {t('mapping.payload')}
          <textarea
            name="payload"
            value={tried.shown}
            rows={4}
            onChange={({ target }) => setTried(pasted(target.value))}
            spellCheck={false}
          />
          {tried.isText ? null : <small className="faint">{t('mapping.givenBytes')}</small>}
        </label>
      </div>
      <button
        type="button"
        className="button"
        disabled={topic === ''}
        onClick={() => void attempt()}
      >
        {t('mapping.tryIt')}
      </button>
      <div role="status">
        {trouble ? <p className="trouble">{trouble}</p> : null}
        {answer ? <Answer answer={answer} publisher={text.publisher} /> : null}
      </div>
    </fieldset>
  );
}

interface AnswerProps {
  answer: PreviewAnswer;
  publisher: string;
}

function Answer({ answer: { facts, rejected }, publisher }: AnswerProps): ReactElement {
  const { t, word } = useTexts();
  return (
    <>
      <p>{t('mapping.facts', { count: facts.length, refused: rejected.length })}</p>
      <ul>
        {rejected.map(({ reason, detail }, at) => (
          <li key={`refused ${at}`}>
            <strong>{word('reason', reason)}</strong> <RejectDetail detail={detail} />
          </li>
        ))}
        {facts.map((fact, at) => (
          <li key={at}>
            <Fact fact={fact} publisher={publisher} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What a preview calls the publisher, which it does not know. */
const PUBLISHER = 'publisher';

function Fact({ fact, publisher }: { fact: PreviewedFact; publisher: string }): ReactElement {
  const { t, word, language } = useTexts();
  const what = (): string => {
    switch (fact.kind) {
      case 'reading':
        return `${metricWords(fact.metric, { word })} ${fact.metric} = ${formatNumber(fact.value, language, 6)}`;
      case 'case':
        return `${word('caseKind', fact.caseKind)} ${fact.id} · ${fact.state === null ? '–' : word('state', fact.state)}`;
      case 'event':
        return word('eventType', fact.type);
      case 'presence':
        return word('source', fact.state);
      case 'frame':
        return t('mapping.frame');
    }
  };
  const at = 'at' in fact ? fact.at : fact.ts;
  const source = fact.source === PUBLISHER && publisher !== '' ? publisher : fact.source;
  const commune = 'commune' in fact && typeof fact.commune === 'string' ? fact.commune : undefined;
  return (
    <>
      <code>{source}</code>
      {commune === undefined ? null : (
        <>
          {' '}
          · <UnitLabel code={commune} />
        </>
      )}{' '}
      · {what()} · <time dateTime={String(at)}>{dateTimeSeconds(momentMs(String(at)))}</time>
    </>
  );
}
