/** Where time comes from. Whoever needs the time is handed a clock, so that tests can move it. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number;
  /**
   * Microseconds since 1970, UTC, each answer greater than every one before it in this process:
   * it orders what arrived within the same millisecond. When the system's clock is set back, it
   * counts on from its last answer until the clock has caught up.
   */
  nowUs(): number;
}

/** The clock of the machine. */
class SystemClock implements Clock {
  private lastUs = 0;

  nowMs(): number {
    return Date.now();
  }

  nowUs(): number {
    this.lastUs = Math.max(this.lastUs + 1, Date.now() * 1000);
    return this.lastUs;
  }
}

/** The one clock of this process; `nowUs` is strictly increasing over all its users. */
export const systemClock: Clock = new SystemClock();
