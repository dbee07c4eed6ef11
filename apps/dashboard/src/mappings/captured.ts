import type { PreviewMapping } from '@nhip-xa/contract';
import { readPayload } from '../source/message-forms';

/** A payload that is tried: as it is shown, and as the server is asked about it. */
export interface TriedPayload {
  shown: string;
  /** It is shown as what it is, not in hexadecimal. */
  isText: boolean;
  asked: Pick<PreviewMapping, 'payload' | 'payloadBase64'>;
}

export const pasted = (text: string): TriedPayload => ({
  shown: text,
  isText: true,
  asked: { payload: text },
});

/** One that came: it is tried byte by byte, and shown as hex where it is no text. */
export function captured(base64: string): TriedPayload {
  const { text, hex } = readPayload(base64);
  return {
    shown: text ?? hex,
    isText: text !== undefined,
    asked: { payloadBase64: base64 },
  };
}
