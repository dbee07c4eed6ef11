import type { DataRefused, Decoded, DecodedMessage } from '@nhip-xa/ports';

/**
 * What is left to try of messages that the database refused as they are: two halves, or the only
 * item among the rejected; undefined when no item is left to blame.
 */
export function divide(
  messages: readonly DecodedMessage[],
  error: DataRefused,
): DecodedMessage[][] | undefined {
  const [only] = messages;
  if (messages.length > 1) {
    const middle = Math.ceil(messages.length / 2);
    return [messages.slice(0, middle), messages.slice(middle)];
  }
  if (!only || only.items.length === 0) return undefined;
  if (only.items.length + only.rejected.length > 1) return halvesOf(only);
  return [[refused(only, only.items[0] as Decoded, error)]];
}

function halvesOf({ message, items, rejected }: DecodedMessage): DecodedMessage[][] {
  const middle = Math.ceil(items.length / 2);
  return [
    [{ message, items: items.slice(0, middle), rejected: [] }],
    [{ message, items: items.slice(middle), rejected }],
  ];
}

function refused(
  { message }: DecodedMessage,
  { item }: Decoded,
  error: DataRefused,
): DecodedMessage {
  // of a picture its size says enough
  const kept = item.fact === 'frame' ? { ...item, bytes: item.bytes.byteLength } : item;
  const bytes = Buffer.from(JSON.stringify(kept));
  const row = {
    reason: 'storage-refused',
    detail: error.message,
    bytes,
    size: bytes.length,
  } as const;
  return { message, items: [], rejected: [row] };
}
