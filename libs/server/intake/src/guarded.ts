import type { DecodedParts, IncomingMessage } from '@nhip-xa/ports';

type Decode = (message: IncomingMessage) => DecodedParts;
/** The payload of a message as it may be kept: nobody is named. Empty: nothing of it may. */
export type Kept = (message: IncomingMessage) => Uint8Array;

/**
 * A decoder that never throws: what it breaks on goes to the rejected. The fault is ours, not
 * the device's, and must neither end the process nor be sent again for ever.
 */
export function guarded(
  decode: Decode,
  kept: Kept,
  onError: (error: unknown, what: string) => void,
): Decode {
  return (message) => {
    try {
      return decode(message);
    } catch (error) {
      onError(error, 'decoding a message; it is kept among the rejected');
      const bytes = kept(message);
      const size = message.payload.byteLength;
      const partial = bytes.byteLength === 0 && size > 0 ? { partial: true as const } : {};
      const detail = error instanceof Error ? error.name : 'unknown error';
      const rejected = { reason: 'decoder-failed', detail, bytes, size, ...partial } as const;
      return [{ message, items: [], rejected: [rejected] }];
    }
  };
}
