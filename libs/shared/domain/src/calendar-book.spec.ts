import { closeOfNextWorkingDay, isWorkingDay } from './calendar';
import { CalendarBook, type OwnCalendar } from './calendar-book';
import { HOUR_MS, dayOfIso } from './time';

const own = (days: Record<string, boolean>, hours: OwnCalendar['hours'] = []): OwnCalendar => ({
  exceptions: new Map(Object.entries(days).map(([day, working]) => [dayOfIso(day), working])),
  hours,
});
const until = (hour: number, from = '2026-01-01'): OwnCalendar['hours'][number] => ({
  fromDay: dayOfIso(from),
  workday: [{ fromMs: 8 * HOUR_MS, toMs: hour * HOUR_MS }],
  saturday: [],
});

const PARENTS = new Map([
  ['48', 'VN'],
  ['20194', '48'],
  ['20195', '48'],
  ['20194-1', '20194'],
  ['01', 'VN'],
  ['00004', '01'],
]);
const book = new CalendarBook(
  new Map([
    ['VN', own({ '2026-09-02': false, '2026-09-01': false })],
    // the province works on 1/9, and is off on a day of its own
    ['48', own({ '2026-09-01': true, '2026-03-27': false }, [until(16)])],
    ['20194', own({ '2026-03-27': true }, [until(15, '2026-06-01')])],
  ]),
  PARENTS,
);
const works = (unit: string, day: string): boolean => isWorkingDay(book.of(unit), dayOfIso(day));
const closes = (unit: string, afterDay: string): number =>
  new Date(
    closeOfNextWorkingDay(book.of(unit), Date.parse(`${afterDay}T09:00:00+07:00`)),
  ).getUTCHours() + 7;

it('each level overrides the days of the one above, and keeps the others', () => {
  expect(['VN', '01', '48', '20195', '20194'].map((unit) => works(unit, '2026-09-02'))).toEqual(
    Array(5).fill(false),
  );
  expect(['VN', '00004', '48', '20195', '20194'].map((unit) => works(unit, '2026-09-01'))).toEqual([
    ...[false, false],
    ...[true, true, true],
  ]);
  expect(['00004', '48', '20195', '20194'].map((unit) => works(unit, '2026-03-27'))).toEqual([
    ...[true, false],
    ...[false, true],
  ]);
});

it('office hours too, each from the day it is set for', () => {
  expect(closes('00004', '2026-03-02')).toBe(17);
  expect(closes('20195', '2026-03-02')).toBe(16);
  expect(closes('20194', '2026-03-02')).toBe(16);
  expect(closes('20194', '2026-07-01')).toBe(15);
});

it('a village has the calendar of its commune, a unit nobody knows that of the nation', () => {
  expect(book.of('20194-1')).toBe(book.of('20194'));
  expect(book.of('99999')).toBe(book.of('VN'));
  expect(book.of('00004')).toBe(book.of('VN'));
});

it('a tree that goes round in circles still gives a calendar', () => {
  const round = new CalendarBook(
    new Map(),
    new Map([
      ['a', 'b'],
      ['b', 'a'],
    ]),
  );
  expect(round.of('a').exceptions.size).toBe(0);
});
