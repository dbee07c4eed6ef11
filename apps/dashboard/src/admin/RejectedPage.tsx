import { REJECT_REASONS, type RejectedMessage } from '@nhip-xa/contract';
import { dateTimeSeconds, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { rejectedQuery } from '../api/queries';
import { Empty, Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { AdminHead } from './AdminHead';
import { readableBytes } from './readable-bytes';

/** Every message that was refused, with its reason and its bytes as they came. */
export function RejectedPage(): ReactElement {
  const { t } = useTexts();
  const { reason, unit } = useSearch({ from: '/console/admin/rejected' });
  const pages = useInfiniteQuery(rejectedQuery(reason, unit));
  const messages = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <AdminHead page="nav.rejected" />
      {unit === undefined ? null : <OfUnit unit={unit} />}
      <ReasonChoice reason={reason} />
      {pages.error ? <Trouble error={pages.error} retry={() => void pages.refetch()} /> : null}
      {!pages.data && !pages.error ? <Loading rows={8} /> : null}
      {pages.data && messages.length === 0 ? <Empty>{t('rejected.empty')}</Empty> : null}
      {messages.length > 0 ? <Rows messages={messages} /> : null}
      {pages.hasNextPage ? (
        <button type="button" className="button" onClick={() => void pages.fetchNextPage()}>
          {t('more')}
        </button>
      ) : null}
    </>
  );
}

/** The list is of one unit, and the way to all of them. */
function OfUnit({ unit }: { unit: string }): ReactElement {
  const { t } = useTexts();
  return (
    <p>
      <strong>
        <UnitLabel code={unit} />
      </strong>{' '}
      ·{' '}
      <Link to="/admin/rejected" search={({ unit: _unit, ...rest }) => rest}>
        {t('rejected.allUnits')}
      </Link>
    </p>
  );
}

function ReasonChoice({ reason }: { reason: string | undefined }): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate({ from: '/admin/rejected' });
  return (
    <label className="choice">
      {t('rejected.reason')}
      <select
        value={reason ?? ''}
        onChange={({ target }) =>
          void navigate({
            search: (before) => ({ ...before, reason: target.value }),
            replace: true,
          })
        }
      >
        <option value="">{t('rejected.allReasons')}</option>
        {REJECT_REASONS.map((name) => (
          <option key={name} value={name}>
            {t(`reason.${name}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Rows({ messages }: { messages: readonly RejectedMessage[] }): ReactElement {
  const { t } = useTexts();
  return (
    <div className="table-box" data-scroll>
      <table className="table table--bytes">
        <thead>
          <tr>
            <th scope="col">{t('rejected.at')}</th>
            <th scope="col">{t('rejected.reason')}</th>
            <th scope="col">{t('rejected.topic')}</th>
            <th scope="col">{t('rejected.bytes')}</th>
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => (
            <tr key={message.id}>
              <td>{dateTimeSeconds(momentMs(message.at))}</td>
              <td>
                <strong>{t(`reason.${message.reason}`)}</strong>
                <span className="line faint">{message.detail}</span>
              </td>
              <td>
                <code>{message.topic}</code>
                {message.source ? (
                  <Link className="line" to="/s/$key" params={{ key: message.source }}>
                    {message.source}
                  </Link>
                ) : null}
              </td>
              <td>
                <code className="bytes">{readableBytes(message.bytes)}</code>
                <span className="faint">{t('rejected.size', { count: message.size })}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
