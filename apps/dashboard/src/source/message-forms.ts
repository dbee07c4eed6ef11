export const FORMS = ['text', 'json', 'hex'] as const;
export type Form = (typeof FORMS)[number];

/** A payload in the ways in which people read one. */
export interface ReadPayload {
  /** UTF-8; undefined: it is none. */
  text: string | undefined;
  /** Laid out; undefined: it is no JSON. */
  json: string | undefined;
  hex: string;
}

export function readPayload(base64: string): ReadPayload {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const text = textOf(bytes);
  return { text, json: text === undefined ? undefined : laidOut(text), hex: hexOf(bytes) };
}

/** The form in which a payload is read most easily. */
export const usualForm = ({ text, json }: ReadPayload): Form =>
  json !== undefined ? 'json' : text !== undefined ? 'text' : 'hex';

/** Signs that no eye reads, but for line ends and tabs: what has them is no text. */
// eslint-disable-next-line no-control-regex -- those are what is looked for
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return UNREADABLE.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

function laidOut(text: string): string | undefined {
  try {
    const document = JSON.parse(text) as unknown;
    // a bare word or number is read better as it came
    return typeof document === 'object' ? JSON.stringify(document, null, 2) : undefined;
  } catch {
    return undefined;
  }
}

const HEX_BYTES = 16;

/** `0010  7b 22 72 …  {"rain"`, sixteen bytes a line. */
function hexOf(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += HEX_BYTES) {
    const part = [...bytes.subarray(at, at + HEX_BYTES)];
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const signs = part.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·'));
    const place = at.toString(16).padStart(4, '0');
    lines.push(`${place}  ${hex.padEnd(HEX_BYTES * 3 - 1)}  ${signs.join('')}`);
  }
  return lines.join('\n');
}
