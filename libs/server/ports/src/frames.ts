import type { FrameType } from './facts';

/** A frame as it is shown. */
export interface ShownFrame {
  atMs: number;
  contentType: FrameType;
  bytes: Uint8Array;
  /** Names these bytes: other bytes have another. */
  tag: string;
}

export const FRAME_SIZES = ['small', 'whole'] as const;
export type FrameSize = (typeof FRAME_SIZES)[number];

/** The newest good frames of sources. */
export interface FrameReader {
  /**
   * Undefined: there is no such source, it sent none, or (a small copy) it cannot be read.
   * @throws FramesBusy when too many copies are being made already
   */
  read(key: string, size: FrameSize): Promise<ShownFrame | undefined>;
}

/** So many small copies are asked for at once that this one must be asked for again. */
export class FramesBusy extends Error {
  override readonly name = 'FramesBusy';
}
