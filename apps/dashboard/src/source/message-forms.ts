import { bytesOf, hexLines, typedText, type ByteForm } from '../shell/readable-bytes';

/** A payload in the ways in which people read one. */
export interface ReadPayload {
  /** UTF-8; undefined: it is none. */
  text: string | undefined;
  /** Laid out; undefined: it is no JSON. */
  json: string | undefined;
  hex: string;
}

export function readPayload(base64: string): ReadPayload {
  const bytes = bytesOf(base64) ?? new Uint8Array();
  const text = typedText(bytes);
  return { text, json: text === undefined ? undefined : laidOut(text), hex: hexLines(bytes) };
}

/** The form in which a payload is read most easily. */
export const usualForm = ({ text, json }: ReadPayload): ByteForm =>
  json !== undefined ? 'json' : text !== undefined ? 'text' : 'hex';

function laidOut(text: string): string | undefined {
  try {
    const document = JSON.parse(text) as unknown;
    // a bare word or number is read better as it came
    return typeof document === 'object' ? JSON.stringify(document, null, 2) : undefined;
  } catch {
    return undefined;
  }
}
