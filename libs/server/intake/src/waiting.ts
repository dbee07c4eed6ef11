/** There is no answer yet; what was asked goes on. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * The outcome of work, or `NoAnswer` after so many ms. What becomes of the work after that is found
 * out otherwise by whoever gave up on it.
 */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`none within ${milliseconds} ms`)), milliseconds);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Waits that can be cut short, and from the end on are no waits any more. */
export class Waiter {
  private readonly waking = new Set<() => void>();
  private ended = false;

  /** Resolves after so many ms, or when woken. */
  async orFor(milliseconds: number): Promise<void> {
    if (this.ended) return;
    let timer: NodeJS.Timeout | undefined;
    let wake: () => void = () => undefined;
    await new Promise<void>((resolve) => {
      wake = resolve;
      this.waking.add(resolve);
      timer = setTimeout(resolve, milliseconds);
    });
    clearTimeout(timer);
    this.waking.delete(wake);
  }

  wake(): void {
    for (const wake of this.waking) wake();
  }

  end(): void {
    this.ended = true;
    this.wake();
  }
}

/** Waits between attempts: each twice as long as the one before, up to the longest. */
export class Backoff {
  private nextMs: number;

  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
  ) {
    this.nextMs = firstMs;
  }

  next(): number {
    const waitMs = this.nextMs;
    this.nextMs = Math.min(this.nextMs * 2, this.longestMs);
    return waitMs;
  }

  reset(): void {
    this.nextMs = this.firstMs;
  }
}
