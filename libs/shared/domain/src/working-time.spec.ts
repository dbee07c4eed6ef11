import fc from 'fast-check';
import { PLAIN_WEEKS, YEAR_2026 } from '../test/statements';
import { closeOfNextWorkingDay, dueMoment, isWorkingDay, type Calendar } from './calendar';
import { DAY_MS, HOUR_MS, dayOfIso } from './time';
import { workingDaysBetween, workingMsBetween } from './working-time';

const ms = (iso: string): number => Date.parse(`${iso}+07:00`);
const local = (moment: number): string => new Date(moment + 7 * HOUR_MS).toISOString().slice(0, 16);
const span = (from: number, to: number) => ({ fromMs: from * HOUR_MS, toMs: to * HOUR_MS });

/** 8:00–12:00 and 13:00–16:30, and Saturday mornings, from 1 June 2026 on. */
const WITH_SATURDAYS: Calendar = {
  exceptions: YEAR_2026.exceptions,
  hours: [
    {
      fromDay: dayOfIso('2026-06-01'),
      workday: [span(8, 12), span(13, 16.5)],
      saturday: [span(7.5, 11.5)],
    },
  ],
};

describe('working time between two moments', () => {
  it.each([
    ['2026-11-20T08:00', '2026-11-20T10:00', 2],
    ['2026-11-20T10:30', '2026-11-20T14:30', 2], // without lunch
    ['2026-11-20T05:00', '2026-11-20T22:00', 7.5],
    ['2026-11-20T16:00', '2026-11-23T08:30', 2], // Friday one hour, Monday one
    ['2026-11-21T08:00', '2026-11-22T20:00', 0], // a weekend
    ['2026-02-13T16:30', '2026-02-23T08:00', 1], // across Tết
    ['2026-08-21T16:30', '2026-08-24T08:00', 8.5], // with the Saturday worked in exchange
    ['2026-11-16T07:30', '2026-11-30T07:30', 75], // ten days of 7.5
    ['2026-11-20T10:00', '2026-11-20T08:00', 0], // backwards
  ])('from %s to %s is %d hours', (from, to, hours) => {
    expect(workingMsBetween(YEAR_2026, ms(from), ms(to))).toBe(hours * HOUR_MS);
  });

  it('follows the hours that were in force on each day', () => {
    // Fri 29/5 7.5 by the usual hours, Mon 1/6 7.5 by the others, of which 08:00–12:00 by 12:30
    expect(workingMsBetween(WITH_SATURDAYS, ms('2026-05-29T00:00'), ms('2026-06-01T12:30'))).toBe(
      (7.5 + 4) * HOUR_MS,
    );
    // two whole days on each side: 28/5 (Thu), 29/5, 1/6, 2/6
    expect(workingMsBetween(WITH_SATURDAYS, ms('2026-05-27T20:00'), ms('2026-06-03T01:00'))).toBe(
      30 * HOUR_MS,
    );
  });

  it('does not count the service of a Saturday', () => {
    expect(workingMsBetween(WITH_SATURDAYS, ms('2026-11-21T07:30'), ms('2026-11-21T11:30'))).toBe(
      0,
    );
  });

  it('adds up, and is what a period of that many working hours takes', () => {
    const moment = fc.integer({ min: ms('2026-01-01T00:00'), max: ms('2027-01-01T00:00') });
    fc.assert(
      fc.property(moment, moment, moment, (...moments) => {
        const [a, b, c] = moments.sort((x, y) => x - y);
        const whole = workingMsBetween(WITH_SATURDAYS, a, c);
        const parts =
          workingMsBetween(WITH_SATURDAYS, a, b) + workingMsBetween(WITH_SATURDAYS, b, c);
        expect(whole).toBe(parts);
        const due = dueMoment(WITH_SATURDAYS, a, { workingHours: whole / HOUR_MS });
        expect(Math.abs(workingMsBetween(WITH_SATURDAYS, a, due) - whole)).toBeLessThan(1);
      }),
    );
  });

  it('counts days as a walk through them does', () => {
    const day = fc.integer({ min: dayOfIso('2025-12-01'), max: dayOfIso('2027-02-01') });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (from, length) => {
        let walked = 0;
        for (let at = from; at < from + length; at += 1) {
          if (isWorkingDay(YEAR_2026, at)) walked += 1;
        }
        expect(workingDaysBetween(YEAR_2026, from, from + length)).toBe(walked);
      }),
    );
  });

  it('is told at once of moments thousands of years apart', () => {
    const began = performance.now();
    const years = 5_000;
    const whole = workingMsBetween(PLAIN_WEEKS, 0, years * 365.2425 * DAY_MS);
    expect(whole / HOUR_MS / 7.5).toBeCloseTo((years * 365.2425 * 5) / 7, -1);
    expect(performance.now() - began).toBeLessThan(100);
  });
});

describe('deadlines under other hours', () => {
  it.each([
    [{ workingDays: 1 }, '2026-11-20T09:00', '2026-11-23T16:30'],
    // received on a Saturday with service: Monday is the first day, not the Saturday
    [{ workingDays: 1 }, '2026-11-21T08:00', '2026-11-23T16:30'],
    // Friday to Tuesday, whether Saturdays have service or not
    [{ workingDays: 2 }, '2026-11-20T09:00', '2026-11-24T16:30'],
    // a Saturday morning in between adds no hours: 15:30–16:30 on Friday, the other from Monday 8:00
    [{ workingHours: 2 }, '2026-11-20T15:30', '2026-11-23T09:00'],
    [{ workingHours: 1 }, '2026-11-21T08:00', '2026-11-23T09:00'],
    [{ days: 1 }, '2026-11-20T09:00', '2026-11-23T16:30'],
    // by the clock, day off or not
    [{ hours: 12 }, '2026-11-21T20:00', '2026-11-22T08:00'],
    // before they came into force
    [{ workingDays: 1 }, '2026-05-27T09:00', '2026-05-28T17:00'],
  ])('%j from %s ends %s', (period, from, expected) => {
    expect(local(dueMoment(WITH_SATURDAYS, ms(from), period))).toBe(expected);
  });
});

describe('the close of the next working day', () => {
  it.each([
    ['2026-11-19T08:00', '2026-11-20T17:00'],
    ['2026-11-20T08:00', '2026-11-23T17:00'], // Friday → Monday
    ['2026-11-20T23:59', '2026-11-23T17:00'],
    ['2026-11-21T08:00', '2026-11-23T17:00'],
    ['2026-02-13T08:00', '2026-02-23T17:00'], // over Tết
    ['2026-08-21T08:00', '2026-08-22T17:00'], // a Saturday worked in exchange
  ])('after %s is %s', (moment, expected) => {
    expect(local(closeOfNextWorkingDay(YEAR_2026, ms(moment)))).toBe(expected);
  });

  it('is that of the office hours in force', () => {
    expect(local(closeOfNextWorkingDay(WITH_SATURDAYS, ms('2026-11-19T08:00')))).toBe(
      '2026-11-20T16:30',
    );
  });
});
