import { LIMITS, type PrivacyTrial, type PrivacyTrialAnswer } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { ChoiceField, TextField } from '../admin/fields';
import { tryPrivacy } from './queries';
import { SmallForm } from './SmallForm';

const CHANNELS = ['event', 'case', 'telemetry', 'status'] as const;

const EXAMPLE = `[
  {"id": "1", "type": "trade.order", "amount": 120000},
  {"id": "2", "type": "trade.order", "attributes": {"hoTen": "Nguyễn Văn A"}}
]`;

/** A message to try: what of it would be refused, and how it would be kept. Changes nothing. */
export function PrivacyTrialBox(): ReactElement {
  const { t, word } = useTexts();
  const [answer, setAnswer] = useState<PrivacyTrialAnswer | null>(null);
  const send = async (values: Record<string, string>): Promise<void> => {
    setAnswer(null);
    const also = (values.also ?? '')
      .split(/[,;\s]+/)
      .filter((key) => key.length > 1)
      .slice(0, 50);
    const channel = values.channel as PrivacyTrial['channel'];
    setAnswer(await tryPrivacy({ channel, payload: values.payload ?? '', also }));
  };
  return (
    <div className="ops__pair">
      <SmallForm title={t('privacy.trial')} act={t('privacy.try')} done="" send={send}>
        <ChoiceField
          name="channel"
          label={t('privacy.channel')}
          choices={CHANNELS.map((channel) => ({
            value: channel,
            text: `${word('messageChannel', channel)} (${channel})`,
          }))}
        />
        <label className="field">
          {t('privacy.message')}
          <textarea
            name="payload"
            rows={7}
            defaultValue={EXAMPLE}
            maxLength={LIMITS.trialCharacters}
            spellCheck={false}
            required
          />
        </label>
        <TextField name="also" label={t('privacy.also')} how={t('privacy.alsoHow')} />
      </SmallForm>
      <section className="panel" aria-label={t('privacy.answer')} aria-live="polite">
        <h2>{t('privacy.answer')}</h2>
        {answer ? <Answer answer={answer} /> : <p className="empty">{t('privacy.answerNone')}</p>}
      </section>
    </div>
  );
}

function Answer({ answer }: { answer: PrivacyTrialAnswer }): ReactElement {
  const { t, word } = useTexts();
  const { accepted, refused, found, masked } = answer;
  return (
    <>
      <p>
        <strong>{t('privacy.counts', { accepted, refused: refused.length })}</strong>
      </p>
      {refused.length === 0 ? null : (
        <ul className="rows">
          {refused.map(({ reason, detail }, at) => (
            <li key={at}>
              <span>{word('reason', reason)}</span>
              <code>{detail}</code>
            </li>
          ))}
        </ul>
      )}
      {found.length === 0 ? null : (
        <p>
          {t('privacy.found')}{' '}
          {found.map((place, at) => (
            <span key={place}>
              {at > 0 ? ', ' : ''}
              <code>{place}</code>
            </span>
          ))}
        </p>
      )}
      <h3>{t('privacy.masked')}</h3>
      {masked === null ? (
        <p>{t('privacy.noJson')}</p>
      ) : (
        <pre className="bytes" tabIndex={0} data-scroll aria-label={t('privacy.masked')}>
          {masked}
        </pre>
      )}
    </>
  );
}
