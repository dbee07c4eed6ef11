import { YEAR_2026 } from '../test/statements';
import { dueMoment, isWorkingDay } from './calendar';
import { dayOfIso } from './time';

const ms = (iso: string): number => Date.parse(`${iso}+07:00`);
const local = (moment: number): string =>
  new Date(moment + 7 * 3_600_000).toISOString().slice(0, 16);

describe('working days of 2026', () => {
  it.each([
    ['2026-02-13', true], // the Friday before Tết
    ['2026-02-14', false], // Saturday
    ['2026-02-16', false], // Tết
    ['2026-02-20', false], // Tết
    ['2026-02-23', true], // the Monday after it
    ['2026-04-27', false], // for Giỗ Tổ, which fell on a Sunday
    ['2026-01-02', false], // swapped …
    ['2026-01-10', true], // … for this Saturday
    ['2026-08-31', false],
    ['2026-08-22', true],
    ['2026-11-24', true], // Culture Day is not in the table unless an administrator puts it there
  ])('%s: %s', (day, worked) => {
    expect(isWorkingDay(YEAR_2026, dayOfIso(day))).toBe(worked);
  });
});

describe('a period in working days', () => {
  it.each([
    // [domain, worked example 6] Tết is off from 14 to 22 February; 23, 24, 25 are counted
    ['2026-02-13T09:00:00', 3, '2026-02-25T17:00'],
    // the hour of the start does not matter, nor that it lies outside office hours
    ['2026-02-13T23:59:59', 3, '2026-02-25T17:00'],
    ['2026-11-20T09:00:00', 1, '2026-11-23T17:00'], // Friday → Monday
    ['2026-11-21T09:00:00', 1, '2026-11-23T17:00'], // Saturday → Monday
    ['2026-11-20T09:00:00', 6, '2026-11-30T17:00'], // 23–27 are five, 30 is the sixth
    // the Saturday worked in exchange counts: Fri 21/8 + 2 → Sat 22/8, Mon 24/8
    ['2026-08-21T09:00:00', 2, '2026-08-24T17:00'],
    ['2026-11-20T09:00:00', 0, '2026-11-20T17:00'],
  ])('from %s of %d ends %s', (from, workingDays, expected) => {
    expect(local(dueMoment(YEAR_2026, ms(from), { workingDays }))).toBe(expected);
  });
});

describe('a period in days', () => {
  it.each([
    ['2026-11-16T09:00:00', 3, '2026-11-19T17:00'], // Monday → Thursday
    ['2026-11-18T09:00:00', 3, '2026-11-23T17:00'], // ends on a Saturday → Monday
    ['2026-02-11T09:00:00', 5, '2026-02-23T17:00'], // ends in Tết → the first day after it
    ['2026-08-20T09:00:00', 2, '2026-08-22T17:00'], // ends on a Saturday that is worked
  ])('from %s of %d ends %s', (from, days, expected) => {
    expect(local(dueMoment(YEAR_2026, ms(from), { days }))).toBe(expected);
  });
});

describe('a period in working hours', () => {
  it.each([
    ['2026-11-20T08:00:00', 2, '2026-11-20T10:00'],
    // 10:30–11:30 is one hour, the other two from 13:30
    ['2026-11-20T10:30:00', 3, '2026-11-20T15:30'],
    // it ends with the morning, not with the end of lunch
    ['2026-11-20T07:30:00', 4, '2026-11-20T11:30'],
    ['2026-11-20T12:00:00', 1, '2026-11-20T14:30'], // from within lunch
    ['2026-11-20T05:00:00', 1, '2026-11-20T08:30'], // from before the office opens
    // Friday 16:00–17:00 is one hour, the other from Monday 7:30
    ['2026-11-20T16:00:00', 2, '2026-11-23T08:30'],
    ['2026-11-21T09:00:00', 8, '2026-11-24T08:00'], // Saturday: Monday has 7.5 hours, Tuesday 0.5
    ['2026-02-13T16:30:00', 1, '2026-02-23T08:00'], // across Tết
    ['2026-08-21T16:30:00', 1, '2026-08-22T08:00'], // a Saturday worked in exchange
    ['2026-11-20T16:00:00', 0, '2026-11-20T16:00'],
  ])('from %s of %d ends %s', (from, workingHours, expected) => {
    expect(local(dueMoment(YEAR_2026, ms(from), { workingHours }))).toBe(expected);
  });
});
