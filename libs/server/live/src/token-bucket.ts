/** Lets so many things through at once and so many a second in the long run. */
export class TokenBucket {
  private tokens: number;
  private filledAtMs: number;

  constructor(
    private readonly perSecond: number,
    private readonly atOnce: number,
    private readonly nowMs: () => number,
  ) {
    this.tokens = atOnce;
    this.filledAtMs = nowMs();
  }

  /** Whether one more may pass now. */
  take(): boolean {
    const nowMs = this.nowMs();
    const gained = ((nowMs - this.filledAtMs) / 1_000) * this.perSecond;
    this.tokens = Math.min(this.atOnce, this.tokens + gained);
    this.filledAtMs = nowMs;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
