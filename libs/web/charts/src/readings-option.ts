import type { EChartsCoreOption } from 'echarts/core';
import { areWhole, baseOption, lastLabel, type ChartFrame, type Ends } from './frame';
import { loneSize, type Pair } from './lone';

/** One step of readings: how many, how they lay, and the last of them. */
export interface ReadingsStep {
  at: string;
  n: number;
  min: number;
  max: number;
  last: number;
}

/** How often a source speaks, as far as it said so and the chart can tell. */
interface Rhythm {
  /** The length of a step. */
  stepMs: number;
  /** The source is believed for twice as long without a word [contract 1]. */
  heartbeatMs: number;
}

export interface ReadingsInput extends ChartFrame, Rhythm {
  /** What the axis reaches from and to; without it as far as the readings do. */
  extent?: { min: number; max: number };
  steps: readonly ReadingsStep[];
}

type Row = [ms: number, low: number | null, height: number | null, last: number | null];

/** The usual time between two readings: the median over the steps; 0 where there are too few. */
export function usualIntervalMs(steps: readonly ReadingsStep[]): number {
  const between = steps.slice(1).map((step, index) => {
    const before = steps[index]?.at ?? step.at;
    return (Date.parse(step.at) - Date.parse(before)) / Math.max(1, step.n);
  });
  return between.sort((a, b) => a - b)[Math.floor((between.length - 1) / 2)] ?? 0;
}

/**
 * Steps in order of time, with a hole wherever the source was silent for clearly longer than it
 * usually is. Between two steps it was so for at least the time that lies between them: a hole is
 * where that is twice its heartbeat or its usual interval, whichever is longer.
 */
export function readingRows(
  steps: readonly ReadingsStep[],
  { stepMs, heartbeatMs }: Rhythm,
): Row[] {
  const silenceMs = 2 * Math.max(heartbeatMs, usualIntervalMs(steps));
  const rows: Row[] = [];
  for (const step of steps) {
    const ms = Date.parse(step.at);
    const endMs = (rows.at(-1)?.[0] ?? ms) + stepMs;
    if (ms > endMs && ms - endMs >= silenceMs) rows.push([endMs, null, null, null]);
    rows.push([ms, step.min, step.max - step.min, step.last]);
  }
  return rows;
}

/** Readings of one metric: the band from lowest to highest of each step, and the last as a line. */
export function readingsOption(input: ReadingsInput): EChartsCoreOption {
  const rows = readingRows(input.steps, input);
  const line: Pair[] = rows.map(([ms, , , last]) => [ms, last]);
  const { colours } = input;
  const band = {
    type: 'line',
    stack: 'band',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  };
  return {
    ...baseOption(
      input,
      { ...(input.extent ?? readingsExtent(input.steps)), whole: areWhole(valuesOf(input.steps)) },
      input.steps.at(-1)?.last ?? null,
    ),
    series: [
      {
        type: 'line',
        showSymbol: true,
        symbol: 'circle',
        symbolSize: loneSize(line),
        data: line,
        lineStyle: { width: 2.5, color: colours.accent },
        itemStyle: { color: colours.accent },
        endLabel: lastLabel(input),
        z: 3,
      },
      { ...band, data: rows.map(([ms, low]) => [ms, low]) },
      {
        ...band,
        data: rows.map(([ms, , height]) => [ms, height]),
        areaStyle: { color: colours.accent, opacity: 0.18 },
      },
    ],
  };
}

const valuesOf = (steps: readonly ReadingsStep[]): number[] =>
  steps.flatMap(({ min, max, last }) => [min, max, last]);

function readingsExtent(steps: readonly ReadingsStep[]): Ends {
  if (steps.length === 0) return { min: 0, max: 1 };
  const low = Math.min(...steps.map(({ min }) => min));
  const high = Math.max(...steps.map(({ max }) => max));
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  return { min: low >= 0 && low < room ? 0 : low - room, max: high + room };
}
