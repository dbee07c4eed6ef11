import { LIMITS } from '@nhip-xa/contract';
import { DAY_MS, HOUR_MS, localDay, startOfLocalDay } from './time';

/** Whoever shortens what is kept has at least so long to think again. */
const THINK_MS = HOUR_MS;

/** The night in which what is no longer kept from now on goes: the next one that is far enough off. */
export function keepingNight(nowMs: number): number {
  const tonightMs = startOfLocalDay(localDay(nowMs)) + LIMITS.keepingHour * HOUR_MS;
  const next = tonightMs >= nowMs + THINK_MS ? tonightMs : tonightMs + DAY_MS;
  return next >= nowMs + THINK_MS ? next : next + DAY_MS;
}
