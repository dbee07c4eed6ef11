import { useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { MoreButton } from '../shell/MoreButton';
import { useLooksAfterSources } from '../shell/me';
import { Empty, Loading, Trouble } from '../shell/states';
import { AdminHead } from './AdminHead';
import { Asked } from './Asked';
import { RejectedFilters } from './RejectedFilters';
import { RejectedRows } from './RejectedRows';
import { byteFormOf } from '../shell/readable-bytes';
import {
  rejectedCountsQuery,
  rejectedFilter,
  rejectedQuery,
  type RejectedFilter,
} from './rejected-queries';
import './rejected.css';
import { useRejected, type RejectedActs } from './use-rejected';

/** Every message that was refused, with its reason and its bytes as they came. */
export function RejectedPage(): ReactElement {
  const search = useSearch({ from: '/console/admin/rejected' });
  const filter = rejectedFilter(search);
  const mayAct = useLooksAfterSources();
  const acts = useRejected();
  return (
    <>
      <AdminHead page="nav.rejected" />
      <RejectedFilters filter={filter} form={byteFormOf(search.as)} />
      {mayAct ? <OfReason filter={filter} acts={acts} /> : null}
      <List
        key={JSON.stringify(filter)}
        filter={filter}
        form={byteFormOf(search.as)}
        acts={mayAct ? acts : undefined}
      />
      <div className="rejected__told" role="status">
        {acts.told.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </>
  );
}

interface ListProps {
  filter: RejectedFilter;
  form: ReturnType<typeof byteFormOf>;
  acts: RejectedActs | undefined;
}

function List({ filter, form, acts }: ListProps): ReactElement {
  const { t } = useTexts();
  const pages = useInfiniteQuery(rejectedQuery(filter));
  const messages = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Object.keys(filter).some((name) => name !== 'unit');
  return (
    <>
      {pages.error ? <Trouble error={pages.error} retry={() => void pages.refetch()} /> : null}
      {!pages.data && !pages.error ? <Loading rows={8} /> : null}
      {pages.data && messages.length === 0 ? (
        <Empty>{t(isFiltered ? 'rejected.emptyFiltered' : 'rejected.empty')}</Empty>
      ) : null}
      {messages.length > 0 ? <RejectedRows messages={messages} form={form} acts={acts} /> : null}
      <MoreButton pages={pages} />
    </>
  );
}

/** What is done to all messages of a reason, as far as the filter goes. */
function OfReason({
  filter,
  acts,
}: {
  filter: RejectedFilter;
  acts: RejectedActs;
}): ReactElement | null {
  const { t } = useTexts();
  const counts = useQuery(rejectedCountsQuery(filter));
  const { reason } = filter;
  const count = counts.data?.reasons.find((one) => one.reason === reason)?.messages ?? 0;
  if (reason === undefined || count === 0) return null;
  return (
    <div className="choice">
      <button
        type="button"
        className="button button--main"
        onClick={() => void acts.readAgain({ ...filter, reason })}
      >
        {t('rejected.retryAllOf', { count })}
      </button>
      <Asked
        act={t('rejected.forgetAllOf', { count })}
        question={t('rejected.forgetAllOfAsk', { count, reason: t(`reason.${reason}`) })}
        done={() => acts.forget({ ...filter, reason })}
      />
    </div>
  );
}
