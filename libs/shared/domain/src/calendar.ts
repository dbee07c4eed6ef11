import { HOUR_MS, localDay, startOfLocalDay, weekday } from './time';

/**
 * Working days and office hours. Monday to Friday, less what the table of exceptions says: a day
 * off, or a Saturday worked in exchange [domain 4.3].
 */
export interface Calendar {
  /** Local day → whether it is worked; days that are not in it follow the week. */
  exceptions: ReadonlyMap<number, boolean>;
}

/** A span of office hours within a day, in milliseconds from local midnight. */
interface Span {
  fromMs: number;
  toMs: number;
}

const MORNING: Span = { fromMs: 7.5 * HOUR_MS, toMs: 11.5 * HOUR_MS };
const AFTERNOON: Span = { fromMs: 13.5 * HOUR_MS, toMs: 17 * HOUR_MS };
const OFFICE_HOURS: readonly Span[] = [MORNING, AFTERNOON];

/** Longest search for a working day; no calendar has a hundred days off in a row. */
const SEARCH_DAYS = 100;

export function isWorkingDay(calendar: Calendar, day: number): boolean {
  const exception = calendar.exceptions.get(day);
  if (exception !== undefined) return exception;
  const name = weekday(day);
  return name !== 0 && name !== 6;
}

const closeOfOffice = (day: number): number => startOfLocalDay(day) + AFTERNOON.toMs;

function workingDayFrom(calendar: Calendar, day: number): number {
  for (let ahead = 0; ahead < SEARCH_DAYS; ahead += 1) {
    if (isWorkingDay(calendar, day + ahead)) return day + ahead;
  }
  return day;
}

/** A period as a source states it instead of a moment. */
export type DueIn = { workingDays: number } | { workingHours: number } | { days: number };

/**
 * The moment at which a stated period ends [contract 2, the case kinds].
 * Days do not count the day they start on and end at the close of office hours.
 */
export function dueMoment(calendar: Calendar, fromMs: number, dueIn: DueIn): number {
  if ('workingHours' in dueIn) return addWorkingHours(calendar, fromMs, dueIn.workingHours);
  const start = localDay(fromMs);
  // [Civil Code 148.5] a period that ends on a day off ends with the next working day
  if ('days' in dueIn) return closeOfOffice(workingDayFrom(calendar, start + dueIn.days));
  let day = start;
  for (let left = dueIn.workingDays; left > 0; left -= 1) day = workingDayFrom(calendar, day + 1);
  return closeOfOffice(day);
}

function addWorkingHours(calendar: Calendar, fromMs: number, hours: number): number {
  let left = hours * HOUR_MS;
  let at = fromMs;
  for (let day = localDay(fromMs); left > 0; day = workingDayFrom(calendar, day + 1)) {
    if (!isWorkingDay(calendar, day)) continue;
    for (const span of OFFICE_HOURS) {
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
