import type { ReportPeriod } from '@nhip-xa/contract';
import { dayOfIso, isoDay, localDay, startOfLocalDay, weekday, windowSpan } from '../time';

/** Local days, weeks from Monday, months and quarters, as reports cut time. */
export interface ReportSpan {
  period: ReportPeriod;
  /** The first local day, `2026-11-23`. */
  of: string;
  /** From (inclusive) to (exclusive): local midnights. */
  fromMs: number;
  toMs: number;
}

const MINUTE_MS = 60_000;

/** The period that holds a local day. */
export function reportSpan(period: ReportPeriod, day: string): ReportSpan {
  const number = dayOfIso(day);
  if (period === 'day' || period === 'week') {
    const first = period === 'day' ? number : number - ((weekday(number) + 6) % 7);
    const days = period === 'day' ? 1 : 7;
    return {
      period,
      of: isoDay(first),
      fromMs: startOfLocalDay(first),
      toMs: startOfLocalDay(first + days),
    };
  }
  const { fromMs, toMs } = windowSpan(period, startOfLocalDay(number));
  return { period, of: isoDay(localDay(fromMs)), fromMs, toMs };
}

export const reportSpanAt = (period: ReportPeriod, atMs: number): ReportSpan =>
  reportSpan(period, isoDay(localDay(atMs)));

export const spanBeforeReport = ({ period, fromMs }: ReportSpan): ReportSpan =>
  reportSpanAt(period, fromMs - 1);

/**
 * The moment whose values a report shows: the last millisecond of its period, since at midnight itself
 * what counts by the day begins anew; of a period that is not over, when it is made.
 */
export const asOfMs = ({ toMs }: ReportSpan, madeMs: number): number => Math.min(toMs - 1, madeMs);

export interface ScheduleTimes {
  period: ReportPeriod;
  /** Local time of day, `07:00`, on the first day after the period. */
  at: string;
  /** Periods that were due before are not made: it was not there yet, or switched off. */
  sinceMs: number;
}

/**
 * How many periods back are made up for after a downtime: a week of days, a month of weeks, a quarter
 * of months, half a year of quarters. Whoever needs older ones makes them by hand.
 */
export const CATCH_UP: Readonly<Record<ReportPeriod, number>> = {
  day: 7,
  week: 4,
  month: 3,
  quarter: 2,
};

export const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const dueMs = (span: ReportSpan, at: string): number => span.toMs + minutesOf(at) * MINUTE_MS;

/** The periods whose report is due by now, oldest first, no more than are made up for. */
export function dueReports({ period, at, sinceMs }: ScheduleTimes, nowMs: number): ReportSpan[] {
  const due: ReportSpan[] = [];
  let span = spanBeforeReport(reportSpanAt(period, nowMs));
  // the newest that is over may be due only later today
  for (let back = 0; back <= CATCH_UP[period] && due.length < CATCH_UP[period]; back += 1) {
    const moment = dueMs(span, at);
    if (moment <= nowMs && moment > sinceMs) due.unshift(span);
    span = spanBeforeReport(span);
  }
  return due;
}

/** When a schedule makes its next report. */
export function nextReportMs(
  { period, at }: Omit<ScheduleTimes, 'sinceMs'>,
  nowMs: number,
): number {
  const running = reportSpanAt(period, nowMs);
  const over = dueMs(spanBeforeReport(running), at);
  return over > nowMs ? over : dueMs(running, at);
}
