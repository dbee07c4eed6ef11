/** How often a condition is looked at again, in milliseconds. */
const LOOK_EVERY_MS = 10;

/**
 * Waits until something is so, and gives what it gave; fails with the words after so many
 * milliseconds. Tests wait for what they expect, never for the clock.
 */
export async function until<T>(
  words: string,
  look: () => T | Promise<T>,
  milliseconds = 5_000,
): Promise<NonNullable<T>> {
  const endMs = performance.now() + milliseconds;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > endMs) throw new Error(`not within ${milliseconds} ms: ${words}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
