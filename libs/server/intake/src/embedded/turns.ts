import { RATE_LOOK_AGAIN_MS } from '../limits';
import type { DebtBucket } from './debt-bucket';

interface Waiting {
  items: () => number;
  go: (inTime: boolean) => void;
}

/**
 * The messages of one connection, in their order, as its limits let them pass. Only the first one
 * asks, so that the sources of a limited unit take turns.
 */
export class Turns {
  private readonly waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param buckets the limits as they stand now
   * @param onWait told of each message that has to wait
   * @param onFree told when nothing waits any more
   */
  constructor(
    private readonly buckets: () => readonly DebtBucket[],
    private readonly onWait: () => void,
    private readonly onFree: () => void,
  ) {}

  get areWaiting(): boolean {
    return this.waiting.length > 0;
  }

  /** Nothing waits and nothing limits: a message need not ask. */
  get areFree(): boolean {
    return this.waiting.length === 0 && this.buckets().length === 0;
  }

  /**
   * @param items how many the message counts as; asked only where there is a limit
   * @param go called with true when its turn has come, with false when the connection ended before
   */
  take(items: () => number, go: (inTime: boolean) => void): void {
    if (!this.areWaiting && this.passes(items) === 0) return go(true);
    this.waiting.push({ items, go });
    this.onWait();
    this.schedule();
  }

  /** The connection ended: what waits was never acknowledged and is not taken. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const { go } of this.waiting.splice(0)) go(false);
  }

  /** Charges a message and gives 0, or gives the ms until it may pass. */
  private passes(items: () => number): number {
    const buckets = this.buckets();
    if (buckets.length === 0) return 0;
    const delayMs = Math.max(...buckets.map((bucket) => bucket.delayMs));
    if (delayMs > 0) return delayMs;
    const count = items();
    for (const bucket of buckets) bucket.charge(count);
    return 0;
  }

  private schedule(): void {
    if (this.timer) return;
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const delayMs = this.passes(next.items);
      if (delayMs > 0) return this.lookAgain(Math.min(delayMs, RATE_LOOK_AGAIN_MS));
      this.waiting.shift();
      next.go(true);
    }
    this.onFree();
  }

  private lookAgain(milliseconds: number): void {
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.schedule();
    }, milliseconds);
  }
}
