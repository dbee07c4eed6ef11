import type { EChartsCoreOption } from 'echarts/core';
import { areWhole, baseOption, type ChartFrame } from './frame';
import { comparedSeries, roomBeside, valuesOf, type OtherLine } from './compared';

export interface RawInput extends ChartFrame {
  /** Readings of each source, as they came. */
  sources: readonly { name: string; readings: readonly { at: string; value: number }[] }[];
}

/** Readings one by one, a line for each source; between two of them nothing is known. */
export function rawOption(input: RawInput): EChartsCoreOption {
  const others = input.sources.map(({ name, readings }): OtherLine => ({
    name,
    points: readings.map(({ at, value }) => ({ at, value, status: 'good' })),
  }));
  const values = valuesOf({ others });
  const base = baseOption(input, { ...rawExtent(values), whole: areWhole(values) }, null);
  return {
    ...base,
    grid: roomBeside(base['grid'] as { right: number }, { ...input, others }),
    series: comparedSeries({ ...input, others, stepped: false }).map((series) => ({
      ...series,
      symbolSize: DOT_PX,
    })),
  };
}

/** Each reading is a dot, in pixels. */
const DOT_PX = 4;

/** From the lowest to the highest, with room; where nought is near it is the ground. */
export function rawExtent(values: readonly number[]): { min: number; max: number } {
  if (values.length === 0) return { min: 0, max: 1 };
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  return { min: low >= 0 && low < room ? 0 : low - room, max: high + room };
}
