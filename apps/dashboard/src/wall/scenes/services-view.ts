import type { SceneData } from '@nhip-xa/contract';
import { HOUR_MS, LOCAL_OFFSET_MS } from '@nhip-xa/domain';

type Services = SceneData<'services'>;

/** A dossier's way; the ten national states [domain 4.4] are these, the pauses and the early ends. */
const WAY = ['new', 'accepted', 'processing', 'finished', 'returned'] as const;
const PAUSES = ['supplement', 'payment'] as const;
const EARLY_ENDS = ['refused', 'withdrawn', 'stopped'] as const;

export interface Stage {
  state: string;
  /** In this state now; false: since midnight. */
  open: boolean;
  /** Null: nobody counted. */
  count: number | null;
  overdue: number;
  /** Of the fullest state, 0 to 1: bars are zero-based and share one scale. */
  share: number;
  overdueShare: number;
}

export interface Flow {
  way: Stage[];
  pauses: Stage[];
  early: Stage[];
}

/** The ten states in their order, each with its share of the fullest. */
export function flowOf(states: Services['states']): Flow {
  const known = new Map(states.map((each) => [each.state, each]));
  const fullest = Math.max(1, ...states.map(({ count }) => count));
  const stage = (state: string): Stage => {
    const { open = true, count = null, overdue = 0 } = known.get(state) ?? {};
    return {
      ...{ state, open, count, overdue },
      share: (count ?? 0) / fullest,
      overdueShare: overdue / fullest,
    };
  };
  return { way: WAY.map(stage), pauses: PAUSES.map(stage), early: EARLY_ENDS.map(stage) };
}

/** No dossier is open, and none moved today. */
export const isIdle = ({ states, due }: Services): boolean =>
  states.every(({ count }) => count === 0) && due.overdue + due.today + due.nextWorkingDay === 0;

/** The office's day; a dossier due outside it widens the row rather than being left out. */
const FIRST_HOUR = 7;
const LAST_HOUR = 17;

export interface HourBar {
  hour: number;
  count: number;
  /** Of the fullest hour, 0 to 1. */
  share: number;
  /** The hour is over. */
  past: boolean;
}

export interface Hours {
  bars: HourBar[];
  /** Where now is between the row's ends, 0 to 1; null: not within it. */
  now: number | null;
}

/** The dossiers of today by the hour in which they are due, at a moment. */
export function hoursOf(hours: Services['due']['hours'], nowMs: number): Hours {
  const counts = new Map(hours.map(({ hour, count }) => [hour, count]));
  const filled = hours.filter(({ count }) => count > 0).map(({ hour }) => hour);
  const first = Math.min(FIRST_HOUR, ...filled);
  const last = Math.max(LAST_HOUR, ...filled);
  const fullest = Math.max(1, ...counts.values());
  const hourNow = ((nowMs + LOCAL_OFFSET_MS) / HOUR_MS) % 24;
  const bars = Array.from({ length: last - first + 1 }, (_, at) => {
    const hour = first + at;
    const count = counts.get(hour) ?? 0;
    return { hour, count, share: count / fullest, past: hour + 1 <= hourNow };
  });
  const now = (hourNow - first) / bars.length;
  return { bars, now: now >= 0 && now <= 1 ? now : null };
}
