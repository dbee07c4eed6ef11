import { flag, momentMs, momentUs, page, stepMs, tooManyPoints } from './queries';

it.each([
  ['2026-11-20T12:00:00+07:00', Date.parse('2026-11-20T05:00:00Z') * 1000],
  ['2026-11-20T12:00:00 07:00', Date.parse('2026-11-20T05:00:00Z') * 1000],
  ['2026-11-20T05:00:00.000001Z', Date.parse('2026-11-20T05:00:00Z') * 1000 + 1],
  ['1763614800000', 1_763_614_800_000_000],
])('reads the moment %s', (text, us) => {
  expect(momentUs.parse(text)).toBe(us);
});

it.each(['2026-11-20T12:00:00', '2026-11-20', 'now', '', '1e400', '99999999999999999999'])(
  'refuses %p as a moment',
  (text) => expect(momentMs.safeParse(text).success).toBe(false),
);

it('reads steps, and refuses what has no length', () => {
  expect(stepMs.parse('PT5M')).toBe(300_000);
  expect(stepMs.safeParse('P').success).toBe(false);
  expect(stepMs.safeParse('5m').success).toBe(false);
});

it('bounds the points of a span', () => {
  expect(tooManyPoints(0, 5_000, 1)).toBe(false);
  expect(tooManyPoints(0, 5_001, 1)).toBe(true);
});

it('takes a limit between 1 and 1,000, 100 unless said, and no parameter that it does not know', () => {
  expect(page.parse({})).toEqual({ limit: 100 });
  for (const limit of ['0', '1001', '1.5', 'x'])
    expect(page.safeParse({ limit }).success).toBe(false);
  expect(page.safeParse({ limt: '5' }).success).toBe(false);
});

it('reads flags', () => {
  expect([flag.parse('1'), flag.parse('false')]).toEqual([true, false]);
  expect(flag.safeParse('yes').success).toBe(false);
});
