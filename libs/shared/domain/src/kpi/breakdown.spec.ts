import type { KpiDefinition } from '@nhip-xa/contract';
import {
  breaksDown,
  brokenDown,
  brokenDownBy,
  hasRest,
  whyNotBrokenDown,
  type SubjectSides,
} from './breakdown';
import { BUILT_IN_KPIS } from './built-ins';

const kpi = (code: string): KpiDefinition => {
  const found = BUILT_IN_KPIS.find((one) => one.code === code);
  if (!found) throw new Error(`no KPI ${code}`);
  return found;
};
const of = (subject: string | null, numerator: number, denominator: number): SubjectSides => ({
  ...{ subject, numerator, denominator, subjects: 1 },
});

describe('a number by what its cases are about', () => {
  it('is there for what counts or sums cases alone', () => {
    expect(breaksDown(kpi('dossiers-online'), '20')).toBe(true);
    expect(breaksDown(kpi('dossiers-handling-time'), '20')).toBe(true);
    expect(breaksDown(kpi('counter-wait'))).toBe(false);
    expect(brokenDownBy(kpi('dossiers-online'))).toBe('procedure');
    expect(brokenDownBy(kpi('feedback-overdue'))).toBe('category');
    // what is summed has no cases that are left out
    expect(hasRest(kpi('dossiers-online'))).toBe(true);
    expect(hasRest(kpi('dossiers-handling-time'))).toBe(false);
    expect(hasRest(kpi('dossiers-overdue'))).toBe(false);
  });

  it('is not there for others, and says why', () => {
    expect(whyNotBrokenDown(kpi('dossiers-online'))).toBeUndefined();
    expect(whyNotBrokenDown(kpi('flood-level'))).toBe('no-cases');
    expect(whyNotBrokenDown(kpi('score-766'))).toBe('no-cases');
    // the 90th of a hundred waits is not the sum of those of each thing
    expect(whyNotBrokenDown(kpi('detections-verify-p90'))).toBe('no-sum');
    const worst = { ...kpi('dossiers-online'), rollUp: 'max' as const };
    expect(whyNotBrokenDown(worst)).toBeUndefined();
    expect(whyNotBrokenDown(worst, '06211')).toBeUndefined();
    expect(whyNotBrokenDown(worst, '20')).toBe('of-the-worst');
    expect(whyNotBrokenDown(kpi('dossiers-online'), 'VN')).toBe('of-the-nation');
  });

  it('has those first that pull it down most, and pulls that are its gap', () => {
    const definition = { ...kpi('dossiers-online'), targetValue: 80 };
    // 2 of 20, 30 of 60, 20 of 20: 52 of 100, which lacks 28
    const told = brokenDown(definition, [of('C', 20, 20), of('A', 2, 20), of('B', 30, 60)], 2);
    // B: (80 − 50) × 0,6 = 18; A: (80 − 10) × 0,2 = 14; C: (80 − 100) × 0,2 = −4
    expect(told.items).toMatchObject([
      { subject: 'B', value: 50, gap: 30, pull: 18 },
      { subject: 'A', value: 10, gap: 70, pull: 14 },
    ]);
    expect(told.others).toMatchObject({ subjects: 1, value: 100, pull: -4 });
    expect(told).toMatchObject({ numerator: 52, denominator: 100, value: 52, gap: 28, pull: 28 });
  });

  it('of which less is better pulls up', () => {
    const definition = { ...kpi('dossiers-due-soon'), targetValue: 10 };
    // 5 of 10 and 0 of 10: 25 %, 15 too many; (50 − 10) × 0,5 = 20 and (0 − 10) × 0,5 = −5
    const told = brokenDown(definition, [of('B', 0, 10), of('A', 5, 10)], 10);
    expect(told.items).toMatchObject([
      { subject: 'A', pull: 20 },
      { subject: 'B', pull: -5 },
    ]);
    expect(told.gap).toBe(15);
  });

  it('without a target is measured against itself; with nothing to divide by against nothing', () => {
    const definition = { ...kpi('dossiers-online'), targetValue: null };
    // 5 of 10 and 10 of 10: 75 %
    const told = brokenDown(definition, [of('A', 5, 10), of('B', 10, 10)], 10);
    expect(told.items).toMatchObject([
      { subject: 'A', gap: null, pull: 12.5 },
      { subject: 'B', gap: null, pull: -12.5 },
    ]);
    expect(brokenDown(definition, [], 10)).toMatchObject({ value: null, items: [], others: null });
  });

  it('of a plain count has the largest first', () => {
    const definition = kpi('dossiers-overdue');
    const placeless = { ...of(null, 4, 4), subject: undefined, subjects: 9 };
    const told = brokenDown(definition, [of('A', 1, 1), placeless, of('B', 3, 3)], 1);
    expect(told.items).toMatchObject([{ subject: 'B', value: 3, pull: null }]);
    // what had no place of its own is counted with the others
    expect(told.others).toMatchObject({ subjects: 10, numerator: 5 });
    expect(told.numerator).toBe(8);
  });
});
