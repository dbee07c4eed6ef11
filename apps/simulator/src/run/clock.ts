/** The day's plan may be played faster than the clock: then its time runs ahead of the real one. */
export interface PlanClock {
  /** The moment of the plan that is now. */
  nowMs(): number;
  /** The real moment at which a moment of the plan comes. */
  realMs(planMs: number): number;
}

/** @param speed plan milliseconds in one real one */
export function planClock(startMs: number, speed: number, realNow = Date.now): PlanClock {
  return {
    nowMs: () => startMs + (realNow() - startMs) * speed,
    realMs: (planMs) => startMs + (planMs - startMs) / speed,
  };
}
