/** Wall clock and monotonic clock may drift apart by this much between two looks, in ms. */
export const LEAP_MS = 2_000;
/** Looks come every half second; after so many ms without one this process stood still. */
export const STOOD_STILL_MS = 3_000;

/**
 * Notices that time did not pass as it should: the machine's clock was set, the machine slept, or
 * this process was held up. What was not heard in such a time says nothing about who was silent.
 */
export class TimeWatch {
  private lastWallMs: number;
  private lastSteadyMs: number;

  constructor(
    private readonly wallMs: () => number = () => Date.now(),
    private readonly steadyMs: () => number = () => performance.now(),
  ) {
    this.lastWallMs = wallMs();
    this.lastSteadyMs = steadyMs();
  }

  /** Whether time leapt since the last look. */
  leapt(): boolean {
    const [wallMs, steadyMs] = [this.wallMs(), this.steadyMs()];
    const passedMs = steadyMs - this.lastSteadyMs;
    const apartMs = Math.abs(wallMs - this.lastWallMs - passedMs);
    this.lastWallMs = wallMs;
    this.lastSteadyMs = steadyMs;
    return apartMs > LEAP_MS || passedMs > STOOD_STILL_MS;
  }
}
