import type { WallSettings } from '@nhip-xa/contract';
import { isWithin } from '../round/hours';

/**
 * The most that the veil takes, as a share: under half of their brightness words lose the contrast
 * of 4.5 : 1 against the ground that WCAG asks for.
 */
export const VEIL_MOST = 0.5;

/** How dark the veil over the wall is at a moment, 0 for none. */
export function veilAt(night: WallSettings['night'], nowMs: number): number {
  if (night === null || !isWithin(night.hours, nowMs)) return 0;
  return Math.min(VEIL_MOST, Math.max(0, night.dim));
}
