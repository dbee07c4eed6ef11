import { KPI_STATUSES, type KpiStatus } from '@nhip-xa/contract';
import { differenceOf, turnOf, worstTurnsFirst } from './turns';

const standing = (status: KpiStatus, value: number | null = 1) => ({
  status,
  value,
  since: '2026-11-20T01:00:00.000Z',
});

describe('a turn', () => {
  it.each([
    ['good', 'warning', 'worse'],
    ['warning', 'critical', 'worse'],
    ['critical', 'warning', 'better'],
    ['warning', 'good', 'better'],
    // what was not known and is bad now needs somebody
    ['stale', 'critical', 'worse'],
    // there was nothing before that it could be worse than, or that would be back
    ['none', 'warning', 'new'],
    ['none', 'good', 'new'],
    ['stale', 'good', 'found'],
    ['critical', 'stale', 'lost'],
    ['good', 'none', 'lost'],
    ['stale', 'none', 'lost'],
    ['good', 'good', null],
  ] as const)('from %s to %s is %s', (before, after, turn) => {
    expect(turnOf(before, after)).toBe(turn);
  });

  it('is never better where the data is gone, and none where nothing turned', () => {
    for (const before of KPI_STATUSES) {
      expect(turnOf(before, before)).toBeNull();
      for (const after of ['stale', 'none'] as const) {
        expect([null, 'lost']).toContain(turnOf(before, after));
      }
    }
  });
});

it('differs by what is known at both moments only', () => {
  expect(differenceOf(standing('good', 3), standing('critical', 10))).toBe(7);
  // the last value that a silent source gave is no value of now
  expect(differenceOf(standing('good', 3), standing('stale', 3))).toBeNull();
  expect(differenceOf(standing('none', null), standing('good', 3))).toBeNull();
  expect(differenceOf(standing('good', null), standing('good', 3))).toBeNull();
});

it('comes first where it is worst', () => {
  const change = (kpi: string, before: KpiStatus, after: KpiStatus) => ({
    kpi,
    turn: turnOf(before, after),
    before: standing(before),
    after: standing(after),
  });
  const given = [
    change('same', 'good', 'good'),
    change('mended', 'critical', 'good'),
    change('lost', 'good', 'stale'),
    change('a-little', 'good', 'warning'),
    change('a-step', 'warning', 'critical'),
    change('all-the-way', 'good', 'critical'),
    change('half-mended', 'critical', 'warning'),
  ];
  expect(worstTurnsFirst(given).map(({ kpi }) => kpi)).toEqual([
    'all-the-way',
    'a-step',
    'a-little',
    'lost',
    'half-mended',
    'mended',
    'same',
  ]);
});
