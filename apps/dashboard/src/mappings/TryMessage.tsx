import type { PreviewAnswer, PreviewedFact } from '@nhip-xa/contract';
import { dateTimeSeconds, formatNumber, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { CapturedMessages } from './CapturedMessages';
import { pasted, type TriedPayload } from './captured';
import { preview } from './mapping-queries';
import { mappingOf, type MappingText } from './mapping-text';
import { mappingTrouble } from './mapping-trouble';

/** A message that was pasted or that came, and the facts that it would make under the mapping as it stands in the form. */
export function TryMessage({ text }: { text: MappingText }): ReactElement {
  const { t } = useTexts();
  const [topic, setTopic] = useState('');
  const [tried, setTried] = useState<TriedPayload>(pasted(''));
  const [answer, setAnswer] = useState<PreviewAnswer | null>(null);
  const [trouble, setTrouble] = useState('');
  const attempt = async (): Promise<void> => {
    setTrouble('');
    setAnswer(null);
    try {
      const { codec, filter, commune, source, metrics, words } = mappingOf(text);
      const given = {
        ...(filter === '' ? {} : { filter }),
        ...(commune === '' ? {} : { commune }),
      };
      const message = { topic, ...tried.asked };
      setAnswer(await preview({ codec, source, metrics, words, ...given, ...message }));
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
        <label className="field">
          {t('mapping.payload')}
          <textarea
            name="payload"
            value={tried.shown}
            rows={4}
            onChange={({ target }) => setTried(pasted(target.value))}
            spellCheck={false}
          />
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
        {answer ? <Answer answer={answer} /> : null}
      </div>
    </fieldset>
  );
}

function Answer({ answer: { facts, rejected } }: { answer: PreviewAnswer }): ReactElement {
  const { t, word } = useTexts();
  return (
    <>
      <p>{t('mapping.facts', { count: facts.length, refused: rejected.length })}</p>
      <ul>
        {rejected.map(({ reason, detail }, at) => (
          <li key={`refused ${at}`}>
            <strong>{word('reason', reason)}</strong> {detail}
          </li>
        ))}
        {facts.map((fact, at) => (
          <li key={at}>
            <Fact fact={fact} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Fact({ fact }: { fact: PreviewedFact }): ReactElement {
  const { t, word, language } = useTexts();
  const what = (): string => {
    switch (fact.kind) {
      case 'reading':
        return `${fact.metric} = ${formatNumber(fact.value, language, 6)}`;
      case 'case':
        return `${word('caseKind', fact.caseKind)} ${fact.id} · ${fact.state === null ? '–' : word('state', fact.state)}`;
      case 'event':
        return fact.type;
      case 'presence':
        return word('source', fact.state);
      case 'frame':
        return t('mapping.frame');
    }
  };
  const at = 'at' in fact ? fact.at : fact.ts;
  return (
    <>
      <code>{fact.source}</code> · {what()} ·{' '}
      <time dateTime={String(at)}>{dateTimeSeconds(momentMs(String(at)))}</time>
    </>
  );
}
