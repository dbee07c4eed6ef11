/** Delays between tries, in milliseconds: the first, and the longest. */
export const FIRST_DELAY_MS = 500;
export const LONGEST_DELAY_MS = 8_000;

/**
 * How long to wait before a try, counted from 0: doubling, never longer than the longest, and each
 * somewhere in its upper half by chance, so that a hundred walls do not come back in one moment.
 */
export function backOffMs(attempt: number, chance: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt, 10));
  return Math.round(full * (0.5 + chance / 2));
}
