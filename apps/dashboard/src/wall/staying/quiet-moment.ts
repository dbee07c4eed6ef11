/** No number changed for so long: nobody is just reading one, in ms. */
export const QUIET_MS = 60_000;
/** A wall does not wait longer than this for a quiet moment, in ms: old pages must go. */
export const WAIT_AT_MOST_MS = 1_800_000;

export interface Moment {
  nowMs: number;
  /** When the page learned of the new version. */
  learnedMs: number;
  /** When a number last changed; null: never. */
  changedMs: number | null;
  isCritical: boolean;
}

/** Whether a wall may load the new pages now, before somebody's eyes. */
export function isQuietMoment({ nowMs, learnedMs, changedMs, isCritical }: Moment): boolean {
  if (nowMs - learnedMs >= WAIT_AT_MOST_MS) return true;
  return !isCritical && (changedMs === null || nowMs - changedMs >= QUIET_MS);
}
