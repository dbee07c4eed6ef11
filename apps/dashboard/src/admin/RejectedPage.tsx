import { REJECT_REASONS, type RejectReason, type RejectedMessage } from '@nhip-xa/contract';
import { dateTimeSeconds, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { part } from '../api/http';
import { rejectedQuery } from '../api/queries';
import { Empty, Loading, Trouble } from '../shell/states';
import { UnitLabel } from '../shell/UnitLabel';
import { AdminHead } from './AdminHead';
import { Asked } from './Asked';
import { readableBytes } from './readable-bytes';
import { useRejected } from './use-rejected';

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
      {isReason(reason) ? <OfReason reason={reason} /> : null}
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

const isReason = (reason: string | undefined): reason is RejectReason =>
  (REJECT_REASONS as readonly (string | undefined)[]).includes(reason);

/** What is done to all messages of a reason. */
function OfReason({ reason }: { reason: RejectReason }): ReactElement {
  const { t } = useTexts();
  const { told, readAgain, forget } = useRejected();
  return (
    <div className="choice">
      <button
        type="button"
        className="button"
        onClick={() => void readAgain('/rejected/retry', { reason })}
      >
        {t('rejected.retryAll')}
      </button>{' '}
      <Asked
        act={t('rejected.forgetAll')}
        question={t('rejected.forgetAllAsk', { reason: t(`reason.${reason}`) })}
        done={() => forget('/rejected/forget', { method: 'POST', body: { reason } })}
      />
      <p role="status">{told}</p>
    </div>
  );
}

/** One message is read again, or thrown away. */
function OfMessage({ message: { id, retriable } }: { message: RejectedMessage }): ReactElement {
  const { t } = useTexts();
  const { told, readAgain, forget } = useRejected();
  return (
    <>
      {retriable ? (
        <button
          type="button"
          className="button"
          onClick={() => void readAgain(`/rejected/${part(id)}/retry`)}
        >
          {t('rejected.retry')}
        </button>
      ) : null}{' '}
      <Asked
        act={t('rejected.forget')}
        question={t('rejected.forgetAsk')}
        done={() => forget(`/rejected/${part(id)}`, { method: 'DELETE' })}
      />
      <p role="status">{told}</p>
    </>
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
            <th scope="col">{t('admin.actions')}</th>
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
              <td>
                <OfMessage message={message} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
