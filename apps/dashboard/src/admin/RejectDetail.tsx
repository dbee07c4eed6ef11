import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { detailWords, sentName } from './reject-detail';

/** Why a message was refused, in words; what was sent under another name stands beside them. */
export function RejectDetail({ detail }: { detail: string }): ReactElement {
  const texts = useTexts();
  const name = sentName(detail, texts);
  return (
    <>
      {detailWords(detail, texts)} {name === undefined ? null : <code>{name}</code>}
    </>
  );
}
