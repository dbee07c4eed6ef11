import type { KpiPoint } from '@nhip-xa/contract';
import { byWidth } from './frame';
import {
  correctedPairs,
  extent,
  historyOption,
  historySeries,
  versionChanges,
  wordPlaces,
} from './history-option';
import { isLone } from './lone';
import { readingRows, usualIntervalMs } from './readings-option';
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

const FRAME = {
  fromMs: 0,
  toMs: 10,
  colours: {
    ...{ text: '', faint: '', line: '', accent: '' },
    ...{ warning: '', critical: '', stale: '', ground: '' },
  },
  format: (value: number) => `${value}`,
  axisTime: (ms: number) => `${ms}`,
  fullTime: (ms: number) => `${ms}`,
  font: 'sans-serif',
  animate: false,
};

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

  it('rings what was reckoned anew, of a long stretch only its ends', () => {
    const corrected = (ms: number): KpiPoint => ({ ...point(ms, ms), corrected: true });
    expect(correctedPairs([point(0, 0), corrected(1), point(2, 2), corrected(3)])).toEqual([
      [1, 1],
      [3, 3],
    ]);
    const long = Array.from({ length: 40 }, (_, n) => corrected(n));
    expect(correctedPairs([...long, point(40, 40)])).toEqual([
      [0, 0],
      [39, 39],
    ]);
    expect(correctedPairs([{ ...corrected(1), value: null }])).toEqual([]);
  });

  it('knows where another version of the definition begins', () => {
    const of = (ms: number, version?: number): KpiPoint => ({
      ...point(ms, 1),
      ...(version === undefined ? {} : { version }),
    });
    expect(versionChanges([of(0, 1), of(1, 1), of(2, 2), of(3), of(4, 2)])).toEqual([
      { ms: 2, version: 2 },
    ]);
  });

  it('starts counts at zero and holds the lines', () => {
    const lines = markLines(
      { target: '0', warning: { '>=': 1 }, critical: { '>=': 3 } },
      { target: 'm', warning: 'w', critical: 'c' },
    );
    expect(lines.map(({ at }) => at)).toEqual([0, 1, 3]);
    expect(extent({ points: [point(0, 2)], lines })).toEqual({ min: 0, max: 3.36 });
  });

  it('has no mark between whole numbers where nothing else comes up', () => {
    const yAxis = (...values: number[]): unknown =>
      historyOption({
        ...FRAME,
        points: values.map((value, ms) => point(ms, value)),
        lines: [],
        stepped: true,
      })['yAxis'];
    expect(yAxis(0, 1)).toMatchObject({ minInterval: 1, axisLabel: { showMinLabel: true } });
    expect(yAxis(99.5, 100)).not.toHaveProperty('minInterval');
  });

  it('has fewer marks of time on a telephone', () => {
    expect(byWidth({ series: [] })).toMatchObject({
      baseOption: { series: [] },
      media: [
        { query: { maxWidth: 480 }, option: { xAxis: { splitNumber: 3 } } },
        { option: { xAxis: { splitNumber: 5 } } },
      ],
    });
  });

  it('puts the words of lines that lie near each other side by side', () => {
    // of 0 to 100 a tenth is 10: 99, 98 and 95 are near, 50 is not
    expect(wordPlaces([99, 98, 95, 50], { min: 0, max: 100 })).toEqual([3, 2, 0, 1]);
    expect(wordPlaces([99, 98, 95], { min: 90, max: 100 })).toEqual([1, 1, 1]);
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
  const MINUTE_MS = 60_000;
  const TEN_MINUTES = { stepMs: 10 * MINUTE_MS, heartbeatMs: MINUTE_MS };
  const step = (minute: number, n = 1) => ({
    at: new Date(minute * MINUTE_MS).toISOString(),
    n,
    min: 1,
    max: 3,
    last: 2,
  });
  /** The minutes at which a line through these steps breaks. */
  const holes = (steps: readonly ReturnType<typeof step>[], rhythm = TEN_MINUTES): number[] =>
    readingRows(steps, rhythm).flatMap(([ms, low]) => (low === null ? [ms / MINUTE_MS] : []));

  it('are the band from lowest to highest, and the last', () => {
    expect(readingRows([step(0)], TEN_MINUTES)).toEqual([[0, 1, 2, 2]]);
  });

  it('of a gauge that speaks every minute have a hole where it missed a step', () => {
    expect(holes([step(0, 10), step(10, 10), step(30, 10), step(40, 9)])).toEqual([20]);
  });

  it('of one that speaks every quarter of an hour are one line, and break where it fell silent', () => {
    const quarters = [0, 10, 30, 40, 60, 70, 90];
    expect(holes(quarters.map((minute) => step(minute)))).toEqual([]);
    expect(holes([...quarters, 190, 200].map((minute) => step(minute)))).toEqual([100]);
  });

  it('of one that speaks once an hour are one line, and break where it fell silent', () => {
    const hours = [0, 60, 120, 180, 240];
    expect(holes(hours.map((minute) => step(minute)))).toEqual([]);
    expect(holes([...hours, 420, 480].map((minute) => step(minute)))).toEqual([250]);
  });

  it('of one that may be silent for hours do not break before twice its heartbeat', () => {
    const rhythm = { ...TEN_MINUTES, heartbeatMs: 120 * MINUTE_MS };
    const busyThenQuiet = [step(0, 5), step(10, 5), step(20, 5), step(200), step(460)];
    expect(holes(busyThenQuiet, rhythm)).toEqual([210]);
  });

  it('know the usual time between two', () => {
    expect(usualIntervalMs([step(0)])).toBe(0);
    expect(usualIntervalMs([step(0, 10), step(10, 10), step(60, 5)])).toBe(MINUTE_MS);
  });
});
