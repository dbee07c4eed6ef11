/** Callers of whom the number of previews is known at once; the oldest go first. */
const CALLERS_MOST = 1_000;
const MINUTE_MS = 60_000;

/** How many previews one caller may ask for in a minute. */
export class PreviewThrottle {
  private readonly counts = new Map<string, { count: number; sinceMs: number }>();

  constructor(private readonly most: number) {}

  /** Takes one in; else the milliseconds until the next may be asked for. */
  waitMs(caller: string, nowMs: number): number {
    const known = this.counts.get(caller);
    if (known && nowMs - known.sinceMs < MINUTE_MS) {
      if (known.count >= this.most) return known.sinceMs + MINUTE_MS - nowMs;
      known.count += 1;
      return 0;
    }
    this.counts.delete(caller);
    this.counts.set(caller, { count: 1, sinceMs: nowMs });
    const [oldest] = this.counts.keys();
    if (this.counts.size > CALLERS_MOST && oldest !== undefined) this.counts.delete(oldest);
    return 0;
  }
}
