import type { TracedMessage } from '@nhip-xa/contract';
import { dateTimeSeconds, formatBytes, formatNumber, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { RejectDetail } from '../admin/RejectDetail';
import { Field } from '../case/CaseFields';
import { BYTE_FORMS, type ByteForm } from '../shell/readable-bytes';
import { readPayload, usualForm, type ReadPayload } from './message-forms';

interface OneMessageProps {
  message: TracedMessage;
  close: () => void;
}

/** One message, whole. */
export function OneMessage({ message, close }: OneMessageProps): ReactElement {
  const { t, language } = useTexts();
  const { topic, at, qos, size, via } = message;
  const marks = [
    qos === null ? t('trace.http') : `${t('trace.qos')} ${qos}`,
    ...(['retained', 'dup', 'will'] as const).flatMap((mark) =>
      message[mark] ? [t(`trace.${mark}`)] : [],
    ),
    ...(via === null ? [] : [t('trace.via', { key: via })]),
    formatBytes(size, language),
  ];
  const title = t('trace.message', { moment: dateTimeSeconds(momentMs(at)) });
  return (
    <article className="trace__one" aria-label={title}>
      <div className="trace__head">
        <h3>{title}</h3>
        <button type="button" className="button" onClick={close}>
          {t('trace.close')}
        </button>
      </div>
      <dl className="fields">
        <Field name={t('trace.topic')}>
          <code>{topic}</code>
          <span className="line faint">{marks.join(' · ')}</span>
        </Field>
        <Field name={t('trace.became')}>
          <Results message={message} />
        </Field>
      </dl>
      <Payload message={message} />
    </article>
  );
}

function Results({ message }: { message: TracedMessage }): ReactElement {
  const { t, language, word } = useTexts();
  const { facts, refusals, taken, refused } = message;
  const more = taken - facts.length + (refused - refusals.length);
  if (taken + refused === 0) return <>{t('trace.ignored')}</>;
  return (
    <ul>
      {refusals.map(({ reason, detail }, place) => (
        <li key={`refused ${place}`} className="trace__became" data-refused>
          <strong>{word('reason', reason)}</strong> <RejectDetail detail={detail} />
        </li>
      ))}
      {facts.map(({ kind, name, value }, place) => (
        <li key={place}>
          {kind === 'status' ? word('source', name) : name}
          {value === undefined ? '' : ` = ${formatNumber(value, language, 6)}`}
        </li>
      ))}
      {more > 0 ? <li className="faint">{t('trace.more', { count: more })}</li> : null}
    </ul>
  );
}

function Payload({ message: { bytes, hidden, masked } }: { message: TracedMessage }): ReactElement {
  const { t } = useTexts();
  if (bytes === null) return <p className="faint">{t(`trace.hidden.${hidden ?? 'too-large'}`)}</p>;
  return (
    <>
      {masked ? <p className="faint">{t('trace.masked')}</p> : null}
      <Forms read={readPayload(bytes)} />
    </>
  );
}

function Forms({ read }: { read: ReadPayload }): ReactElement {
  const { t } = useTexts();
  const [form, setForm] = useState<ByteForm>(usualForm(read));
  return (
    <>
      <div className="segments" role="group" aria-label={t('trace.form')}>
        {BYTE_FORMS.filter((name) => read[name] !== undefined).map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === form}
            onClick={() => setForm(name)}
          >
            {t(`trace.form.${name}`)}
          </button>
        ))}
      </div>
      <pre className="trace__payload" tabIndex={0} aria-label={t('mapping.payload')} data-scroll>
        {read[form]}
      </pre>
    </>
  );
}
