import type { RateLimits } from '@nhip-xa/contract';

/**
 * So many items a second in the long run, `burst` at once. What passes is charged afterwards and may
 * leave a debt, so that a message larger than the burst passes too; the next waits until it is paid.
 */
export class DebtBucket {
  private level: number;
  private filledAtMs: number;

  constructor(
    readonly limits: RateLimits,
    private readonly nowMs: () => number,
  ) {
    this.level = limits.burst;
    this.filledAtMs = nowMs();
  }

  /** How long in ms until the next may pass; 0: now. */
  get delayMs(): number {
    this.fill();
    if (this.level >= 1) return 0;
    return Math.ceil(((1 - this.level) / this.limits.itemsPerSecond) * 1_000);
  }

  charge(items: number): void {
    this.fill();
    this.level -= items;
  }

  private fill(): void {
    const nowMs = this.nowMs();
    const gained = ((nowMs - this.filledAtMs) / 1_000) * this.limits.itemsPerSecond;
    this.level = Math.min(this.limits.burst, this.level + gained);
    this.filledAtMs = nowMs;
  }
}
