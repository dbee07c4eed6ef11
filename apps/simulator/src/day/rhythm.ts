import { dueMoment, HOUR_MS, isWorkingDay, startOfLocalDay, type Calendar } from '@nhip-xa/domain';
import type { Chance } from '../chance/chance';

/**
 * Monday to Friday without holidays. The server's table may know more days off; then its deadlines
 * are later than those reckoned here, and nothing turns overdue that was meant to be on time.
 */
export const CALENDAR: Calendar = { exceptions: new Map() };

/** How a stream's day runs: for each hour, which share of a full day's number falls into it. */
export interface Rhythm {
  working: readonly number[];
  dayOff: readonly number[];
}

const hours = (share: number, weights: readonly number[]): number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total === 0 ? 0 : (share * weight) / total));
};

const NOTHING: readonly number[] = Array.from({ length: 24 }, () => 0);

/** [domain 3.4] receivers are overloaded at 8–10 h; a second, lower peak after the midday rest. */
const AT_THE_COUNTER: Rhythm = {
  working: hours(1, [0, 0, 0, 0, 0, 0, 0, 3, 16, 15, 8, 3, 0, 3, 12, 11, 6, 0, 0, 0, 0, 0, 0, 0]),
  dayOff: NOTHING,
};

const ONLINE: Rhythm = {
  working: hours(
    1,
    [0.2, 0.1, 0.1, 0.1, 0.1, 0.3, 1, 3, 13, 12, 7, 4, 2, 4, 10, 9, 5, 2, 1.5, 2, 2, 1.5, 1, 0.5],
  ),
  dayOff: hours(
    0.14,
    [0.2, 0.1, 0, 0, 0, 0.1, 0.5, 1, 3, 4, 4, 3, 1, 2, 3, 3, 3, 2, 1, 3, 3, 2, 1, 0.5],
  ),
};

const REPORTS: Rhythm = {
  working: hours(
    1,
    [0.3, 0.2, 0.1, 0.1, 0.2, 1, 3, 5, 6, 6, 5, 4, 3, 3, 4, 5, 6, 7, 6, 5, 4, 3, 1.5, 0.6],
  ),
  dayOff: hours(
    0.7,
    [0.3, 0.2, 0.1, 0.1, 0.2, 1, 3, 5, 6, 6, 5, 4, 3, 3, 4, 5, 6, 7, 6, 5, 4, 3, 1.5, 0.6],
  ),
};

/** Cameras watch for what happens unseen: more at night. */
const UNSEEN: Rhythm = {
  working: hours(1, [8, 8, 7, 6, 5, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 4, 5, 6, 7, 8, 8]),
  dayOff: hours(1.1, [9, 9, 8, 6, 5, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9, 9]),
};

const SHOPPING: Rhythm = {
  working: hours(
    1,
    [2, 1, 0.6, 0.5, 0.5, 0.8, 2, 4, 6, 7, 7, 8, 8, 5, 5, 5, 5, 5, 6, 9, 11, 10, 7, 4],
  ),
  dayOff: hours(
    1.2,
    [2, 1, 0.6, 0.5, 0.5, 0.8, 2, 4, 6, 8, 8, 8, 7, 6, 6, 6, 6, 6, 7, 10, 11, 10, 7, 4],
  ),
};

export const RHYTHMS = {
  counter: AT_THE_COUNTER,
  online: ONLINE,
  reports: REPORTS,
  unseen: UNSEEN,
  shopping: SHOPPING,
} as const;

/** The moments of a local day at which something comes in, in order. */
export function arrivals(
  chance: Chance,
  day: number,
  perWorkingDay: number,
  rhythm: Rhythm,
): number[] {
  const weights = isWorkingDay(CALENDAR, day) ? rhythm.working : rhythm.dayOff;
  const mean = perWorkingDay * weights.reduce((sum, weight) => sum + weight, 0);
  const moments = Array.from({ length: chance.count(mean) }, () =>
    Math.floor(startOfLocalDay(day) + (chance.weighted(weights) + chance.next()) * HOUR_MS),
  );
  return moments.sort((a, b) => a - b);
}

/** The moment at which so many office hours have passed. */
export const afterOfficeHours = (fromMs: number, officeHours: number): number =>
  Math.round(dueMoment(CALENDAR, fromMs, { workingHours: officeHours }));
