import type { Decoded } from '@nhip-xa/ports';
import type { ItemContext } from './item-context';

/** The first bytes of the two forms of a frame. */
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const beginsWith = (payload: Uint8Array, mark: Buffer): boolean =>
  mark.equals(payload.subarray(0, mark.length));

/**
 * A good frame shows that its camera sees; that much is kept of it, the picture itself not yet.
 * What is no picture is refused whole.
 */
export function decodeSnapshot(payload: Uint8Array, context: ItemContext): void {
  if (!beginsWith(payload, JPEG) && !beginsWith(payload, PNG)) {
    context.refuseWhole('bad-shape', 'neither JPEG nor PNG');
    return;
  }
  const atUs = context.receivedUs;
  const item = { fact: 'status', state: 'online', atUs, attributes: {} } as const;
  context.attempt(undefined, () => ({ item, undated: false, notes: [] }) satisfies Decoded);
}
