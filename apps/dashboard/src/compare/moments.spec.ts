import { lastMonthStart, weekStart, writtenMoments, yesterdayMorning } from './moments';

const at = (iso: string): number => Date.parse(`${iso}+07:00`);

it.each([
  // Friday the 20th
  ['2026-11-20T09:30:00', '2026-11-19T08:00:00', '2026-11-16T00:00:00', '2026-10-01T00:00:00'],
  // a Monday, just after midnight: the week has begun with it
  ['2026-11-16T00:00:00', '2026-11-15T08:00:00', '2026-11-16T00:00:00', '2026-10-01T00:00:00'],
  // the last instant of a Sunday
  ['2026-11-15T23:59:59', '2026-11-14T08:00:00', '2026-11-09T00:00:00', '2026-10-01T00:00:00'],
  // in January the month before is of another year
  ['2026-01-02T03:00:00', '2026-01-01T08:00:00', '2025-12-29T00:00:00', '2025-12-01T00:00:00'],
])('at %s', (now, yesterday, week, month) => {
  expect(yesterdayMorning(at(now))).toBe(at(yesterday));
  expect(weekStart(at(now))).toBe(at(week));
  expect(lastMonthStart(at(now))).toBe(at(month));
});

it('reads the moments of an address; one that has not come is now', () => {
  const now = at('2026-11-20T09:30:00');
  expect(writtenMoments({ from: '2026-11-19T08:00', to: '2026-11-20T08:00' }, now)).toEqual({
    fromMs: at('2026-11-19T08:00:00'),
    toMs: at('2026-11-20T08:00:00'),
  });
  expect(writtenMoments({ to: '2026-11-21T08:00' }, now)).toEqual({ fromMs: null, toMs: null });
  expect(writtenMoments({ from: 'x' }, now)).toEqual({ fromMs: null, toMs: null });
});
