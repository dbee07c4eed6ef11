import {
  USUAL_HOURS,
  hoursOn,
  isWeekend,
  isWorkingDay,
  type Calendar,
  type Span,
} from './calendar';
import { localDay, startOfLocalDay, weekday } from './time';

const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs), 0);

/**
 * Office-hours time between two moments, in milliseconds; 0 where the second is not after the first.
 * Whole days are counted and not walked through: sources may state moments thousands of years apart.
 */
export function workingMsBetween(calendar: Calendar, fromMs: number, toMs: number): number {
  if (!(toMs > fromMs)) return 0;
  const [first, last] = [localDay(fromMs), localDay(toMs)];
  if (first === last) return withinDay(calendar, first, fromMs, toMs);
  return (
    withinDay(calendar, first, fromMs, toMs) +
    wholeDays(calendar, first + 1, last) +
    withinDay(calendar, last, fromMs, toMs)
  );
}

function withinDay(calendar: Calendar, day: number, fromMs: number, toMs: number): number {
  if (!isWorkingDay(calendar, day)) return 0;
  const midnight = startOfLocalDay(day);
  return hoursOn(calendar, day).workday.reduce((sum, span) => {
    const from = Math.max(fromMs, midnight + span.fromMs);
    return sum + Math.max(0, Math.min(toMs, midnight + span.toMs) - from);
  }, 0);
}

/** Of all days from one (inclusive) to another (exclusive), by the hours in force on them. */
function wholeDays(calendar: Calendar, from: number, to: number): number {
  const periods = [USUAL_HOURS, ...(calendar.hours ?? [])];
  return periods.reduce((sum, { fromDay, workday }, index) => {
    const begins = Math.max(from, fromDay);
    const ends = Math.min(to, periods[index + 1]?.fromDay ?? Infinity);
    return sum + workingDaysBetween(calendar, begins, ends) * lengthOf(workday);
  }, 0);
}

/** Working days from one day (inclusive) to another (exclusive). */
export function workingDaysBetween(calendar: Calendar, from: number, to: number): number {
  if (to <= from) return 0;
  let days = weekdaysBefore(to) - weekdaysBefore(from);
  for (const [day, working] of calendar.exceptions) {
    if (day < from || day >= to || working !== isWeekend(day)) continue;
    days += working ? 1 : -1;
  }
  return days;
}

/** 1969-12-29, a Monday. */
const A_MONDAY = -3;

/** Mondays to Fridays from a Monday of long ago up to a day. */
function weekdaysBefore(day: number): number {
  const sinceMonday = (weekday(day) + 6) % 7;
  return ((day - sinceMonday - A_MONDAY) / 7) * 5 + Math.min(sinceMonday, 5);
}

/** Office hours between two moments, one after the other; none on days off. */
export function officeSpansBetween(calendar: Calendar, fromMs: number, toMs: number): Span[] {
  const spans: Span[] = [];
  for (let day = localDay(fromMs); startOfLocalDay(day) < toMs; day += 1) {
    if (!isWorkingDay(calendar, day)) continue;
    const midnight = startOfLocalDay(day);
    for (const span of hoursOn(calendar, day).workday) {
      const from = Math.max(fromMs, midnight + span.fromMs);
      const to = Math.min(toMs, midnight + span.toMs);
      if (from < to) spans.push({ fromMs: from, toMs: to });
    }
  }
  return spans;
}

/** Office hours of one day, in milliseconds, by what is in force on it. */
export const workdayMs = (calendar: Calendar, day: number): number =>
  lengthOf(hoursOn(calendar, day).workday);
