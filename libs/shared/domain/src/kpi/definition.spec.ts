import type { KpiDefinition, Threshold } from '@nhip-xa/contract';
import { BUILT_IN_KPIS } from './built-ins';
import { isPresenceMeasure } from './definition';
import { factsOf, feedingFactsOf } from './facts';
import { worstFirst } from './ranking';
import { judgedOf, reckonOwn, valueOf } from './reckon';
import { rollUp, type ChildValue } from './roll-up';
import { crosses, statusOf, tightened } from './thresholds';

const builtIn = (code: string): KpiDefinition => {
  const definition = BUILT_IN_KPIS.find((one) => one.code === code);
  if (!definition) throw new Error(`no such KPI: ${code}`);
  return definition;
};

/** One source or unit that reports, unless said otherwise. */
const sides = (
  numerator: number | null,
  denominator: number | null,
  reporting = 1,
  expected = 1,
) => ({
  numerator,
  denominator,
  reporting,
  expected,
});

describe('a threshold', () => {
  it.each([
    [{ '>=': 3 }, 3, true],
    [{ '>=': 3 }, 2.999, false],
    [{ '>': 10 }, 10, false],
    [{ '>': 10 }, 10.001, true],
    [{ '<=': 0 }, 0, true],
    [{ '<': 95 }, 95, false],
    // unrounded: 94.996 shows as 95.00 and is critical all the same
    [{ '<': 95 }, 94.996, true],
    [{ outside: [20, 90] as [number, number] }, 20, false],
    [{ outside: [20, 90] as [number, number] }, 90.1, true],
    [{ outside: [20, 90] as [number, number] }, 19.9, true],
  ])('%j is crossed by %d: %s', (threshold, value, expected) => {
    expect(crosses(threshold as Threshold, { value })).toBe(expected);
  });

  it('of growth is crossed by a growth alone, which must be known', () => {
    expect(crosses({ growthBelow: -20 }, { value: 5, growthPercent: -21 })).toBe(true);
    expect(crosses({ growthBelow: -20 }, { value: 5, growthPercent: -20 })).toBe(false);
    expect(crosses({ growthBelow: -20 }, { value: -1_000 })).toBe(false);
  });
});

it.each([
  ['dossiers-overdue', 0, 'good'],
  ['dossiers-overdue', 1, 'warning'],
  ['dossiers-overdue', 3, 'critical'],
  ['dossiers-on-time', 98, 'good'],
  ['dossiers-on-time', 97.9, 'warning'],
  ['dossiers-on-time', 94.9, 'critical'],
  ['services-online', 99.9, 'warning'],
  ['flood-level', 1, 'warning'],
  ['flood-level', 2, 'critical'],
  ['local-commerce', 0, 'good'],
])('%s of %d is %s', (code, value, status) => {
  expect(statusOf(builtIn(code), { value })).toBe(status);
});

describe("a unit's own KPI", () => {
  const ratio = builtIn('dossiers-online');
  const count = builtIn('dossiers-overdue');

  it('is factor × numerator / denominator, unrounded', () => {
    expect(reckonOwn(ratio, sides(1, 3), { stale: false, fed: true })).toMatchObject({
      value: 100 / 3,
      numerator: 1,
      denominator: 3,
      status: 'critical',
    });
  });

  it('without any feeder is none, whatever was counted', () => {
    expect(reckonOwn(count, sides(5, 5, 0, 0), { stale: true, fed: false })).toMatchObject({
      value: null,
      status: 'none',
    });
  });

  it('with a feeder and nothing to count is 0', () => {
    expect(reckonOwn(count, sides(0, 0), { stale: false, fed: true })).toMatchObject({
      value: 0,
      status: 'good',
    });
  });

  it('of 0/0 is none', () => {
    expect(reckonOwn(ratio, sides(0, 0), { stale: false, fed: true })).toMatchObject({
      value: null,
      status: 'none',
    });
  });

  it('of 0/4 is 0', () => {
    expect(reckonOwn(ratio, sides(0, 4), { stale: false, fed: true })).toMatchObject({
      value: 0,
      status: 'critical',
    });
  });

  it('that nobody vouches for is stale, and gives its last value', () => {
    expect(reckonOwn(count, sides(0, 0, 0, 2), { stale: true, fed: true })).toMatchObject({
      value: 0,
      status: 'stale',
    });
  });

  it('of a highest reading that nobody sent is none', () => {
    expect(
      reckonOwn(builtIn('flood-level'), sides(null, 0), { stale: true, fed: true }),
    ).toMatchObject({
      value: null,
      status: 'none',
    });
  });
});

describe('what rules judge besides the value', () => {
  const growing = { warning: { growthBelow: 0 }, critical: { growthBelow: -20 } };

  it('is the change against the period before', () => {
    // 90 after 120: −25 %; 110 after 120: −8.3 %
    expect(statusOf(growing, judgedOf(90, { before: 120 }))).toBe('critical');
    expect(statusOf(growing, judgedOf(110, { before: 120 }))).toBe('warning');
    expect(statusOf(growing, judgedOf(120, { before: 120 }))).toBe('good');
    // after nothing there is no growth to judge
    expect(statusOf(growing, judgedOf(5, { before: 0 }))).toBe('good');
  });

  it('is the number per thousand people', () => {
    const rules = { warning: { perThousandBelow: 2 }, critical: { '==': 0 } };
    // 15 of 8,000 people are 1.875 of a thousand; 16 are 2
    expect(statusOf(rules, judgedOf(15, { population: 8_000 }))).toBe('warning');
    expect(statusOf(rules, judgedOf(16, { population: 8_000 }))).toBe('good');
    expect(statusOf(rules, judgedOf(1, { population: null }))).toBe('good');
    expect(statusOf(rules, judgedOf(0, { population: 8_000 }))).toBe('critical');
  });

  it('is whatever must not be, whatever the value', () => {
    const rules = { warning: { '>=': 1 }, critical: null };
    expect(statusOf(rules, judgedOf(1, { alarm: true }))).toBe('critical');
    expect(statusOf(rules, judgedOf(1, { alarm: false }))).toBe('warning');
  });

  it.each([
    [{ '>=': 30 }, { '>=': 25 }],
    [{ '<': 95 }, { '<': 100 }],
    [{ outside: [20, 90] }, { outside: [25, 85] }],
    [{ growthBelow: 0 }, { growthBelow: 0 }],
    [null, null],
  ])('%j, 5 further inside, is %j', (given, expected) => {
    expect(tightened(given as Threshold | null, 5)).toEqual(expected);
  });
});

describe('a roll-up', () => {
  const child = (
    status: ChildValue['status'],
    numerator: number | null,
    denominator: number | null = 1,
    expected = status === 'none' ? 0 : 1,
  ): ChildValue => ({ unit: '00001', status, numerator, denominator, value: numerator, expected });
  const many = (n: number, one: ChildValue): ChildValue[] => Array.from({ length: n }, () => one);

  it('of ratios is the ratio of the sums [domain, worked example 7]', () => {
    // 9/10 and 50/100: 59/110 = 53.6 %, not the 70 % of the mean
    const rolled = rollUp(builtIn('dossiers-online'), [
      child('good', 9, 10),
      child('warning', 50, 100),
    ]);
    expect(rolled).toMatchObject({ numerator: 59, denominator: 110, status: 'warning' });
    expect(rolled.value).toBeCloseTo(53.636, 3);
  });

  it('expects every unit with a feeder, also one that has nothing to divide by', () => {
    // of ten fed units six are 0/0: four of ten report, under half [contract 3, roll-up]
    const fed = child('none', null, null, 1);
    const rolled = rollUp(builtIn('dossiers-online'), [
      ...many(6, fed),
      ...many(4, child('good', 9, 10)),
    ]);
    expect(rolled).toMatchObject({ status: 'stale', reporting: 4, expected: 10, numerator: 36 });
  });

  it('of sums adds up, and stands on the units that report', () => {
    const rolled = rollUp(builtIn('dossiers-overdue'), [
      child('warning', 2, 2),
      child('good', 0, 0),
      child('stale', 7, 7),
      child('none', null, null),
    ]);
    // the stale unit is left out, and counts as expected; that without a feeder as neither
    expect(rolled).toMatchObject({ value: 2, denominator: 2, reporting: 2, expected: 3 });
  });

  it.each([
    ['one critical of ten is a tenth', 1, 0, 9, 'critical'],
    ['one critical of eleven is less', 1, 0, 10, 'warning'],
    ['two critical of eleven are more', 2, 0, 9, 'critical'],
    ['one warning of many', 0, 1, 30, 'warning'],
    ['all good', 0, 0, 12, 'good'],
  ])('of sums: %s', (_, critical, warning, good, status) => {
    const children = [
      ...many(critical, child('critical', 5)),
      ...many(warning, child('warning', 1)),
      ...many(good, child('good', 0)),
    ];
    expect(rollUp(builtIn('dossiers-overdue'), children).status).toBe(status);
  });

  it('of sums takes its tenth of the units that report', () => {
    // 1 of 10 fresh ones; the 8 stale do not water it down
    const children = [
      child('critical', 5),
      ...many(9, child('good', 0)),
      ...many(8, child('stale', 0)),
    ];
    expect(rollUp(builtIn('dossiers-overdue'), children).status).toBe('critical');
  });

  it('of a sum is not judged by the thresholds of one commune', () => {
    // 30 overdue dossiers, but never more than one in a commune
    expect(rollUp(builtIn('dossiers-overdue'), many(30, child('warning', 1))).status).toBe(
      'warning',
    );
  });

  it('is the worst of its units for a maximum', () => {
    const rolled = rollUp(builtIn('flood-level'), [child('good', 0, 2), child('critical', 2, 1)]);
    expect(rolled).toMatchObject({ value: 2, denominator: 3, status: 'critical' });
  });

  it('by maximum says whose it is, through every level', () => {
    const low = { ...child('good', 0), unit: '00001' };
    const high = { ...child('critical', 2), unit: '00002' };
    const province = rollUp(builtIn('flood-level'), [low, high]);
    expect(province.from).toBe('00002');
    const nation = rollUp(builtIn('flood-level'), [{ unit: '48', ...province }]);
    expect(nation).toMatchObject({ from: '00002', value: 2 });
  });

  it('is the least of its units for a minimum', () => {
    const lowest = { ...builtIn('flood-level'), rollUp: 'min' as const };
    expect(rollUp(lowest, [child('good', 0), child('critical', 2)]).value).toBe(0);
  });

  it('is fresh with half of its units, stale under half', () => {
    const fresh = child('good', 1);
    const stale = child('stale', 10);
    const definition = builtIn('dossiers-overdue');
    expect(rollUp(definition, [fresh, stale])).toMatchObject({ status: 'good', value: 1 });
    expect(rollUp(definition, [fresh, stale, stale])).toMatchObject({
      status: 'stale',
      value: 1,
      reporting: 1,
      expected: 3,
    });
  });

  it('gives what its units last said when none of them is fresh', () => {
    expect(rollUp(builtIn('dossiers-overdue'), many(2, child('stale', 4)))).toMatchObject({
      status: 'stale',
      value: 8,
      reporting: 0,
      expected: 2,
    });
  });

  it('of nothing is none', () => {
    const none = { status: 'none', value: null, reporting: 0, expected: 0 };
    expect(rollUp(builtIn('dossiers-overdue'), [])).toMatchObject(none);
    expect(rollUp(builtIn('dossiers-online'), [child('none', null, null)])).toMatchObject(none);
  });
});

describe('worst first', () => {
  const unit = (code: string, status: ChildValue['status'], value: number | null) => ({
    unit: code,
    status,
    value,
  });
  const order = (definition: KpiDefinition, ...values: ReturnType<typeof unit>[]): string[] =>
    worstFirst(definition, values).map((value) => value.unit);

  it('goes by status: critical, warning, stale, none, good', () => {
    expect(
      order(
        builtIn('dossiers-overdue'),
        unit('1', 'good', 0),
        unit('2', 'none', null),
        unit('3', 'stale', 9),
        unit('4', 'warning', 1),
        unit('5', 'critical', 3),
      ),
    ).toEqual(['5', '4', '3', '2', '1']);
  });

  it('then by the distance from the target, on the side that is worse', () => {
    const critical = [
      unit('1', 'critical', 4),
      unit('2', 'critical', 40),
      unit('3', 'critical', 12),
    ];
    expect(order(builtIn('dossiers-overdue'), ...critical)).toEqual(['2', '3', '1']);
    expect(order(builtIn('dossiers-online'), ...critical)).toEqual(['1', '3', '2']);
  });

  it('then by the code, and leaves the list that it was given', () => {
    const given = [unit('2', 'none', null), unit('1', 'none', null)];
    expect(worstFirst(builtIn('dossiers-overdue'), given).map(({ unit: code }) => code)).toEqual([
      '1',
      '2',
    ]);
    expect(given[0]?.unit).toBe('2');
  });
});

it('what is more than a number can be is none', () => {
  const { measure } = builtIn('net-value');
  const doubled = { ...measure, denominator: [], factor: 10 } as unknown as typeof measure;
  expect(valueOf({ measure }, Infinity, 1)).toBeNull();
  expect(valueOf({ measure: doubled }, 1e308, 1)).toBeNull();
});

describe('the facts of a measure', () => {
  it('are those of both sides, each once', () => {
    expect(factsOf(builtIn('dossiers-on-time').measure)).toEqual(['case:dossier']);
    expect(factsOf(builtIn('services-online').measure)).toEqual(['presence:service', 'reading:up']);
    expect(factsOf(builtIn('local-commerce').measure)).toEqual(['event:trade.order']);
    expect(factsOf(builtIn('flood-level').measure)).toEqual(['reading:water_level']);
  });

  it('that must be fed are presence alone where it is about presence', () => {
    expect(feedingFactsOf(builtIn('services-online').measure)).toEqual(['presence:service']);
    expect(isPresenceMeasure(builtIn('services-online').measure)).toBe(true);
    expect(isPresenceMeasure(builtIn('flood-level').measure)).toBe(false);
  });
});
