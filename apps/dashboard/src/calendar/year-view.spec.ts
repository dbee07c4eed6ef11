import type { CalendarDay } from '@nhip-xa/contract';
import { dayByKey, monthsOf, readableDay, viewOf } from './year-view';

const row = (over: Partial<CalendarDay>): CalendarDay => ({
  unit: 'VN',
  day: '2026-09-02',
  working: false,
  name: 'Quốc khánh',
  state: 'confirmed',
  note: null,
  inForce: true,
  by: 'system',
  at: '2026-01-01T00:00:00Z',
  ...over,
});

it('lays a year out in weeks that begin on Monday', () => {
  const months = monthsOf(2026, []);
  expect(months.map(({ days }) => days.length)).toEqual([
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ]);
  // 1/1/2026 is a Thursday, 1/2 a Sunday, 1/6 a Monday
  expect([0, 1, 5].map((month) => months[month]?.lead)).toEqual([3, 6, 0]);
  expect(monthsOf(2028, [])[1]?.days.at(-1)?.iso).toBe('2028-02-29');
});

it.each([
  ['2026-11-20', [], 'plain'],
  ['2026-11-21', [], 'weekend'],
  ['2026-09-02', [row({})], 'off'],
  ['2026-08-22', [row({ working: true })], 'exchange'],
  ['2027-02-05', [row({ state: 'proposed', inForce: false })], 'proposed'],
  ['2026-11-24', [row({ state: 'disabled', inForce: false })], 'held'],
  // the commune works on what is the nation's day off
  ['2026-09-01', [row({ inForce: false }), row({ unit: '20194', working: true })], 'exchange'],
  // what is in force stands before what is only proposed
  ['2026-09-01', [row({}), row({ unit: '20194', state: 'proposed', inForce: false })], 'off'],
])('%s with %j looks %s', (day, rows, look) => {
  expect(viewOf(day, rows).look).toBe(look);
});

it('is walked through with the arrow keys, within the year', () => {
  expect(dayByKey('2026-03-01', 'ArrowLeft')).toBe('2026-02-28');
  expect(dayByKey('2026-03-01', 'ArrowDown')).toBe('2026-03-08');
  expect(dayByKey('2026-01-03', 'ArrowUp')).toBeUndefined();
  expect(dayByKey('2026-12-31', 'ArrowRight')).toBeUndefined();
  expect(dayByKey('2026-03-01', 'a')).toBeUndefined();
});

it('is written the way people write a day', () => {
  expect(readableDay('2026-11-20')).toBe('20/11/2026');
});
