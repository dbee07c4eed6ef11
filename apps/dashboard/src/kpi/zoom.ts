import { DAY_MS, HOUR_MS } from '@nhip-xa/domain';
import { PERIODS, periodOf, type Period } from '../api/periods';
import { writeMoment, writtenMoment } from '../shell/past';

/** What of an address says which span a chart shows. */
export interface SpanSearch {
  period?: string;
  from?: string;
  to?: string;
}

/** From (inclusive) to (inclusive), in ms; `zoomed`: the address says it, and not a period's name. */
export interface ShownSpan {
  fromMs: number;
  toMs: number;
  period: Period;
  zoomed: boolean;
}

/** Shortest and longest span that a chart shows: single readings, and a leap year. */
const SHORTEST_MS = 10 * 60_000;
const LONGEST_MS = 366 * DAY_MS;
/** Up to so long a span the readings behind a number are shown one by one. */
export const RAW_MOST_MS = 6 * HOUR_MS;

/** How often in ms a span that ends now moves on. */
export const MOVES_MS = 120_000;

/** Where a span ends that nobody zoomed: at the moment of the past that the page shows, or now. */
export const spanEndMs = (atMs: number | null, nowMs: number): number =>
  atMs ?? Math.floor(nowMs / MOVES_MS) * MOVES_MS;

/** The span that an address names. `endMs` is now, or the moment of the past that the page shows. */
export function shownSpan(search: SpanSearch, endMs: number): ShownSpan {
  const period = periodOf(search.period);
  const from = writtenMoment(search.from);
  const to = writtenMoment(search.to);
  if (from !== null && to !== null && from < to) {
    return { ...bounded(from, to, endMs), period, zoomed: true };
  }
  return { fromMs: endMs - PERIODS[period].lengthMs, toMs: endMs, period, zoomed: false };
}

/** A span kept within its shortest and longest, and before the end, at the same middle if it can be. */
export function bounded(
  fromMs: number,
  toMs: number,
  endMs: number,
): Pick<ShownSpan, 'fromMs' | 'toMs'> {
  const length = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, toMs - fromMs));
  const middle = (fromMs + toMs) / 2;
  const last = Math.min(endMs, Math.round(middle + length / 2));
  return { fromMs: last - length, toMs: last };
}

export type ZoomStep = 'in' | 'out' | 'back' | 'on';

/** The span after one step of the buttons; null where it would be the same. */
export function stepped(
  { fromMs, toMs }: Pick<ShownSpan, 'fromMs' | 'toMs'>,
  step: ZoomStep,
  endMs: number,
): Pick<ShownSpan, 'fromMs' | 'toMs'> | null {
  const length = toMs - fromMs;
  const [before, after] = {
    in: [length / 4, -length / 4],
    out: [-length / 2, length / 2],
    back: [-length / 2, -length / 2],
    on: [length / 2, length / 2],
  }[step] as [number, number];
  const next = bounded(fromMs + before, toMs + after, endMs);
  return next.fromMs === fromMs && next.toMs === toMs ? null : next;
}

/** A span as an address carries it: to the minute, rounded outwards. */
export const writtenSpan = ({ fromMs, toMs }: Pick<ShownSpan, 'fromMs' | 'toMs'>) => ({
  from: writeMoment(fromMs),
  to: writeMoment(Math.ceil(toMs / 60_000) * 60_000),
});

/** How finely a history is asked for: up to some 800 points; undefined: each change. */
const STEPS = [
  [3 * HOUR_MS, undefined, 60_000],
  [12 * HOUR_MS, 'PT1M', 60_000],
  [2 * DAY_MS, 'PT10M', 600_000],
  [9 * DAY_MS, 'PT1H', HOUR_MS],
  [45 * DAY_MS, 'PT6H', 6 * HOUR_MS],
  [Infinity, 'P1D', DAY_MS],
] as const;

export interface HistoryStep {
  step: (typeof STEPS)[number][1];
  stepMs: number;
}

export function historyStep(lengthMs: number): HistoryStep {
  const [, step, stepMs] = STEPS.find(([most]) => lengthMs <= most) ?? STEPS[5];
  return { step, stepMs };
}

const SPREAD_STEPS = [
  ['PT5M', 300_000],
  ['PT1H', HOUR_MS],
  ['PT6H', 6 * HOUR_MS],
  ['P1D', DAY_MS],
  ['P2D', 2 * DAY_MS],
  ['P7D', 7 * DAY_MS],
] as const;
/** A little under what one answer may have [contract LIMITS.spreadPoints]. */
const SPREAD_POINTS = 56;

/** The finest step at which a spread over the units below is still one short answer. */
export const spreadStep = (lengthMs: number): string =>
  (SPREAD_STEPS.find(([, ms]) => lengthMs / ms <= SPREAD_POINTS) ?? ['P7D'])[0];

/** Units that can be compared at once: more lines nobody tells apart. */
export const COMPARED_MOST = 6;

/** The units that an address compares with: `06211,06212`. */
export const comparedUnits = (text: string | undefined): string[] =>
  [...new Set((text ?? '').split(',').filter((code) => /^[0-9A-Z-]+$/.test(code)))].slice(
    0,
    COMPARED_MOST,
  );
