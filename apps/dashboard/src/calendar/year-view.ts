import type { CalendarDay } from '@nhip-xa/contract';
import { dayOfIso, isWeekend, isoDay, weekday } from '@nhip-xa/domain';

/**
 * How a day looks: off, worked although it would be off, proposed and not in force, held ready
 * (disabled), a weekend, or plain.
 */
export type DayLook = 'off' | 'exchange' | 'proposed' | 'held' | 'weekend' | 'plain';

export interface DayView {
  iso: string;
  look: DayLook;
  /** Rows of the day, from the nation down. */
  rows: readonly CalendarDay[];
}

export interface MonthView {
  /** 1 to 12. */
  month: number;
  /** Empty places before the first day in a week that begins on Monday. */
  lead: number;
  days: readonly DayView[];
}

/** A year as twelve months of days, each as it holds for the unit. */
export function monthsOf(year: number, rows: readonly CalendarDay[]): MonthView[] {
  const byDay = new Map<string, CalendarDay[]>();
  for (const row of rows) byDay.set(row.day, [...(byDay.get(row.day) ?? []), row]);
  return Array.from({ length: 12 }, (_, month) => {
    const first = Math.round(Date.UTC(year, month, 1) / 86_400_000);
    const next = Math.round(Date.UTC(year, month + 1, 1) / 86_400_000);
    const days = Array.from({ length: next - first }, (_day, offset) => {
      const iso = isoDay(first + offset);
      return viewOf(iso, byDay.get(iso) ?? []);
    });
    return { month: month + 1, lead: (weekday(first) + 6) % 7, days };
  });
}

export function viewOf(iso: string, rows: readonly CalendarDay[]): DayView {
  return { iso, rows, look: lookOf(iso, rows) };
}

function lookOf(iso: string, rows: readonly CalendarDay[]): DayLook {
  const ruling = rows.find(({ inForce }) => inForce);
  if (ruling) return ruling.working ? 'exchange' : 'off';
  if (rows.some(({ state }) => state === 'proposed')) return 'proposed';
  if (rows.some(({ state }) => state === 'disabled')) return 'held';
  return isWeekend(dayOfIso(iso)) ? 'weekend' : 'plain';
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
};

/** The day of the same year that a key leads to; undefined where it leads nowhere. */
export function dayByKey(iso: string, key: string): string | undefined {
  const step = STEPS[key];
  if (step === undefined) return undefined;
  const to = isoDay(dayOfIso(iso) + step);
  return to.slice(0, 4) === iso.slice(0, 4) ? to : undefined;
}

/** `20/11/2026` of `2026-11-20`. */
export const readableDay = (iso: string): string => iso.split('-').reverse().join('/');
