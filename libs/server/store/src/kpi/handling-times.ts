import { LIMITS, type KpiDistribution } from '@nhip-xa/contract';

/** Of closed cases that took the same time: how many, how many of them late, how many with a due date. */
export interface HandlingTime {
  /** Whole minutes of office hours; null: a moment is missing. */
  minute: number | null;
  n: number;
  late: number;
  due: number;
}

type Summary = Pick<
  KpiDistribution,
  'closed' | 'untimed' | 'due' | 'late' | 'medianMinutes' | 'p90Minutes' | 'bins'
>;

const sumOf = (times: readonly HandlingTime[], of: 'n' | 'late' | 'due'): number =>
  times.reduce((sum, time) => sum + time[of], 0);

/**
 * What handling times of several stretches come to together.
 * @param dayMinutes minutes of a working day, by which the bars are told apart
 */
export function distributionOf(
  stretches: readonly (readonly HandlingTime[])[],
  dayMinutes: number,
): Summary {
  const all = stretches.flat();
  const timed = all.filter(hasMinute).sort((a, b) => a.minute - b.minute);
  const bins = new Map<number, { day: number; count: number; late: number }>();
  for (const { minute, n, late } of timed) {
    const day = Math.min(Math.floor(minute / dayMinutes), LIMITS.distributionBins);
    const bin = bins.get(day) ?? { day, count: 0, late: 0 };
    bins.set(day, { day, count: bin.count + n, late: bin.late + late });
  }
  const closed = sumOf(all, 'n');
  return {
    closed,
    untimed: closed - sumOf(timed, 'n'),
    due: sumOf(all, 'due'),
    late: sumOf(all, 'late'),
    medianMinutes: reachedBy(timed, 0.5),
    p90Minutes: reachedBy(timed, 0.9),
    bins: [...bins.values()],
  };
}

type Timed = HandlingTime & { minute: number };
const hasMinute = (time: HandlingTime): time is Timed => time.minute !== null;

/** The shortest time within which a share of the cases was closed; of them in the order of their times. */
function reachedBy(timed: readonly Timed[], share: number): number | null {
  const wanted = sumOf(timed, 'n') * share;
  let upto = 0;
  for (const { minute, n } of timed) {
    upto += n;
    if (upto >= wanted) return minute;
  }
  return null;
}
