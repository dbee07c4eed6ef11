import type { KpiPoint } from '@nhip-xa/contract';

export interface Spark {
  /** The path in a box of 100 × 100, y downwards; empty when there is nothing to draw. */
  path: string;
  /** Where the line ends, in the same box; null when its last moment has no number. */
  end: { x: number; y: number } | null;
}

/** Room above and below the line, so that its strokes are not cut. */
const MARGIN = 8;

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
  return (value) => 100 - MARGIN - ((value - low) / (high - low)) * (100 - 2 * MARGIN);
}

const round = (number: number): number => Math.round(number * 10) / 10;
