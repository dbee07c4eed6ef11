import type { KpiDistribution } from '@nhip-xa/contract';
import type { EChartsCoreOption } from 'echarts/core';
import type { ChartFrame } from './frame';

export interface HistogramInput extends Pick<ChartFrame, 'colours' | 'font' | 'format'> {
  distribution: KpiDistribution;
  words: {
    /** A bar by its first day: `0–1`, `30+`. */
    day: (day: number, last: boolean) => string;
    median: string;
    inTime: string;
    late: string;
    /** Beside the axis of days. */
    axis: string;
  };
}

/** A bar for each working day up to the longest, also where none took so long: gaps are to be seen. */
export function histogramBars({ bins }: Pick<KpiDistribution, 'bins'>): KpiDistribution['bins'] {
  const longest = bins.at(-1)?.day ?? -1;
  const known = new Map(bins.map((bin) => [bin.day, bin]));
  return Array.from(
    { length: longest + 1 },
    (_, day) => known.get(day) ?? { day, count: 0, late: 0 },
  );
}

/** How many cases took how many working days; the late ones at the foot of each bar. */
export function histogramOption(input: HistogramInput): EChartsCoreOption {
  const { distribution, words, colours, font } = input;
  const bars = histogramBars(distribution);
  const label = { color: colours.faint, fontSize: 13, fontFamily: font };
  const bar = { type: 'bar', stack: 'cases', barCategoryGap: '18%', silent: false };
  const last = bars.at(-1)?.day;
  return {
    animation: false,
    textStyle: { fontFamily: font, color: colours.text },
    grid: { left: 8, right: 16, top: 34, bottom: 26, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: 'shadow' },
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontFamily: font },
    },
    xAxis: {
      type: 'category',
      data: bars.map(({ day }) => words.day(day, day === last)),
      name: words.axis,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: label,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 3,
      splitLine: { show: false },
      axisLabel: { ...label, formatter: (value: number) => input.format(value) },
    },
    series: [
      {
        ...bar,
        name: words.late,
        data: bars.map(({ late }) => late),
        itemStyle: { color: colours.critical, decal: undefined },
      },
      {
        ...bar,
        name: words.inTime,
        data: bars.map(({ count, late }) => count - late),
        itemStyle: { color: colours.accent },
        markLine: medianMark(input),
      },
    ],
  };
}

/** An upright line through the bar that holds the median. */
function medianMark({ distribution, words, colours, font }: HistogramInput): object | undefined {
  const { medianMinutes, dayMinutes, bins } = distribution;
  if (medianMinutes === null) return undefined;
  const last = bins.at(-1)?.day ?? 0;
  const day = Math.min(Math.floor(medianMinutes / dayMinutes), last);
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    data: [
      {
        xAxis: day,
        lineStyle: { color: colours.text, type: 'solid', width: 1.4 },
        label: {
          // it goes on towards the side that has room
          align: day * 2 <= last ? 'left' : 'right',
          formatter: words.median,
          color: colours.text,
          fontSize: 13,
          fontFamily: font,
        },
      },
    ],
  };
}
