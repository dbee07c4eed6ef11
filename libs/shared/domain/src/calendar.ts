import { HOUR_MS, localDay, startOfLocalDay, weekday } from './time';

/** A span of office hours within a day, in milliseconds from local midnight. */
export interface Span {
  fromMs: number;
  toMs: number;
}

/** Milliseconds from local midnight of a time of day, `07:30`. */
export function msOfClock(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  return hours * HOUR_MS + minutes * 60_000;
}

/** The time of day, `07:30`, that is so many milliseconds from local midnight. */
export const clockOfMs = (ms: number): string => new Date(ms).toISOString().slice(11, 16);

/** When an office is open, from a local day on. */
export interface OfficeHours {
  fromDay: number;
  /** Of a working day, in order, not overlapping; at least one. */
  workday: readonly Span[];
  /**
   * Service on a Saturday that is no working day. Dossiers are taken in then; neither a deadline
   * nor working time counts it [domain 4.3].
   */
  saturday: readonly Span[];
}

/**
 * Working days and office hours. Monday to Friday, less what the table of exceptions says: a day
 * off, or a Saturday worked in exchange [domain 4.3].
 */
export interface Calendar {
  /** Local day → whether it is worked; days that are not in it follow the week. */
  exceptions: ReadonlyMap<number, boolean>;
  /** In order of the days they begin on; before the first of them, and without any, the usual ones. */
  hours?: readonly OfficeHours[];
}

/** [contract 2, the case kinds] 7:30–11:30 and 13:30–17:00 of working days unless set. */
export const USUAL_HOURS: OfficeHours = {
  fromDay: -Infinity,
  workday: [
    { fromMs: 7.5 * HOUR_MS, toMs: 11.5 * HOUR_MS },
    { fromMs: 13.5 * HOUR_MS, toMs: 17 * HOUR_MS },
  ],
  saturday: [],
};

/** Longest search for a working day; no calendar has a hundred days off in a row. */
const SEARCH_DAYS = 100;

export function isWorkingDay(calendar: Calendar, day: number): boolean {
  const exception = calendar.exceptions.get(day);
  if (exception !== undefined) return exception;
  return !isWeekend(day);
}

export const isWeekend = (day: number): boolean => weekday(day) === 0 || weekday(day) === 6;

/** The office hours that are in force on a day. */
export const hoursOn = (calendar: Calendar, day: number): OfficeHours =>
  calendar.hours?.findLast((hours) => hours.fromDay <= day) ?? USUAL_HOURS;

function closeOfOffice(calendar: Calendar, day: number): number {
  const { workday } = hoursOn(calendar, day);
  return startOfLocalDay(day) + (workday.at(-1) as Span).toMs;
}

function workingDayFrom(calendar: Calendar, day: number): number {
  for (let ahead = 0; ahead < SEARCH_DAYS; ahead += 1) {
    if (isWorkingDay(calendar, day + ahead)) return day + ahead;
  }
  return day;
}

/** The close of office hours of the next working day after the day that holds a moment. */
export const closeOfNextWorkingDay = (calendar: Calendar, atMs: number): number =>
  closeOfOffice(calendar, workingDayFrom(calendar, localDay(atMs) + 1));

/** A period as a source states it instead of a moment. */
export type DueIn = { workingDays: number } | { workingHours: number } | { days: number };

/** A period of a deadline policy: besides those of sources, hours by the clock. */
export type Period = DueIn | { hours: number };

/**
 * The moment at which a stated period ends [contract 2, the case kinds].
 * Days do not count the day they start on and end at the close of office hours.
 */
export function dueMoment(calendar: Calendar, fromMs: number, period: Period): number {
  if ('hours' in period) return fromMs + period.hours * HOUR_MS;
  if ('workingHours' in period) return addWorkingHours(calendar, fromMs, period.workingHours);
  const start = localDay(fromMs);
  // [Civil Code 148.5] a period that ends on a day off ends with the next working day
  if ('days' in period) {
    return closeOfOffice(calendar, workingDayFrom(calendar, start + period.days));
  }
  let day = start;
  for (let left = period.workingDays; left > 0; left -= 1) {
    day = workingDayFrom(calendar, day + 1);
  }
  return closeOfOffice(calendar, day);
}

function addWorkingHours(calendar: Calendar, fromMs: number, hours: number): number {
  let left = hours * HOUR_MS;
  let at = fromMs;
  for (let day = localDay(fromMs); left > 0; day = workingDayFrom(calendar, day + 1)) {
    if (!isWorkingDay(calendar, day)) continue;
    for (const span of hoursOn(calendar, day).workday) {
      const from = Math.max(at, startOfLocalDay(day) + span.fromMs);
      const to = startOfLocalDay(day) + span.toMs;
      if (to <= from) continue;
      const taken = Math.min(left, to - from);
      left -= taken;
      at = from + taken;
      if (left === 0) return at;
    }
  }
  return at;
}
