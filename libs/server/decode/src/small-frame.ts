import sharp from 'sharp';
import {
  FRAME_PIXELS,
  FRAME_SECONDS,
  FRAMES_WAITING,
  SMALL_FRAME_QUALITY,
  SMALL_FRAME_WIDTH,
} from './limits';

// pictures differ: nothing is worth remembering between them
sharp.cache(false);
// one picture on one core: facts come first
sharp.concurrency(1);

/**
 * Makes small copies of frames, one at a time. A copy is a JPEG without what the camera wrote into
 * the picture's head (place, owner, serial number).
 */
export class SmallFrames {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** Nobody may wait besides those who do. */
  get isFull(): boolean {
    return this.waiting >= FRAMES_WAITING;
  }

  /** Undefined: the picture cannot be read, or claims more pixels than may be. */
  make(bytes: Uint8Array): Promise<Buffer | undefined> {
    this.waiting += 1;
    const turn = this.last.then(() => smallCopy(bytes)).finally(() => (this.waiting -= 1));
    this.last = turn;
    return turn;
  }
}

async function smallCopy(bytes: Uint8Array): Promise<Buffer | undefined> {
  try {
    return await sharp(bytes, {
      limitInputPixels: FRAME_PIXELS,
      failOn: 'error',
      sequentialRead: true,
    })
      .timeout({ seconds: FRAME_SECONDS })
      .autoOrient()
      .resize({ width: SMALL_FRAME_WIDTH, withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: SMALL_FRAME_QUALITY })
      .toBuffer();
  } catch {
    // whatever is wrong with it is the picture's: its source is flagged by whoever asked
    return undefined;
  }
}
