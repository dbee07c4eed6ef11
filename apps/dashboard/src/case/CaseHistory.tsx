import type { CaseFact } from '@nhip-xa/contract';
import { dateTimeSeconds, momentMs, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Empty } from '../shell/states';

/** Each state the case was in, the newest first, with the moment at which the server learnt of it. */
export function CaseHistory({ steps }: { steps: NonNullable<CaseFact['history']> }): ReactElement {
  const { t, word } = useTexts();
  const newestFirst = [...steps].sort((a, b) => momentMs(b.ts) - momentMs(a.ts));
  return (
    <section className="panel" aria-labelledby="case-history">
      <h2 id="case-history">{t('case.history')}</h2>
      {steps.length === 0 ? <Empty>{t('case.historyNone')}</Empty> : null}
      <ol className="steps">
        {newestFirst.map((step, at) => (
          <li key={`${step.ts} ${step.receivedAt} ${at}`}>
            <strong>{step.state ? word('state', step.state) : '–'}</strong>
            <time dateTime={step.ts}>{dateTimeSeconds(momentMs(step.ts))}</time>
            <span className="faint">
              {t('case.received', { moment: dateTimeSeconds(momentMs(step.receivedAt)) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
