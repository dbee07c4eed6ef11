import type { Scene, WallSettings } from '@nhip-xa/contract';
import { isWithin, type HoursOfDay } from './hours';

/** How long a new critical KPI holds the overview before the round goes on, in ms: time to read and to act. */
export const HOLD_MS = 90_000;
/** A scene that was interrupted stands at least this long when it comes back, in ms. */
export const LEAST_LEFT_MS = 10_000;
/** The next scene's code and data are asked for so long before its turn, in ms. */
export const AHEAD_MS = 8_000;

/** Where a wall is in the round of its scenes. */
export interface Round {
  index: number;
  /** Until when the scene stands. */
  untilMs: number;
  /** The overview stands for a new critical KPI until then, and how long the scene had left; or not. */
  held: { untilMs: number; leftMs: number } | null;
}

export type Turns = Pick<WallSettings, 'scenes' | 'turning'>;

const secondsOf = ({ scenes }: Turns, index: number): number => scenes[index]?.seconds ?? 0;

export const startRound = (turns: Turns, nowMs: number): Round => ({
  index: 0,
  untilMs: nowMs + secondsOf(turns, 0) * 1_000,
  held: null,
});

const turnsNow = (turning: HoursOfDay | null, nowMs: number): boolean =>
  turning === null || isWithin(turning, nowMs);

/**
 * The round at a moment: the same while the scene's time is not over. Outside its hours the first
 * scene stands. After a sleep the next scene comes, not all that were missed.
 */
export function roundAt(round: Round, turns: Turns, nowMs: number): Round {
  if (round.held) {
    const { untilMs, leftMs } = round.held;
    if (nowMs < untilMs) return round;
    const left = Math.max(LEAST_LEFT_MS, leftMs);
    return { index: round.index, untilMs: nowMs + left, held: null };
  }
  if (!turnsNow(turns.turning, nowMs)) {
    return round.index === 0 ? round : startRound(turns, nowMs);
  }
  const gone = round.index >= turns.scenes.length;
  if (!gone && (nowMs < round.untilMs || turns.scenes.length === 1)) return round;
  const index = nextIndex(round, turns);
  return { index, untilMs: nowMs + secondsOf(turns, index) * 1_000, held: null };
}

const nextIndex = ({ index }: Round, { scenes }: Turns): number =>
  index + 1 < scenes.length ? index + 1 : 0;

/** A KPI turned critical: the overview at once, for some time; then the round goes on where it was. */
export const interrupted = (round: Round, nowMs: number): Round => ({
  ...round,
  held: {
    untilMs: nowMs + HOLD_MS,
    leftMs: round.held?.leftMs ?? Math.max(0, round.untilMs - nowMs),
  },
});

export const sceneOf = (round: Round, { scenes }: Turns): Scene =>
  round.held ? 'overview' : (scenes[round.index]?.scene ?? 'overview');

/** The scene whose code and data are to be asked for now; null while its turn is far. */
export function sceneAhead(round: Round, turns: Turns, nowMs: number): Scene | null {
  const untilMs = round.held?.untilMs ?? round.untilMs;
  if (untilMs - nowMs > AHEAD_MS) return null;
  if (round.held) return turns.scenes[round.index]?.scene ?? null;
  if (turns.scenes.length < 2 || !turnsNow(turns.turning, nowMs)) return null;
  return turns.scenes[nextIndex(round, turns)]?.scene ?? null;
}
