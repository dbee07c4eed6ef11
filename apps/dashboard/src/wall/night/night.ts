import type { LIMITS, WallSettings } from '@nhip-xa/contract';
import { isWithin } from '../round/hours';

// Typed by the contract's own limit, whose module would bring the schemas into the wall's bundle.
/** The most that the veil takes, as a share. */
export const VEIL_MOST: (typeof LIMITS)['wallDimMost'] = 0.5;

/** How dark the veil over the wall is at a moment, 0 for none. */
export function veilAt(night: WallSettings['night'], nowMs: number): number {
  if (night === null || !isWithin(night.hours, nowMs)) return 0;
  return Math.min(VEIL_MOST, Math.max(0, night.dim));
}
