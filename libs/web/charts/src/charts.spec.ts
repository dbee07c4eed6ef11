import type { KpiPoint } from '@nhip-xa/contract';
import { extent, historySeries, isLone } from './history-option';
import { readingRows } from './readings-option';
import { markLines, targetLevel, thresholdLevels } from './threshold-lines';

const point = (
  ms: number,
  value: number | null,
  status: KpiPoint['status'] = 'good',
): KpiPoint => ({
  at: new Date(ms).toISOString(),
  value,
  numerator: value,
  denominator: 1,
  status,
});

describe('the history of a KPI', () => {
  it('keeps gaps as gaps and stale numbers apart, hung on the last fresh one', () => {
    const points = [point(0, 1), point(1, 2), point(2, 2, 'stale'), point(3, null, 'none')];
    expect(historySeries(points)).toEqual({
      fresh: [
        [0, 1],
        [1, 2],
        [2, null],
        [3, null],
      ],
      stale: [
        [0, null],
        [1, null],
        [1, 2],
        [2, 2],
        [3, null],
      ],
    });
  });

  it('draws a number without neighbours as a dot', () => {
    const { fresh } = historySeries([
      point(0, 1),
      point(1, 2),
      point(2, null, 'none'),
      point(3, 5),
    ]);
    expect(fresh.map((_, index) => isLone(fresh, index))).toEqual([false, false, false, true]);
  });

  it('starts counts at zero and holds the lines', () => {
    const lines = markLines(
      { target: '0', warning: { '>=': 1 }, critical: { '>=': 3 } },
      { target: 'm', warning: 'w', critical: 'c' },
    );
    expect(lines.map(({ at }) => at)).toEqual([0, 1, 3]);
    expect(extent({ points: [point(0, 2)], lines })).toEqual({ min: 0, max: 3.36 });
  });

  it('reads levels from thresholds and targets', () => {
    expect(thresholdLevels({ outside: [20, 90] })).toEqual([20, 90]);
    expect(thresholdLevels({ growthBelow: -20 })).toEqual([]);
    expect(targetLevel('≥ 99')).toBe(99);
    expect(targetLevel('≤ 5')).toBe(5);
    expect(targetLevel('+10 %/quý')).toBeNull();
  });
});

describe('readings', () => {
  it('have a hole where none came for more than a step', () => {
    const step = (ms: number) => ({ at: new Date(ms).toISOString(), min: 1, max: 3, last: 2 });
    expect(readingRows([step(0), step(10), step(40)], 10)).toEqual([
      [0, 1, 2, 2],
      [10, 1, 2, 2],
      [20, null, null, null],
      [40, 1, 2, 2],
    ]);
  });
});
