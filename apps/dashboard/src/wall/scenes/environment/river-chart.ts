import type { River } from './flood-words';

/** A river's last 24 hours in a box of 100 × 100, y downwards. */
export interface RiverChart {
  path: string;
  /** Alarm levels, lowest first: where the line is, and where its label has room. */
  marks: { level: number; metres: number; y: number; labelY: number }[];
  /** Where the last value stands; x is short of 100 where the gauge fell silent. */
  end: { x: number; y: number } | null;
}

const DAY_MS = 86_400_000;
/** The series is hourly: points further apart than this have a gap between them. */
const GAP_MS = 5_400_000;
/** Room above and below. */
const MARGIN = 6;
/** A calm river is shown this share of the alarm levels' span below the first of them, or lower. */
const BELOW = 0.5;
/** The least that the box spans, in metres: a ripple is not a wave. */
const SPAN_M = 0.5;

interface Point {
  ms: number;
  value: number;
}

/**
 * @param clockMs the page's clock, which goes by the minute: what was measured since is now, too
 * @param labelGap the least distance between two labels, in hundredths of the box's height
 */
export function riverChart(river: River, clockMs: number, labelGap: number): RiverChart {
  const nowMs = river.at === null ? clockMs : Math.max(clockMs, Date.parse(river.at));
  const points = pointsOf(river, nowMs);
  if (points.length === 0 && river.levels.length === 0) return { path: '', marks: [], end: null };
  const y = scaleOf(
    points.map(({ value }) => value),
    river.levels,
  );
  const x = (ms: number): number => round(((ms - nowMs + DAY_MS) / DAY_MS) * 100);
  const last = points.at(-1);
  return {
    path: pathOf(points.map(({ ms, value }) => ({ ms, x: x(ms), y: y(value) }))),
    marks: marksOf(river.levels, y, labelGap),
    end: last ? { x: x(last.ms), y: y(last.value) } : null,
  };
}

/** The hours of the last day, and the last value where it is newer than they. */
function pointsOf({ series, at, value }: River, nowMs: number): Point[] {
  const points = series.map((point) => ({ ms: Date.parse(point.at), value: point.value }));
  const atMs = at === null ? NaN : Date.parse(at);
  const lastMs = points.at(-1)?.ms ?? -Infinity;
  if (value !== null && atMs > lastMs) points.push({ ms: atMs, value });
  return points.filter(({ ms }) => ms >= nowMs - DAY_MS && ms <= nowMs);
}

function scaleOf(values: readonly number[], levels: readonly number[]): (value: number) => number {
  const [first, top] = [levels[0], levels.at(-1)];
  const below = first === undefined || top === undefined ? [] : [first - (top - first) * BELOW];
  const all = [...values, ...levels, ...below];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const middle = (low + high) / 2;
  const span = Math.max(high - low, SPAN_M);
  const from = middle - span / 2;
  return (value) => round(100 - MARGIN - ((value - from) / span) * (100 - 2 * MARGIN));
}

function pathOf(points: readonly { ms: number; x: number; y: number }[]): string {
  return points
    .map(({ ms, x, y }, index) => {
      const before = points[index - 1];
      const joined = before !== undefined && ms - before.ms <= GAP_MS;
      const after = points[index + 1];
      const alone = !joined && !(after && after.ms - ms <= GAP_MS);
      return `${joined ? 'L' : 'M'}${x} ${y}${alone ? 'h0.01' : ''}`;
    })
    .join('');
}

/** Labels that would lie over one another are pushed down, and up again where they leave the box. */
function marksOf(
  levels: readonly number[],
  y: (value: number) => number,
  gap: number,
): RiverChart['marks'] {
  const marks = levels.map((metres, at) => ({ level: at + 1, metres, y: y(metres), labelY: 0 }));
  let free = -Infinity;
  for (const mark of [...marks].reverse()) {
    mark.labelY = Math.max(mark.y, free);
    free = mark.labelY + gap;
  }
  let most = 100 - gap / 2;
  for (const mark of marks) {
    mark.labelY = round(Math.min(mark.labelY, most));
    most = mark.labelY - gap;
  }
  return marks;
}

const round = (number: number): number => Math.round(number * 10) / 10;
