import { DAY_MS, HOUR_MS, localDay, startOfLocalDay, windowSpan } from '@nhip-xa/domain';
import type { TextKey } from '@nhip-xa/web-ui';

/** When the working day begins, for whoever asks how it stood in the morning. */
const MORNING_MS = 8 * HOUR_MS;
const MINUTE_MS = 60_000;

/**
 * The moments of the past that are asked for most, each from the present. At the last minute of a month
 * what counts thirty days has counted that month, as far as it was within them.
 */
export const NEAR_MOMENTS: readonly (readonly [TextKey, (nowMs: number) => number])[] = [
  ['past.hour', (now) => now - HOUR_MS],
  ['past.yesterday', (now) => startOfLocalDay(localDay(now) - 1) + MORNING_MS],
  ['past.week', (now) => now - 7 * DAY_MS],
  ['past.month', (now) => now - 30 * DAY_MS],
  ['past.lastMonth', (now) => windowSpan('month', now).fromMs - MINUTE_MS],
];
