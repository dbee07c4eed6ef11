import { SmallFrames } from '@nhip-xa/decode';
import { FramesBusy, type FrameReader, type FrameSize, type ShownFrame } from '@nhip-xa/ports';
import type { Store } from '@nhip-xa/store';

/** Copies made in one go; what is left over waits for the next, so that a stop is never far. */
const COPIES_AT_ONCE = 20;

/** Shows frames, and makes their small copies: ahead of time, or when one is asked for earlier. */
export class FrameKeeper implements FrameReader {
  private readonly copies = new SmallFrames();
  /** Copies under way, by source: whoever asks for the same waits for the same. */
  private readonly making = new Map<string, Promise<ShownFrame | undefined>>();

  constructor(private readonly frames: Store['storedFrames']) {}

  read(key: string, size: FrameSize): Promise<ShownFrame | undefined> {
    if (size === 'whole') return this.frames.whole(key);
    const under = this.making.get(key) ?? this.small(key).finally(() => this.making.delete(key));
    this.making.set(key, under);
    return under;
  }

  /** Makes the copies of frames that came since. */
  async makeWaiting(): Promise<void> {
    for (let made = 0; made < COPIES_AT_ONCE; made += 1) {
      const frame = await this.frames.nextWaiting();
      if (!frame) return;
      await this.frames.keepSmall(frame, await this.copies.make(frame.bytes));
    }
  }

  private async small(key: string): Promise<ShownFrame | undefined> {
    const found = await this.frames.small(key);
    if (!found) return undefined;
    if ('made' in found) return found.made;
    if (this.copies.isFull) throw new FramesBusy('too many small copies are being made');
    const { waiting } = found;
    await this.frames.keepSmall(waiting, await this.copies.make(waiting.bytes));
    const made = await this.frames.small(key);
    // a newer frame may have come meanwhile: its copy is asked for the next time
    return made && 'made' in made ? made.made : undefined;
  }
}
