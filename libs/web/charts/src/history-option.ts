import type { KpiPoint } from '@nhip-xa/contract';
import type { EChartsCoreOption } from 'echarts/core';
import { baseOption, lastLabel, type ChartFrame } from './frame';
import { loneSize, type Pair } from './lone';
import type { ChartColours } from './theme';
import type { MarkLine } from './threshold-lines';

export interface HistoryInput extends ChartFrame {
  points: readonly KpiPoint[];
  lines: readonly MarkLine[];
  /** A count stands until it changes; a rate glides. */
  stepped: boolean;
}

/** Fresh numbers, and stale ones apart; a moment without a number is a gap in both. */
export function historySeries(points: readonly KpiPoint[]): { fresh: Pair[]; stale: Pair[] } {
  const fresh: Pair[] = [];
  const stale: Pair[] = [];
  let before: 'fresh' | 'stale' | null = null;
  for (const point of points) {
    const ms = Date.parse(point.at);
    const kind = point.value === null ? null : point.status === 'stale' ? 'stale' : 'fresh';
    fresh.push([ms, kind === 'fresh' ? point.value : null]);
    // A stale stretch hangs on the last fresh number, so that the eye sees what is held on to.
    const last = fresh.at(-2);
    if (kind === 'stale' && before === 'fresh' && last) stale.push(last);
    stale.push([ms, kind === 'stale' ? point.value : null]);
    before = kind;
  }
  return { fresh, stale };
}

/** The history of a KPI: one line against its target and thresholds, gaps as gaps. */
export function historyOption(input: HistoryInput): EChartsCoreOption {
  const { fresh, stale } = historySeries(input.points);
  const { colours } = input;
  const line = {
    type: 'line',
    showSymbol: true,
    connectNulls: false,
    animation: false,
    step: input.stepped && 'end',
  };
  return {
    ...baseOption(input, extent(input), input.points.at(-1)?.value ?? null),
    series: [
      {
        ...line,
        data: fresh,
        symbol: 'circle',
        symbolSize: loneSize(fresh),
        lineStyle: { width: 2.5, color: colours.accent },
        itemStyle: { color: colours.accent },
        endLabel: lastLabel(input),
        markLine: marks(input.lines, input),
      },
      {
        ...line,
        data: stale,
        symbol: 'circle',
        symbolSize: loneSize(stale),
        lineStyle: { width: 2, type: 'dashed', color: colours.stale },
        itemStyle: { color: colours.stale },
      },
    ],
  };
}

const markColour = (role: MarkLine['role'], colours: ChartColours): string =>
  role === 'target' ? colours.faint : colours[role];

function marks(lines: readonly MarkLine[], { colours, format }: ChartFrame): object {
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    data: lines.map(({ at, words, role }) => ({
      yAxis: at,
      lineStyle: {
        color: markColour(role, colours),
        type: role === 'target' ? 'solid' : [6, 5],
        width: 1.2,
      },
      label: {
        formatter: `${words} ${format(at)}`,
        position: 'insideStartTop',
        color: markColour(role, colours),
        fontSize: 13,
        textBorderColor: colours.ground,
        textBorderWidth: 3,
      },
    })),
  };
}

/** From the lowest to the highest of values and near lines, with room; counts start at zero. */
export function extent({ points, lines }: Pick<HistoryInput, 'points' | 'lines'>): {
  min: number;
  max: number;
} {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const all = [...values, ...lines.map(({ at }) => at)];
  if (all.length === 0) return { min: 0, max: 1 };
  const low = Math.min(...all);
  const high = Math.max(...all);
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  const min = low >= 0 && low - room < high - low ? Math.max(0, low - room) : low - room;
  const percentTop = high <= 100 && high > 90 && low > 30;
  return { min, max: percentTop ? Math.min(high + room, 101) : high + room };
}
