import { keepingNight } from './keeping';

it.each([
  ['by day', '2026-11-26T15:00:00+07:00', '2026-11-27T02:00:00+07:00'],
  ['after midnight, with an hour left', '2026-11-27T01:00:00+07:00', '2026-11-27T02:00:00+07:00'],
  ['with less than an hour left', '2026-11-27T01:00:01+07:00', '2026-11-28T02:00:00+07:00'],
  ['in the night itself', '2026-11-27T02:30:00+07:00', '2026-11-28T02:00:00+07:00'],
])('what is shortened %s goes in the next night that is an hour off', (_, now, night) => {
  expect(keepingNight(Date.parse(now))).toBe(Date.parse(night));
});
