import type { KpiStatus, KpiValue } from '@nhip-xa/contract';
import { boardOf, servicesUp, worstKindsFirst, type Service } from '../infrastructure/board';
import { broughtBy, partsOf, wholePercents, type Period } from '../value/money-parts';
import { figuresOf } from './figures';

const AT = '2026-11-20T08:05:00+07:00';

describe('the numbers of a domain', () => {
  const value = (kpi: string, status: KpiStatus): [string, KpiValue] => [
    kpi,
    { kpi, status, value: status === 'none' ? null : 1 } as KpiValue,
  ];
  const values = new Map([
    value('a', 'good'),
    value('b', 'none'),
    value('c', 'critical'),
    value('d', 'good'),
    value('e', 'stale'),
    value('other', 'critical'),
  ]);
  const defined = [...values.keys()].map((code) => ({
    code,
    domain: code === 'other' ? ('security' as const) : ('administration' as const),
  }));

  it('are worst first, and what has no room or no number is counted', () => {
    const { shown, more } = figuresOf(values, defined, ['administration'], 3);
    expect(shown.map(({ kpi }) => kpi)).toEqual(['c', 'e', 'a']);
    expect(more).toEqual({ bad: 0, good: 1, none: 1 });
    expect(figuresOf(values, defined, ['administration'], 1).more.bad).toBe(1);
  });
});

describe('the board of services', () => {
  const service = (name: string, over: Partial<Service> = {}): Service => ({
    source: name,
    unit: '19753',
    name,
    up: true,
    since: AT,
    latencyMs: 100,
    maintained: false,
    ...over,
  });
  const services = [
    service('slow', { latencyMs: 900 }),
    service('down', { up: false }),
    service('repaired', { up: false, maintained: true }),
    service('long', { up: false, since: '2026-11-19T08:05:00+07:00' }),
    service('quick'),
  ];

  it('has those that are down first, the longest first', () => {
    const { shown, more, moreDown } = boardOf(services, 4);
    expect(shown.map(({ name }) => name)).toEqual(['long', 'down', 'repaired', 'slow']);
    expect([more, moreDown]).toEqual([1, 0]);
    expect(boardOf(services, 1).moreDown).toBe(1);
  });

  it('leaves what is under maintenance out of the count', () => {
    expect(servicesUp(services)).toEqual({ up: 2, total: 4, down: 2 });
  });

  it('has the kinds with the worst share first', () => {
    const kind = (kind: 'camera' | 'device' | 'link', online: number, total: number) => ({
      ...{ kind, online, total, silent: [] },
    });
    const kinds = [kind('link', 2, 2), kind('device', 9, 10), kind('camera', 1, 2)];
    expect(worstKindsFirst(kinds).map((each) => each.kind)).toEqual(['camera', 'device', 'link']);
  });
});

describe('value against cost', () => {
  const period = (name: string, over: Partial<Period> = {}): Period => ({
    ...{ period: name, saved: 300, earned: 100, cost: 200, net: 200 },
    ...{ measured: 0.5, estimated: 0.5, assumed: 0, ...over },
  });

  it('finds the newest year and its quarters in their order', () => {
    const periods = ['2025', '2025-Q4', '2026-Q2', '2026', '2026-Q1'].map((name) => period(name));
    const { year, quarters } = partsOf({ periods });
    expect(year?.period).toBe('2026');
    expect(quarters.map((each) => each.period)).toEqual(['2026-Q1', '2026-Q2']);
    expect(partsOf({ periods: [] })).toEqual({ year: undefined, quarters: [] });
  });

  it('divides what was brought by what it rests on', () => {
    expect(broughtBy(period('2026'))).toEqual([
      { basis: 'measured', share: 0.5, amount: 200 },
      { basis: 'estimated', share: 0.5, amount: 200 },
    ]);
    expect(broughtBy(period('2026', { saved: 0, earned: 0 }))).toEqual([]);
  });

  it('rounds shares so that they are a hundred together', () => {
    // 33.3 each: the first is given what is missing
    expect(wholePercents([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
    expect(wholePercents([0.62, 0.3, 0.08])).toEqual([62, 30, 8]);
    expect(wholePercents([])).toEqual([]);
  });
});
