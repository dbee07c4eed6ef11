import { dateTime } from '@nhip-xa/web-ui';
import { NEAR_MOMENTS } from './near-moments';

it.each([
  ['2026-11-27T09:15:00+07:00', '27/11/2026 08:15', '26/11/2026 08:00', '31/10/2026 23:59'],
  // the first hour of a year, by the calendar of Vietnam and not by that of Greenwich
  ['2027-01-01T00:30:00+07:00', '31/12/2026 23:30', '31/12/2026 08:00', '31/12/2026 23:59'],
])('at %s', (now, hour, yesterday, lastMonth) => {
  const moments = new Map(NEAR_MOMENTS.map(([name, of]) => [name, dateTime(of(Date.parse(now)))]));
  expect(moments.get('past.hour')).toBe(hour);
  expect(moments.get('past.yesterday')).toBe(yesterday);
  expect(moments.get('past.lastMonth')).toBe(lastMonth);
});
