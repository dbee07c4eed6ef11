import { isUtf8 } from 'node:buffer';
import { LIMITS } from '@nhip-xa/contract';

export type JsonReading =
  { ok: true; document: unknown } | { ok: false; reason: 'not-json' | 'bad-shape'; detail: string };

const BYTE_ORDER_MARK = '\uFEFF';

/** Text of a payload in NFC, without a byte-order mark; undefined when the bytes are not UTF-8. */
export function textOf(payload: Uint8Array): string | undefined {
  if (!isUtf8(payload)) return undefined;
  const text = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('utf8');
  const bare = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return bare.length === payload.byteLength ? bare : bare.normalize('NFC');
}

/**
 * Reads a JSON document that the database can hold: no NUL in any string, no half characters, not
 * nested deeper than the limit.
 */
export function readJson(payload: Uint8Array): JsonReading {
  const text = textOf(payload);
  if (text === undefined) return { ok: false, reason: 'not-json', detail: 'not UTF-8' };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof SyntaxError ? withoutContent(error) : 'unreadable';
    return { ok: false, reason: 'not-json', detail };
  }
  if (!isShallow(document, LIMITS.jsonDepth)) {
    return { ok: false, reason: 'bad-shape', detail: `nested deeper than ${LIMITS.jsonDepth}` };
  }
  if (!text.includes('\\u')) return { ok: true, document };
  return text.includes('\\u0000') && holdsNul(document)
    ? { ok: false, reason: 'bad-shape', detail: 'a text holds the character NUL' }
    : { ok: true, document: wellFormed(document) };
}

/** The engine's message quotes the payload; a log or a page must not. */
function withoutContent({ message }: SyntaxError): string {
  if (message.startsWith('Unexpected end')) return 'ends too early';
  // of a short text it does not say where
  return /at position \d+/.exec(message)?.[0] ?? 'a character out of place';
}

function isShallow(document: unknown, depth: number): boolean {
  if (typeof document !== 'object' || document === null) return true;
  if (depth === 0) return false;
  return Object.values(document).every((value) => isShallow(value, depth - 1));
}

function holdsNul(document: unknown): boolean {
  if (typeof document === 'string') return document.includes('\0');
  if (typeof document !== 'object' || document === null) return false;
  return Object.entries(document).some(([key, value]) => key.includes('\0') || holdsNul(value));
}

function wellFormed(document: unknown): unknown {
  if (typeof document === 'string') return document.toWellFormed().normalize('NFC');
  if (typeof document !== 'object' || document === null) return document;
  if (Array.isArray(document)) return document.map(wellFormed);
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [key.toWellFormed(), wellFormed(value)]),
  );
}
