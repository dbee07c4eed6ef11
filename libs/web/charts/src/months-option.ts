import type { EChartsCoreOption } from 'echarts/core';
import type { ChartFrame } from './frame';
import type { ChartColours } from './theme';

/** One part of every month; what takes away lies below nought. */
export interface MonthsPart {
  name: string;
  /** Of each month; null: nothing was entered in it. */
  values: readonly (number | null)[];
  takes?: boolean;
  /** How strongly it is coloured, up to 1: parts on one side are told apart by it. */
  strength?: number;
}

export interface MonthsInput extends Pick<ChartFrame, 'colours' | 'font' | 'format'> {
  months: readonly string[];
  parts: readonly MonthsPart[];
  /** What is left of each month. */
  net: { name: string; values: readonly (number | null)[] };
}

const colourOf = ({ takes }: MonthsPart, colours: ChartColours): string =>
  takes ? colours.warning : colours.accent;

/** Parts of months as stacked bars on either side of nought, and what is left of each as a line. */
export function monthsOption(input: MonthsInput): EChartsCoreOption {
  const { months, parts, net, colours, font, format } = input;
  const label = { color: colours.faint, fontSize: 13, fontFamily: font };
  return {
    animation: false,
    textStyle: { fontFamily: font, color: colours.text },
    grid: { left: 8, right: 8, top: 12, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      confine: true,
      axisPointer: { type: 'shadow' },
      valueFormatter: (value: number | null) => (value === null ? '–' : format(value)),
      backgroundColor: colours.ground,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontFamily: font },
    },
    xAxis: {
      type: 'category',
      data: [...months],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { ...label, hideOverlap: true, margin: 18 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      splitLine: { lineStyle: { color: colours.line, opacity: 0.5 } },
      axisLabel: { ...label, formatter: format },
    },
    series: [
      ...parts.map((part) => ({
        type: 'bar',
        stack: 'parts',
        barMaxWidth: 26,
        name: part.name,
        data: part.values.map((value) => (value === null ? null : part.takes ? -value : value)),
        itemStyle: { color: colourOf(part, colours), opacity: part.strength ?? 1 },
      })),
      {
        type: 'line',
        name: net.name,
        data: [...net.values],
        connectNulls: false,
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { color: colours.text, width: 2 },
        itemStyle: { color: colours.text },
      },
    ],
  };
}
