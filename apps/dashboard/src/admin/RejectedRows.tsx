import { TOPIC_ROOT, type RejectedMessage } from '@nhip-xa/contract';
import { dateTimeSeconds, momentMs, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Asked } from './Asked';
import { RejectDetail } from './RejectDetail';
import { readableBytes, type ByteForm } from '../shell/readable-bytes';
import type { RejectedActs } from './use-rejected';

interface RowsProps {
  messages: readonly RejectedMessage[];
  form: ByteForm;
  /** Undefined: the reader may look and do nothing. */
  acts: RejectedActs | undefined;
}

/** Rejected messages, newest first, with what can be done about each. */
export function RejectedRows({ messages, form, acts }: RowsProps): ReactElement {
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
            {acts ? <th scope="col">{t('admin.actions')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => (
            <Row key={message.id} message={message} form={form} acts={acts} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Omit<RowsProps, 'messages'> {
  message: RejectedMessage;
}

function Row({ message, form, acts }: RowProps): ReactElement {
  const { t } = useTexts();
  return (
    <tr>
      <td>
        <time dateTime={message.at}>{dateTimeSeconds(momentMs(message.at))}</time>
      </td>
      <td>
        <strong>{t(`reason.${message.reason}`)}</strong>
        <span className="line faint">
          <RejectDetail detail={message.detail} />
        </span>
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
        <Bytes message={message} form={form} />
      </td>
      {acts ? (
        <td className="rejected__acts">
          <OfMessage message={message} acts={acts} />
        </td>
      ) : null}
    </tr>
  );
}

function Bytes({
  message: { bytes, size },
  form,
}: Pick<RowProps, 'message' | 'form'>): ReactElement {
  const { t } = useTexts();
  return (
    <>
      {bytes === '' && size > 0 ? null : (
        <code className={form === 'hex' ? 'bytes bytes--hex' : 'bytes'} tabIndex={0}>
          {readableBytes(bytes, form)}
        </code>
      )}
      <span className="faint">
        {t('rejected.size', { count: size })}
        {bytes === '' && size > 0 ? ` – ${t('rejected.nothingKept')}` : null}
      </span>
    </>
  );
}

/** One message is mended at its mapping, read again, or thrown away. */
function OfMessage({
  message,
  acts,
}: {
  message: RejectedMessage;
  acts: RejectedActs;
}): ReactElement {
  const { t } = useTexts();
  const { id, retriable } = message;
  return (
    <>
      <Mend message={message} />
      {retriable ? (
        <button type="button" className="button" onClick={() => void acts.readAgain(id)}>
          {t('rejected.retry')}
        </button>
      ) : (
        <small className="faint">{t('rejected.partOnly')}</small>
      )}
      <Asked
        act={t('rejected.forget')}
        question={t('rejected.forgetAsk')}
        done={() => acts.forget(id)}
      />
    </>
  );
}

/** The way to where what is wrong can be put right. */
function Mend({ message }: { message: RejectedMessage }): ReactElement | null {
  const { t } = useTexts();
  const { id, topic, mapping, proposal, bytes } = message;
  if (proposal !== undefined) {
    return <Link to="/admin/mappings">{t('rejected.approve', { key: proposal })}</Link>;
  }
  if (mapping === undefined && topic.startsWith(`${TOPIC_ROOT}/`)) return null;
  const given = bytes === '' ? {} : { message: id };
  return (
    <Link to="/admin/mappings" search={{ ...given, ...(mapping && { change: mapping }) }}>
      {mapping === undefined ? t('rejected.mendNew') : t('rejected.mend', { id: mapping })}
    </Link>
  );
}
