import { SCORE_766, score766 } from './score-766';

const parts = (values: Record<string, number | null>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));

it('has 82 points, 18 being those of openness', () => {
  expect(Object.values(SCORE_766).reduce((sum, { points }) => sum + points, 0)).toBe(82);
});

it('adds up the parts, each full at its threshold and no fuller', () => {
  // 20 × 0.95 + 11 × 60/80 + 11 × 40/80 + 11 (60 is over 50) + 11 × 20/80 + 18 (93 is over 90)
  // = 19 + 8.25 + 5.5 + 11 + 2.75 + 18 = 64.5 of 82
  const score = score766(
    parts({
      onTime: 95,
      digitised: 60,
      reused: 40,
      online: 60,
      paidOnline: 20,
      satisfaction: 93,
    }),
  );
  expect(score).toEqual({ numerator: 64.5, denominator: 82, value: 6450 / 82 });
});

it('leaves out what is none, of both sums', () => {
  // 20 × 0.9 + 18 × 45/90 = 18 + 9 = 27 of 38
  expect(score766(parts({ onTime: 90, satisfaction: 45, online: null }))).toEqual({
    numerator: 27,
    denominator: 38,
    value: 2700 / 38,
  });
});

it('counts a zero, which is not none', () => {
  expect(score766(parts({ onTime: 100, online: 0 }))).toMatchObject({
    numerator: 20,
    denominator: 31,
  });
});

it('of nothing is none', () => {
  expect(score766({})).toBeNull();
  expect(score766(parts({ onTime: null }))).toBeNull();
});
