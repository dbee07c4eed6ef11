import type { KpiDistribution, KpiPoint, KpiSpread } from '@nhip-xa/contract';
import { comparedSeries, otherPairs, roomBeside, valuesOf } from './compared';
import { histogramBars, histogramOption } from './histogram-option';
import { extent, historyOption, type HistoryInput } from './history-option';
import { rawExtent, rawOption } from './raw-option';
import { yearBorders, yearCells } from './year-cells';

const iso = (ms: number): string => new Date(ms).toISOString();
const point = (
  ms: number,
  value: number | null,
  status: KpiPoint['status'] = 'good',
): KpiPoint => ({
  ...{ at: iso(ms), value, status, numerator: value, denominator: 1 },
});
const COLOURS = {
  ...{ text: '#111', faint: '#777', line: '#ccc', accent: '#00f', warning: '#fa0' },
  ...{ critical: '#f00', stale: '#999', ground: '#fff' },
};
const FRAME = {
  ...{ fromMs: 0, toMs: 10, colours: COLOURS, font: 'x', animate: false },
  format: (value: number) => `${value}`,
  axisTime: (ms: number) => `${ms}`,
  fullTime: (ms: number) => `lúc ${ms}`,
};
const input = (over: Partial<HistoryInput> = {}): HistoryInput => ({
  ...FRAME,
  ...{ points: [point(0, 1), point(10, 2)], lines: [], stepped: true },
  ...over,
});
interface Series {
  name?: string;
  data: [number, number | null][];
  endLabel?: { formatter: unknown };
  areaStyle?: object;
  lineStyle: { type?: unknown; color: string };
}
const spread = (ms: number): KpiSpread => ({
  ...{ at: iso(ms), units: 4, low: -2, quarter: 0, median: 1, threeQuarters: 3, high: 8 },
});

describe('a history compared', () => {
  it('with other units has a line for each, named with its last number at its end', () => {
    const others = [
      { name: 'Lộc Bình', points: [point(0, 5), point(5, 7, 'stale'), point(9, null, 'none')] },
      { name: 'kỳ trước', points: [point(0, 3)], faint: true },
    ];
    const [first, before] = comparedSeries(input({ others })) as [Series, Series];
    // what is stale is no number of a comparison
    expect(first.data).toEqual([
      [0, 5],
      [5, null],
      [9, null],
    ]);
    expect([first.endLabel?.formatter, before.endLabel?.formatter]).toEqual([
      'Lộc Bình 7',
      'kỳ trước 3',
    ]);
    expect(before.lineStyle.color).toBe(COLOURS.faint);
    expect(otherPairs({ points: [point(1, 4)] })).toEqual([[1, 4]]);
  });

  it('holds all of its numbers, and leaves room for the names', () => {
    const others = [{ name: 'Một xã có tên dài', points: [point(0, 50)] }];
    const compared = { others, spread: [spread(0)] };
    expect(valuesOf(compared)).toEqual([50, -2, 8]);
    const { min, max } = extent({ ...input(), ...compared });
    expect([min < -2, max > 50]).toEqual([true, true]);
    expect(roomBeside({ right: 30 }, { ...FRAME, others }).right).toBeGreaterThan(150);
    expect(roomBeside({ right: 30 }, FRAME)).toEqual({ right: 30 });
  });

  it('with the units below has a band of them all, and one of the middle half', () => {
    const series = comparedSeries(input({ spread: [spread(3)] })) as Series[];
    expect(series.map(({ data }) => data)).toEqual([[[3, -2]], [[3, 10]], [[3, 0]], [[3, 3]]]);
    expect(series.filter(({ areaStyle }) => areaStyle)).toHaveLength(2);
  });

  it('with nothing is the history alone', () => {
    expect(comparedSeries(input())).toEqual([]);
    expect((historyOption(input())['series'] as Series[]).map(({ name }) => name)).toEqual([
      ...[undefined, undefined, undefined],
    ]);
  });
});

it('readings one by one are a line for each source', () => {
  const readings = [{ at: iso(1), value: 3 }];
  const { series } = rawOption({ ...FRAME, sources: [{ name: 'Trạm', readings }] }) as {
    series: Series[];
  };
  expect(series).toMatchObject([{ name: 'Trạm', data: [[1, 3]], symbolSize: 4 }]);
  expect(rawExtent([])).toEqual({ min: 0, max: 1 });
  expect(rawExtent([10, 20])).toEqual({ min: 8.8, max: 21.2 });
});

describe('a distribution', () => {
  const bins = [
    { day: 0, count: 3, late: 0 },
    { day: 2, count: 2, late: 1 },
  ];

  it('has a bar for each day up to the longest, beginning at nought', () => {
    expect(histogramBars({ bins })).toEqual([bins[0], { day: 1, count: 0, late: 0 }, bins[1]]);
    expect(histogramBars({ bins: [] })).toEqual([]);
  });

  it('stacks what was in time on what was late, and marks the median', () => {
    const distribution = {
      ...{ from: iso(0), to: iso(1), kind: 'dossier', dayMinutes: 450, closed: 5, untimed: 0 },
      ...{ due: 5, late: 1, medianMinutes: 460, p90Minutes: 1_000, bins },
    } satisfies KpiDistribution;
    const words = {
      ...{ median: 'trung vị', inTime: 'đúng hạn', late: 'quá hạn', axis: 'ngày' },
      day: (day: number, last: boolean) => (last ? `${day}+` : `${day}`),
    };
    const option = histogramOption({ ...FRAME, distribution, words }) as {
      series: { data: number[]; markLine?: { data: { xAxis: number }[] } }[];
      xAxis: { data: string[] };
      yAxis: { min: number };
    };
    expect(option.series.map(({ data }) => data)).toEqual([
      [0, 0, 1],
      [3, 0, 1],
    ]);
    expect(option.xAxis.data).toEqual(['0', '1', '2+']);
    expect(option.yAxis.min).toBe(0);
    // 460 minutes lie in the second working day
    expect(option.series[1]?.markLine?.data[0]?.xAxis).toBe(1);
  });
});

describe('a year by days', () => {
  it('begins on the weekday of 1 January and has every day of a leap year', () => {
    const cells = yearCells(2026, []);
    // 1/1/2026 is a Thursday
    expect([cells.length, cells[0]?.weekday, cells[0]?.week]).toEqual([365, 3, 0]);
    expect(cells[4]).toMatchObject({ day: '2026-01-05', weekday: 0, week: 1, value: null });
    expect(yearCells(2028, [])).toHaveLength(366);
  });

  it('gives each day the value of its end, by the local day, on a scale of its own', () => {
    const at = (local: string): number => Date.parse(`${local}T23:59:59+07:00`);
    const cells = yearCells(2026, [
      point(at('2026-01-01'), 0),
      point(at('2026-01-02'), 10, 'critical'),
      point(at('2026-01-03'), 4),
      point(at('2025-12-31'), 99),
    ]);
    // 0 to 10 in five: borders 2, 4, 6, 8
    expect(cells.slice(0, 4).map(({ value, step }) => [value, step])).toEqual([
      [0, 0],
      [10, 4],
      [4, 2],
      [null, null],
    ]);
    expect(cells[1]?.status).toBe('critical');
    expect(yearBorders([3, 3])).toEqual([]);
  });
});
