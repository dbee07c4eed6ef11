import type { Ledger } from '@nhip-xa/contract';
import { dateTimeSeconds, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { AdminHead } from '../admin/AdminHead';
import { ledgerQuery } from '../api/queries';
import { MoreButton } from '../shell/MoreButton';
import { Loading, Trouble, troubleWords } from '../shell/states';
import { LedgerSum } from './LedgerSum';
import { LedgerTable } from './LedgerTable';
import { SpoolPanel } from './SpoolPanel';

/** What came in and what became of it: the sum, the spool, and each unit. */
export function LedgerPage(): ReactElement {
  const pages = useInfiniteQuery(ledgerQuery);
  const first = pages.data?.pages[0];
  return (
    <>
      <AdminHead page="nav.ledger" />
      {first ? <AsOf ledger={first} error={pages.error} /> : null}
      {!first && pages.error ? (
        <Trouble error={pages.error} retry={() => void pages.refetch()} />
      ) : null}
      {!first && !pages.error ? <Loading rows={3} tall /> : null}
      {first ? (
        <>
          <LedgerSum counts={first.total} />
          <SpoolPanel spool={first.spool} />
          <LedgerTable lines={pages.data?.pages.flatMap(({ items }) => items) ?? []} />
        </>
      ) : null}
      <MoreButton pages={pages} />
    </>
  );
}

/** How the figures are to be read, of when they are, and why they are not newer. */
function AsOf({ ledger, error }: { ledger: Ledger; error: Error | null }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="ledger-head">
      <p className="faint">{t('ledger.what')}</p>
      <p className="ledger-head__at">
        {t('ledger.at', { moment: dateTimeSeconds(momentMs(ledger.at)) })}
      </p>
      <p className="trouble" role="status">
        {error ? t('ledger.failing', { why: troubleWords(error, t) }) : null}
      </p>
    </div>
  );
}
