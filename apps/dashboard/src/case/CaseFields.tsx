import type { CaseFact } from '@nhip-xa/contract';
import { unitWord } from '@nhip-xa/domain';
import { dateTime, formatNumber, momentMs, useTexts, type Texts } from '@nhip-xa/web-ui';
import type { ReactElement, ReactNode } from 'react';
import { SourceLink } from '../shell/SourceLink';
import { UnitLabel } from '../shell/UnitLabel';

const MOMENTS = [
  'openedAt',
  'intakeDueAt',
  'acceptedAt',
  'dueAt',
  'effectiveDueAt',
  'closedAt',
] as const;
const WORDS = ['category', 'receivedBy'] as const;

/** The fields that a case has; those it does not have are left out. */
export function CaseFields({ fact }: { fact: CaseFact }): ReactElement {
  const { t, word, language } = useTexts();
  return (
    <section className="panel" aria-labelledby="fields">
      <h2 id="fields">{t('case.fields')}</h2>
      <dl className="fields">
        <Field name={t('case.unit')}>
          <UnitLabel code={fact.unit} />
        </Field>
        {MOMENTS.map((name) => {
          const moment = fact[name];
          return moment ? (
            <Field key={name} name={t(`case.${name}`)}>
              {dateTime(momentMs(moment))}
              {name === 'dueAt' && fact.dueFrom === 'policy' ? (
                <span className="line faint">{t('case.dueByPolicy')}</span>
              ) : null}
            </Field>
          ) : null;
        })}
        {fact.severity ? (
          <Field name={t('case.severity')}>{word('severity', fact.severity)}</Field>
        ) : null}
        {fact.village ? (
          <Field name={t('case.village')}>
            <UnitLabel code={fact.village} />
          </Field>
        ) : null}
        {WORDS.map((name) =>
          fact[name] ? (
            <Field key={name} name={t(`case.${name}`)}>
              {fact[name]}
            </Field>
          ) : null,
        )}
        <Pauses pauses={fact.pauses} />
        {fact.source ? (
          <Field name={t('item.source')}>
            <SourceLink source={fact.source}>{fact.source}</SourceLink>
          </Field>
        ) : null}
        {Object.entries(fact.attributes).map(([name, value]) => (
          <Field key={name} name={word('attribute', name)}>
            {attributeWords(name, value, { word, language })}
          </Field>
        ))}
      </dl>
    </section>
  );
}

/** An attribute as people say it, where it is one of ours; otherwise as it came. */
function attributeWords(
  name: string,
  value: unknown,
  { word, language }: Pick<Texts, 'word' | 'language'>,
): string {
  if (typeof value === 'string') return word(`attribute.${name}`, value);
  if (typeof value === 'boolean') return word('attribute', value ? 'yes' : 'no');
  if (typeof value !== 'number') return JSON.stringify(value);
  return `${formatNumber(value, language)} ${name === 'fee' ? unitWord('VND', language) : ''}`;
}

function Pauses({ pauses }: Pick<CaseFact, 'pauses'>): ReactElement | null {
  const { t, word } = useTexts();
  if (pauses.length === 0) return null;
  return (
    <Field name={t('case.pauses')}>
      {pauses.map(({ from, to, why }) => (
        <span key={from} className="line">
          {dateTime(momentMs(from))} – {to ? dateTime(momentMs(to)) : t('case.pauseOpen')} (
          {word('state', why)})
        </span>
      ))}
    </Field>
  );
}

/** A name and what stands under it. */
export function Field({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
