import type { LedgerCounts } from '@nhip-xa/contract';
import { StatusMark, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { PLACES, balanceOf, verdictOf } from './balance';
import { Figure } from './Figure';

/** Received = stored + repeats + rejected + spooled + in hand, and whether it is so. */
export function LedgerSum({ counts }: { counts: LedgerCounts }): ReactElement {
  const { t } = useTexts();
  return (
    <section aria-labelledby="ledger-sum" className="ledger-sum">
      <h2 id="ledger-sum" className="visually-hidden">
        {t('ledger.sum')}
      </h2>
      <dl className="ledger-sum__terms">
        <div className="ledger-sum__term ledger-sum__term--whole">
          <dt>{t('ledger.received')}</dt>
          <dd>
            <Figure count={counts.received} />
          </dd>
        </div>
        {PLACES.map((place, at) => (
          <div key={place} className="ledger-sum__term" data-sign={at === 0 ? '=' : '+'}>
            <dt>{t(`ledger.${place}`)}</dt>
            <dd>
              <Figure count={counts[place]} />
            </dd>
            <dd className="ledger-sum__how">{t(`ledger.${place}How`)}</dd>
            {place === 'repeats' ? <Conflicts count={counts.conflicts} /> : null}
          </div>
        ))}
      </dl>
      <Verdict balance={balanceOf(counts)} />
    </section>
  );
}

function Conflicts({ count }: { count: number }): ReactElement {
  const { t } = useTexts();
  return (
    <dd className="ledger-sum__within" data-any={count > 0}>
      {t('ledger.conflictsWithin', { count })}
    </dd>
  );
}

function Verdict({ balance }: { balance: number }): ReactElement {
  const { t } = useTexts();
  const verdict = verdictOf(balance);
  return (
    <p className="ledger-sum__verdict" data-verdict={verdict} role="status">
      <StatusMark status={verdict === 'holds' ? 'good' : 'critical'} />
      {t(`ledger.${verdict}`, { count: Math.abs(balance) })}
    </p>
  );
}
