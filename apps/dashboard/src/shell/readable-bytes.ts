/** Characters of a message that a row shows; the whole of it is behind the API. */
const SHOWN = 2_000;
/** Bytes shown in hexadecimal: 64 lines. */
const HEX_SHOWN = 1_024;
const HEX_LINE = 16;

/** How the bytes of a message are shown. */
export const BYTE_FORMS = ['text', 'json', 'hex'] as const;
export type ByteForm = (typeof BYTE_FORMS)[number];

/** Text unless another form is named. */
export const byteFormOf = (name: string | undefined): ByteForm =>
  BYTE_FORMS.find((form) => form === name) ?? 'text';

/** The bytes of a text in base64; undefined: it is none. */
export function bytesOf(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Bytes in base64 as people read them; what is no JSON is shown as text. */
export function readableBytes(base64: string, form: ByteForm = 'text'): string {
  const bytes = bytesOf(base64);
  if (!bytes) return base64.slice(0, SHOWN);
  if (form === 'hex')
    return hexLines(bytes.subarray(0, HEX_SHOWN)) + (bytes.length > HEX_SHOWN ? '\n…' : '');
  const text = (form === 'json' ? indented(bytes) : undefined) ?? decoded(bytes);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** The text that bytes are; undefined where they are none that a person could have typed. */
export function typedText(bytes: Uint8Array): string | undefined {
  const text = utf8(bytes)?.replaceAll('\r\n', '\n');
  return text === undefined || text.search(CONTROL) >= 0 ? undefined : text;
}

/** An offset, 16 bytes and what they are as ASCII on each line. */
export function hexLines(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += HEX_LINE) {
    const some = Array.from(bytes.subarray(at, at + HEX_LINE));
    const codes = some.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const signs = some.map((byte) => (isSign(byte) ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(4, '0')}  ${codes.padEnd(HEX_LINE * 3)} ${signs}`);
  }
  return lines.join('\n');
}

function indented(bytes: Uint8Array): string | undefined {
  try {
    return JSON.stringify(JSON.parse(utf8(bytes) ?? ''), null, 2);
  } catch {
    return undefined;
  }
}

// eslint-disable-next-line no-control-regex -- those are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const isSign = (byte: number): boolean => byte >= 32 && byte < 127;
const escape = (code: number): string => `\\x${code.toString(16).padStart(2, '0')}`;

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-8 where it is, `\x00` for what no eye can read. */
function decoded(bytes: Uint8Array): string {
  const text = utf8(bytes);
  if (text !== undefined) return text.replace(CONTROL, (sign) => escape(sign.charCodeAt(0)));
  const some = Array.from(bytes.subarray(0, SHOWN + 1));
  return some.map((byte) => (isSign(byte) ? String.fromCharCode(byte) : escape(byte))).join('');
}
