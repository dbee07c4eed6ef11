import type { PreviewMapping } from '@nhip-xa/contract';
import { readPayload } from '../source/message-forms';

/** A payload that is tried: as it is shown, and as the server is asked about it. */
export interface TriedPayload {
  shown: string;
  asked: Pick<PreviewMapping, 'payload' | 'payloadBase64'>;
}

export const pasted = (text: string): TriedPayload => ({ shown: text, asked: { payload: text } });

/** One that came: what is no text is tried byte by byte, and shown as hex. */
export function captured(base64: string): TriedPayload {
  const { text, hex } = readPayload(base64);
  return text === undefined ? { shown: hex, asked: { payloadBase64: base64 } } : pasted(text);
}
