/** The first try comes within this many milliseconds of the loss: a wall is to be back soon. */
export const FIRST_DELAY_MS = 500;
/**
 * The longest wait for a try, in milliseconds: within 10 s of the server's return every page is
 * back. Five thousand walls come as 600 a second.
 */
export const LONGEST_DELAY_MS = 8_000;

/**
 * How long to wait before a try, counted from 0. The bound doubles up to the longest; the wait lies
 * anywhere between nothing and the bound by chance (full jitter), so that walls which were all lost
 * in one moment do not come back in one.
 */
export function backOffMs(attempt: number, chance: number): number {
  const bound = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt, 10));
  return Math.round(bound * chance);
}
