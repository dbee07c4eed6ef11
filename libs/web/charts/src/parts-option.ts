import type { EChartsCoreOption } from 'echarts/core';
import type { ChartFrame } from './frame';

/** One part of a whole: what it adds lies to the right of the middle, what it takes to the left. */
export interface PartBar {
  name: string;
  /** As it was stated, not yet turned: a cost of 5 is 5. */
  value: number;
  adds: boolean;
}

export interface PartsInput extends Pick<ChartFrame, 'colours' | 'format' | 'font'> {
  bars: readonly PartBar[];
  /** On a phone: the words need most of the width, the bars make do with the rest. */
  narrow?: boolean;
}

/** Where a bar ends: right of nought where it adds. */
const endOf = ({ value, adds }: PartBar): number => (adds ? value : -value);

/** The room for the words at the ends of the bars, as a share of the widest. */
const ROOM = 0.45;
const ROOM_NARROW = 2.6;

/** From the lowest to the highest end, nought among them, with room for the words on each side used. */
export function partsExtent(bars: readonly PartBar[], share = ROOM): { min: number; max: number } {
  const ends = bars.map(endOf);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const room = (high - low || 1) * share;
  return { min: low < 0 ? low - room : 0, max: high > 0 || low === 0 ? high + room : 0 };
}

/** The parts of a net amount, one bar each, in the order in which they are given. */
export function partsOption(input: PartsInput): EChartsCoreOption {
  const { bars, colours, format, font, narrow = false } = input;
  const words = { color: colours.text, fontSize: narrow ? 12 : 14, fontFamily: font };
  return {
    animation: false,
    textStyle: { fontFamily: font, color: colours.text },
    grid: { left: 8, right: 8, top: 4, bottom: 4, containLabel: true },
    xAxis: {
      type: 'value',
      ...partsExtent(bars, narrow ? ROOM_NARROW : ROOM),
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...words, color: colours.faint },
      // names stand at the edge, not beside nought
      offset: 0,
      position: 'left',
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barMaxWidth: 22,
        data: bars.map((bar) => ({
          value: endOf(bar),
          itemStyle: { color: bar.adds ? colours.accent : colours.warning },
          label: { position: endOf(bar) < 0 ? 'left' : 'right', formatter: format(bar.value) },
        })),
        label: { show: true, ...words },
      },
    ],
  };
}
