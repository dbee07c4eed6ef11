import { KPI_FUNCTION_RULES } from './kpi-functions';

describe('the score of index set 766', () => {
  const score = KPI_FUNCTION_RULES['score-766'];

  it('adds up the parts, each full at its threshold and no fuller', () => {
    // 20 × 0.95 + 11 × 60/80 + 11 × 40/80 + 11 (60 is over 50) + 11 × 20/80 + 18 (93 is over 90)
    // = 19 + 8.25 + 5.5 + 11 + 2.75 + 18 = 64.5 of 82
    const parts = {
      onTime: 95,
      digitised: 60,
      reused: 40,
      online: 60,
      paidOnline: 20,
      satisfaction: 93,
    };
    expect(score(parts)).toEqual({ numerator: 64.5, denominator: 82, value: 6450 / 82 });
  });

  it('leaves out what is none, of both sums', () => {
    // 20 × 0.9 + 18 × 45/90 = 18 + 9 = 27 of 38
    expect(score({ onTime: 90, satisfaction: 45 })).toEqual({
      numerator: 27,
      denominator: 38,
      value: 2700 / 38,
    });
  });

  it('counts a zero, which is not none', () => {
    expect(score({ onTime: 100, online: 0 })).toMatchObject({ numerator: 20, denominator: 31 });
  });

  it('of nothing is none', () => {
    expect(score({})).toEqual({ numerator: null, denominator: null, value: null });
  });
});
