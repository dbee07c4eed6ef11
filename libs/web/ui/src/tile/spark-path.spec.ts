import type { KpiPoint } from '@nhip-xa/contract';
import { isTelling, sparkOf } from './spark-path';

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

  it('does not blow up what hardly changed', () => {
    // 1 of 100 is a fifth of the 5 that fill 84 of the height: 16.8, around the middle
    expect(sparkOf([point(0, 99), point(100, 100)], 0, 100_000).path).toBe('M0 58.4L100 41.6');
  });
});

describe('whether a trend line says something', () => {
  const telling = (...points: [seconds: number, value: number | null][]): boolean =>
    isTelling(
      points.map(([seconds, value]) => point(seconds, value)),
      0,
      120_000,
    );

  it('does of a number that stood still, or went up and down', () => {
    expect(telling([0, 3], [120, 3])).toBe(true);
    expect(telling([0, 3], [40, 4], [60, 2], [90, 5], [120, 5])).toBe(true);
  });

  it('does not of one that jumped, or is known for hardly any time', () => {
    expect(telling([0, 0], [118, 4], [120, 4])).toBe(false);
    // three changes, but all within a moment
    expect(telling([0, 0], [115, 4], [117, 5], [119, 6], [120, 6])).toBe(false);
    // 120 seconds are drawn: ten of them are a twelfth
    expect(telling([111, 3], [120, 3])).toBe(false);
    expect(telling([0, null], [120, 3])).toBe(false);
    expect(telling()).toBe(false);
  });
});
