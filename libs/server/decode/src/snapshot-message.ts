import type { Decoded, FrameType } from '@nhip-xa/ports';
import type { ItemContext } from './item-context';
import { BROKEN_FRAME_BYTES_KEPT } from './limits';

/** The first bytes of the two forms of a frame, and the last. */
const JPEG_START = Buffer.from([0xff, 0xd8, 0xff]);
const JPEG_END = Buffer.from([0xff, 0xd9]);
const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** The chunk IEND: no data, its name, its checksum. */
const PNG_END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);

/** A good frame is kept and shows that its camera sees; what is no whole picture is refused. */
export function decodeSnapshot(payload: Uint8Array, context: ItemContext): void {
  const found = frameTypeOf(payload);
  if ('fault' in found) {
    context.refuseWhole('bad-shape', found.fault, BROKEN_FRAME_BYTES_KEPT);
    return;
  }
  const { contentType } = found;
  const item = { fact: 'frame', atUs: context.receivedUs, contentType, bytes: payload } as const;
  // identical frames one after the other are what a still scene looks like: whether one is a repeat
  // is judged where the last one is kept
  context.attempt(undefined, () => ({ item, undated: false, notes: [] }) satisfies Decoded);
}

/** Judged by its structure: how it begins, and that its end came too. */
function frameTypeOf(payload: Uint8Array): { contentType: FrameType } | { fault: string } {
  if (beginsWith(payload, PNG_START)) {
    return endsWith(payload, PNG_END) ? { contentType: 'image/png' } : { fault: 'a PNG cut short' };
  }
  if (!beginsWith(payload, JPEG_START)) return { fault: 'neither JPEG nor PNG' };
  return endsWith(withoutPadding(payload), JPEG_END)
    ? { contentType: 'image/jpeg' }
    : { fault: 'a JPEG cut short' };
}

const beginsWith = (payload: Uint8Array, mark: Buffer): boolean =>
  mark.equals(payload.subarray(0, mark.length));

const endsWith = (payload: Uint8Array, mark: Buffer): boolean =>
  payload.length > mark.length && mark.equals(payload.subarray(-mark.length));

/** Cameras fill up their buffers with zeros. */
function withoutPadding(payload: Uint8Array): Uint8Array {
  let { length } = payload;
  while (length > 0 && payload[length - 1] === 0) length -= 1;
  return payload.subarray(0, length);
}
