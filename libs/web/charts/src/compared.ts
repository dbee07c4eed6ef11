import type { KpiPoint, KpiSpread } from '@nhip-xa/contract';
import { roomFor, type ChartFrame } from './frame';
import { loneSize, type Pair } from './lone';

/** A further line, told apart by its name at its end. */
export interface OtherLine {
  name: string;
  points: readonly Pick<KpiPoint, 'at' | 'value' | 'status'>[];
  /** Drawn faintly and dashed: the period before. */
  faint?: boolean;
}

/** What a history is compared with. */
export interface Compared {
  others?: readonly OtherLine[];
  /** From the lowest to the highest of the units below, and the middle half of them. */
  spread?: readonly KpiSpread[];
}

/** Told apart by dashes, not by colour alone; the names at their ends say which is which. */
const DASHES = ['solid', [8, 4], [2, 3], [12, 3, 2, 3], [5, 5], [1, 4]] as const;
const BAND_OPACITY = { whole: 0.1, half: 0.16 };

/** All numbers that are drawn besides the history's own. */
export const valuesOf = ({ others = [], spread = [] }: Compared): number[] => [
  ...others.flatMap(({ points }) => points.flatMap(({ value }) => value ?? [])),
  ...spread.flatMap(({ low, high }) => [low, high]),
];

/** A line as pairs; what is stale or none is a gap. */
export const otherPairs = ({ points }: Pick<OtherLine, 'points'>): Pair[] =>
  points.map(({ at, value, status }) => [Date.parse(at), status === 'stale' ? null : value]);

type Input = Compared & ChartFrame & { stepped: boolean };

/** The series of what is compared, to be drawn beneath the history itself. */
export function comparedSeries(input: Input): object[] {
  const { others = [], spread = [], stepped } = input;
  return [
    ...bandSeries(spread, input, 'whole', ({ low, high }) => [low, high]),
    ...bandSeries(spread, input, 'half', ({ quarter, threeQuarters }) => [quarter, threeQuarters]),
    ...others.map((line, index) => lineSeries(line, index, input, stepped)),
  ];
}

function lineSeries(line: OtherLine, index: number, frame: ChartFrame, stepped: boolean): object {
  const pairs = otherPairs(line);
  const colour = line.faint ? frame.colours.faint : frame.colours.text;
  return {
    type: 'line',
    name: line.name,
    data: pairs,
    step: stepped && 'end',
    connectNulls: false,
    showSymbol: true,
    symbol: 'circle',
    symbolSize: loneSize(pairs),
    lineStyle: {
      color: colour,
      width: line.faint ? 1.4 : 1.6,
      type: line.faint ? [3, 4] : (DASHES[index % DASHES.length] ?? 'solid'),
    },
    itemStyle: { color: colour },
    endLabel: {
      show: true,
      color: colour,
      fontSize: 13,
      fontFamily: frame.font,
      formatter: endWords(line, frame),
    },
    labelLayout: { moveOverlap: 'shiftY' },
  };
}

/** Its name, and the last number that it has. */
function endWords({ name, points }: OtherLine, { format }: ChartFrame): string {
  const last = points.findLast(({ value }) => value !== null)?.value ?? null;
  return last === null ? name : `${name} ${format(last)}`;
}

function bandSeries(
  spread: readonly KpiSpread[],
  { colours }: ChartFrame,
  width: keyof typeof BAND_OPACITY,
  ends: (of: KpiSpread) => [low: number, high: number],
): object[] {
  if (spread.length === 0) return [];
  const line = {
    type: 'line',
    stack: `spread ${width}`,
    // negative numbers are stacked like others
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
  };
  const rows = spread.map((of) => ({ ms: Date.parse(of.at), ends: ends(of) }));
  return [
    { ...line, data: rows.map(({ ms, ends: [low] }) => [ms, low]) },
    {
      ...line,
      data: rows.map(({ ms, ends: [low, high] }) => [ms, high - low]),
      areaStyle: { color: colours.text, opacity: BAND_OPACITY[width] },
    },
  ];
}

/** The most that names at line ends may take of the chart, in pixels: a telephone is 390 wide. */
const ROOM_MOST_PX = 190;

/** The grid with room for the longest words at the end of a line. */
export function roomBeside<G extends { right: number }>(grid: G, input: Compared & ChartFrame): G {
  const rooms = (input.others ?? []).map((line) => roomFor(endWords(line, input)));
  return { ...grid, right: Math.min(ROOM_MOST_PX, Math.max(grid.right, ...rooms)) };
}
