import type { DecodedParts, IncomingMessage } from '@nhip-xa/ports';

type Decode = (message: IncomingMessage) => DecodedParts;

/**
 * A decoder that never throws: what it breaks on goes whole to the rejected. The fault is ours, not
 * the device's, and must neither end the process nor be sent again for ever.
 */
export function guarded(decode: Decode, onError: (error: unknown, what: string) => void): Decode {
  return (message) => {
    try {
      return decode(message);
    } catch (error) {
      onError(error, 'decoding a message; it is kept among the rejected');
      const { payload: bytes } = message;
      const detail = error instanceof Error ? error.name : 'unknown error';
      const rejected = { reason: 'decoder-failed', detail, bytes, size: bytes.byteLength } as const;
      return [{ message, items: [], rejected: [rejected] }];
    }
  };
}
