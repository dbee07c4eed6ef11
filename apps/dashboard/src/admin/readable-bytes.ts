/** Characters of a message that a row shows; the whole of it is behind the API. */
const SHOWN = 2_000;

/** Bytes in base64 as text: UTF-8 where it is, `\x00` for what no eye can read. */
export function readableBytes(base64: string): string {
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  } catch {
    return base64.slice(0, SHOWN);
  }
  const text = decoded(bytes).slice(0, SHOWN);
  return bytes.length > SHOWN ? `${text}…` : text;
}

const hex = (code: number): string => `\\x${code.toString(16).padStart(2, '0')}`;

function decoded(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // eslint-disable-next-line no-control-regex -- those are what is looked for
    return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, (sign) => hex(sign.charCodeAt(0)));
  } catch {
    return Array.from(bytes.subarray(0, SHOWN), (byte) =>
      byte >= 32 && byte < 127 ? String.fromCharCode(byte) : hex(byte),
    ).join('');
  }
}
