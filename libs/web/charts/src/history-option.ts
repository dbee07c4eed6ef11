import type { KpiPoint } from '@nhip-xa/contract';
import type { EChartsCoreOption } from 'echarts/core';
import { comparedSeries, roomBeside, valuesOf, type Compared } from './compared';
import { areWhole, baseOption, lastLabel, type ChartFrame, type Ends } from './frame';
import { loneSize, type Pair } from './lone';
import type { ChartColours } from './theme';
import type { MarkLine } from './threshold-lines';

export interface HistoryInput extends ChartFrame, Compared {
  points: readonly KpiPoint[];
  lines: readonly MarkLine[];
  /** A count stands until it changes; a rate glides. */
  stepped: boolean;
  /** The word for a version of the definition; where there is none its changes are not marked. */
  version?: (version: number) => string;
}

/** Where another version of the definition began to give the values. */
export function versionChanges(points: readonly KpiPoint[]): { ms: number; version: number }[] {
  const changes: { ms: number; version: number }[] = [];
  let before: number | undefined;
  for (const { at, version } of points) {
    if (version === undefined) continue;
    if (before !== undefined && version !== before) changes.push({ ms: Date.parse(at), version });
    before = version;
  }
  return changes;
}

/** More rings than this would be a chain: then only where a corrected stretch begins and ends. */
const RINGS_MOST = 24;

/** Values that were reckoned anew from facts that came late. */
export function correctedPairs(points: readonly KpiPoint[]): Pair[] {
  const isRing = (at: number): boolean =>
    points[at]?.corrected === true && points[at].value !== null;
  const rings = points.flatMap((_, index) => (isRing(index) ? [index] : []));
  const shown =
    rings.length <= RINGS_MOST
      ? rings
      : rings.filter((index) => !isRing(index - 1) || !isRing(index + 1));
  return shown.map((index): Pair => {
    const point = points[index] as KpiPoint;
    return [Date.parse(point.at), point.value];
  });
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
  const base = baseOption(input, ends(input), input.points.at(-1)?.value ?? null);
  return {
    ...base,
    grid: roomBeside(base['grid'] as { right: number }, input),
    series: [
      ...comparedSeries(input),
      {
        ...line,
        data: fresh,
        symbol: 'circle',
        symbolSize: loneSize(fresh),
        z: 3,
        lineStyle: { width: 2.5, color: colours.accent },
        itemStyle: { color: colours.accent },
        endLabel: lastLabel(input),
        markLine: marks(input),
      },
      {
        ...line,
        data: correctedPairs(input.points),
        symbol: 'emptyCircle',
        symbolSize: 9,
        silent: true,
        lineStyle: { width: 0 },
        itemStyle: { color: colours.text, borderWidth: 2 },
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

function marks({ points, lines, version, ...frame }: HistoryInput): object {
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    data: [
      ...levelMarks(lines, frame, extent({ points, lines })),
      ...(version ? versionMarks(points, version, frame) : []),
    ],
  };
}

/** An upright line where another version of the definition begins. */
const versionMarks = (
  points: readonly KpiPoint[],
  words: (version: number) => string,
  { colours }: ChartFrame,
): object[] =>
  versionChanges(points).map(({ ms, version }) => ({
    xAxis: ms,
    lineStyle: { color: colours.text, type: [2, 3], width: 1.2 },
    label: {
      formatter: words(version),
      position: 'insideEndTop',
      color: colours.text,
      fontSize: 13,
      textBorderColor: colours.ground,
      textBorderWidth: 3,
    },
  }));

/** Where the words of a line stand: beside each other where lines are too near for one above another. */
const WORD_PLACES = [
  'insideStartBottom',
  'insideStartTop',
  'insideMiddleTop',
  'insideEndTop',
] as const;
/** Lines nearer than this share of the chart's height would have their words on each other. */
const NEAR = 0.1;

/**
 * For each line one of four places. The lowest of lines that lie near each other has its words below
 * itself, the others above, each further on.
 */
export function wordPlaces(
  levels: readonly number[],
  { min, max }: { min: number; max: number },
): number[] {
  const order = levels.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  const places = levels.map(() => 1);
  const isNear = (one: number, other: number): boolean => other - one < (max - min) * NEAR;
  order.forEach(({ at, index }, n) => {
    const below = order[n - 1];
    const above = order[n + 1];
    if (below && isNear(below.at, at))
      places[index] = Math.min(3, Math.max(2, (places[below.index] ?? 1) + 1));
    else if (above && isNear(at, above.at)) places[index] = 0;
  });
  return places;
}

function levelMarks(
  lines: readonly MarkLine[],
  { colours, format }: ChartFrame,
  ends: { min: number; max: number },
): object[] {
  const places = wordPlaces(
    lines.map(({ at }) => at),
    ends,
  );
  return lines.map(({ at, words, role }, index) => ({
    yAxis: at,
    lineStyle: {
      color: markColour(role, colours),
      type: role === 'target' ? 'solid' : [6, 5],
      width: 1.2,
    },
    label: {
      formatter: `${words} ${format(at)}`,
      position: WORD_PLACES[places[index] ?? 0],
      color: markColour(role, colours),
      fontSize: 13,
      textBorderColor: colours.ground,
      textBorderWidth: 3,
    },
  }));
}

type Drawn = Pick<HistoryInput, 'points' | 'lines'> & Compared;

const ends = (input: Drawn): Ends => ({ ...extent(input), whole: areWhole(drawnValues(input)) });

const drawnValues = ({ points, lines, ...compared }: Drawn): number[] => [
  ...points.flatMap(({ value }) => (value === null ? [] : [value])),
  ...valuesOf(compared),
  ...lines.map(({ at }) => at),
];

/** From the lowest to the highest of values and near lines, with room; counts start at zero. */
export function extent(drawn: Drawn): { min: number; max: number } {
  const all = drawnValues(drawn);
  if (all.length === 0) return { min: 0, max: 1 };
  const low = Math.min(...all);
  const high = Math.max(...all);
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  const min = low >= 0 && low - room < high - low ? Math.max(0, low - room) : low - room;
  const percentTop = high <= 100 && high > 90 && low > 30;
  return { min, max: percentTop ? Math.min(high + room, 101) : high + room };
}
