import type { KpiPoint } from '@nhip-xa/contract';
import { ledTo, movedOn, tableRows } from './led';

const point = (ms: number, value: number | null): KpiPoint => ({
  ...{ at: new Date(ms).toISOString(), value, numerator: value, denominator: 1, status: 'good' },
});
const pairs = (points: readonly KpiPoint[]) =>
  points.map(({ at, value }) => [Date.parse(at), value]);

it('leads the last value on to the end of the span, and nothing beyond it', () => {
  expect(pairs(ledTo([point(1, 5), point(3, 6), point(9, 7)], 5))).toEqual([
    [1, 5],
    [3, 6],
    [5, 6],
  ]);
  expect(pairs(ledTo([point(5, 5)], 5))).toEqual([[5, 5]]);
  expect(ledTo([], 5)).toEqual([]);
});

it('moves the period before under the period', () => {
  expect(pairs(movedOn([point(1, 5)], 10))).toEqual([[11, 5]]);
});

it('has a row for each moment of any column, the newest first', () => {
  const columns = [
    { name: 'a', points: [point(1, 5), point(2, null)] },
    { name: 'b', points: [point(2, 8)] },
  ];
  expect(tableRows(columns)).toEqual([
    { ms: 2, values: [null, 8] },
    { ms: 1, values: [5, undefined] },
  ]);
});
