import type { EChartsCoreOption } from 'echarts/core';
import { baseOption, lastLabel, type ChartFrame } from './frame';

/** One step of readings: how they lay, and the last of them. */
export interface ReadingsStep {
  at: string;
  min: number;
  max: number;
  last: number;
}

export interface ReadingsInput extends ChartFrame {
  steps: readonly ReadingsStep[];
  /** The length of a step: a longer silence is a gap. */
  stepMs: number;
}

type Row = [ms: number, low: number | null, height: number | null, last: number | null];

/** Steps in order of time, with a hole wherever readings are missing for more than a step. */
export function readingRows(steps: readonly ReadingsStep[], stepMs: number): Row[] {
  const rows: Row[] = [];
  for (const step of steps) {
    const ms = Date.parse(step.at);
    const before = rows.at(-1)?.[0];
    if (before !== undefined && ms - before > stepMs * 1.5) {
      rows.push([before + stepMs, null, null, null]);
    }
    rows.push([ms, step.min, step.max - step.min, step.last]);
  }
  return rows;
}

/** Readings of one metric: the band from lowest to highest of each step, and the last as a line. */
export function readingsOption(input: ReadingsInput): EChartsCoreOption {
  const rows = readingRows(input.steps, input.stepMs);
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
    ...baseOption(input, readingsExtent(input.steps), input.steps.at(-1)?.last ?? null),
    series: [
      {
        type: 'line',
        symbol: rows.length < 3 ? 'circle' : 'none',
        data: rows.map(([ms, , , last]) => [ms, last]),
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

function readingsExtent(steps: readonly ReadingsStep[]): { min: number; max: number } {
  if (steps.length === 0) return { min: 0, max: 1 };
  const low = Math.min(...steps.map(({ min }) => min));
  const high = Math.max(...steps.map(({ max }) => max));
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  return { min: low >= 0 && low < room ? 0 : low - room, max: high + room };
}
