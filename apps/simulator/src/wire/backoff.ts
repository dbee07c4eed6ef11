/** Back-off with full jitter: anything between nothing and a bound that doubles. */
export interface Backoff {
  /** How long to wait before the next attempt, in milliseconds. */
  nextMs(): number;
  reset(): void;
}

const FIRST_BOUND_MS = 2_000;
const LAST_BOUND_MS = 30_000;

/** @param random in [0, 1) */
export function fullJitter(random: () => number = Math.random): Backoff {
  let attempt = 0;
  return {
    nextMs: () => {
      const boundMs = Math.min(LAST_BOUND_MS, FIRST_BOUND_MS * 2 ** attempt);
      attempt += 1;
      return Math.round(random() * boundMs);
    },
    reset: () => {
      attempt = 0;
    },
  };
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
