import type { KpiPoint } from '@nhip-xa/contract';
import { sparkOf } from './spark-path';

const point = (seconds: number, value: number | null, status: KpiPoint['status'] = 'good') => ({
  at: new Date(seconds * 1000).toISOString(),
  value,
  numerator: value,
  denominator: 1,
  status,
});

describe('the trend line of a tile', () => {
  it('runs from the first to the last moment, high values up', () => {
    const spark = sparkOf([point(0, 0), point(50, 10), point(100, 5)], 0, 100_000);
    expect(spark.path).toBe('M0 92L50 8L100 50');
    expect(spark.end).toEqual({ x: 100, y: 50 });
  });

  it('leaves a gap where there was no number or a stale one', () => {
    const points = [point(0, 1), point(25, null, 'none'), point(50, 2), point(75, 2, 'stale')];
    const spark = sparkOf(points, 0, 100_000);
    expect(spark.path).toBe('M0 92M50 8');
    expect(spark.end).toBeNull();
  });

  it('lays a flat line in the middle and draws nothing from nothing', () => {
    expect(sparkOf([point(0, 3), point(100, 3)], 0, 100_000).path).toBe('M0 50L100 50');
    expect(sparkOf([], 0, 100_000)).toEqual({ path: '', end: null });
  });
});
