import { HOUR_MS } from '@nhip-xa/domain';
import type { GivenFrame } from './frame-writer';

/** A camera that was seen within this many ms was not dark: KPIs count dark hours in whole ones. */
export const DARK_AT_LEAST_MS = HOUR_MS;

/**
 * When this process last stored a good frame of each camera. A frame changes what KPIs say of its
 * camera only after a while without any; cameras send one a minute, and most change nothing.
 */
export class SeenFrames {
  private readonly newestUs = new Map<number, number>();

  /** Frames that may end the darkness of their camera. */
  ending(frames: readonly GivenFrame[]): GivenFrame[] {
    return frames.filter(({ message, item }) => {
      const beforeUs = this.newestUs.get(message.publisher.id);
      return beforeUs === undefined || item.atUs - beforeUs >= DARK_AT_LEAST_MS * 1_000;
    });
  }

  /** After the commit: what was not stored was not seen. */
  remember(frames: readonly GivenFrame[]): void {
    for (const { message, item } of frames) {
      const { id } = message.publisher;
      this.newestUs.set(id, Math.max(item.atUs, this.newestUs.get(id) ?? 0));
    }
  }
}
