import type { KpiPoint, KpiValue } from '@nhip-xa/contract';
import { standing } from './standing';

const at = (minutes: number): string => new Date(minutes * 60_000).toISOString();
const point = (minutes: number, value: number): KpiPoint => ({
  at: at(minutes),
  value,
  numerator: value,
  denominator: 1,
  status: 'good',
});
const valueSince = (minutes: number, value: number): KpiValue => ({
  ...point(minutes, value),
  kpi: 'k',
  unit: '06190',
  uom: 'hồ sơ',
  since: at(minutes),
  owner: '',
  freshAt: at(minutes),
  coverage: { reporting: 1, expected: 1 },
  trend: null,
});
const hour = { fromMs: 0, nowMs: 60 * 60_000 };

describe('a value that stands until it changes', () => {
  it('goes on to now from the last change', () => {
    expect(standing([point(10, 1)], valueSince(20, 2), hour)).toEqual([
      point(10, 1),
      point(20, 2),
      point(60, 2),
    ]);
  });

  it('stands through the whole period when it is older', () => {
    expect(standing([], valueSince(-500, 3), hour)).toEqual([point(0, 3), point(60, 3)]);
  });

  it('drops nothing that is known of the time since its last change', () => {
    const history = [point(30, 1), point(40, 1)];
    expect(standing(history, valueSince(20, 1), hour)).toEqual([...history, point(60, 1)]);
  });

  it('is one point when it changed this very moment', () => {
    expect(standing([], valueSince(60, 3), hour)).toEqual([point(60, 3)]);
  });
});
