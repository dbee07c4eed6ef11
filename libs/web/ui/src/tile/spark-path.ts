import type { KpiPoint } from '@nhip-xa/contract';

export interface Spark {
  /** The path in a box of 100 × 100, y downwards; empty when there is nothing to draw. */
  path: string;
  /** Where the line ends, in the same box; null when its last moment has no number. */
  end: { x: number; y: number } | null;
}

/** Room above and below the line, so that its strokes are not cut. */
const MARGIN = 8;

/** So many changes make a trend: one or two are a jump, which the number and its change say better. */
const LEAST_CHANGES = 3;
/** What is known, and what changed, lies over at least this share of the time that is drawn. */
const LEAST_SPAN = 1 / 12;

/** Whether a line of these points says something: a number that stood still, or that went its way. */
export function isTelling(points: readonly KpiPoint[], fromMs: number, toMs: number): boolean {
  const known = points.flatMap(({ at, value, status }) =>
    value === null || status === 'stale' ? [] : [{ ms: Date.parse(at), value }],
  );
  const changes = known.filter(({ value }, at) => at > 0 && value !== known[at - 1]?.value);
  const spans = (of: readonly { ms: number }[]): boolean =>
    (of.at(-1)?.ms ?? 0) - (of[0]?.ms ?? 0) >= (toMs - fromMs) * LEAST_SPAN;
  if (!spans(known)) return false;
  return changes.length === 0 || (changes.length >= LEAST_CHANGES && spans(changes));
}

/** The least range that fills the height, as a share of the number: a hair's breadth looks like one. */
const LEAST_RANGE = 0.05;

/**
 * The path of a trend line between two moments. Moments without a fresh number are gaps, not zeros;
 * a flat line lies in the middle.
 */
export function sparkOf(points: readonly KpiPoint[], fromMs: number, toMs: number): Spark {
  const shown = points.map((point) => ({
    x: ((Date.parse(point.at) - fromMs) / (toMs - fromMs)) * 100,
    value: point.status === 'stale' ? null : point.value,
  }));
  const inside = shown.filter(({ x }) => x >= 0 && x <= 100);
  const values = inside.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return { path: '', end: null };
  const y = scale(Math.min(...values), Math.max(...values));
  let path = '';
  let drawing = false;
  for (const { x, value } of inside) {
    if (value !== null) path += `${drawing ? 'L' : 'M'}${round(x)} ${round(y(value))}`;
    drawing = value !== null;
  }
  const last = inside.at(-1);
  const end = last && last.value !== null ? { x: round(last.x), y: round(y(last.value)) } : null;
  return { path, end };
}

function scale(low: number, high: number): (value: number) => number {
  if (low === high) return () => 50;
  const range = Math.max(high - low, LEAST_RANGE * Math.max(Math.abs(low), Math.abs(high)));
  const bottom = (low + high - range) / 2;
  return (value) => 100 - MARGIN - ((value - bottom) / range) * (100 - 2 * MARGIN);
}

const round = (number: number): number => Math.round(number * 10) / 10;
