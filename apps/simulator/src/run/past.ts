import { LIMITS } from '@nhip-xa/contract';
import { HOUR_MS, localDay, startOfLocalDay, windowSpan } from '@nhip-xa/domain';
import type { Planned } from '../day/messages';
import { eventsBetween, planBetween, planProvinceDay, type World } from '../day/plan';
import { pulseOf } from '../day/pulse';
import { localIso, type Batch } from '../day/wire';
import { COMMUNES, type Commune } from '../province/communes';
import type { SourceSpec } from '../province/sources';
import { PACE, readingsOf } from '../readings/readings';

/** What is told of the past: everything planned and measured from `fromMs` to `toMs`. */
export interface Past {
  fromMs: number;
  toMs: number;
  /** The very first start, when a whole month is brought along. */
  first: boolean;
  /** By source key, in order. */
  planned: ReadonlyMap<string, readonly Planned[]>;
}

/** The past as the sources have it to tell. */
export function pastOf(
  world: World,
  fromMs: number,
  toMs: number,
  first: boolean,
  pulseFromMs: number,
): Past {
  const all = COMMUNES.flatMap((commune) => [
    ...(first ? longPast(world.seed, commune, fromMs, toMs) : []),
    ...planBetween(world, commune, fromMs, toMs),
  ]);
  const fillers = first ? [] : missedPulse(world, fromMs, toMs, pulseFromMs);
  const planned = new Map<string, Planned[]>();
  for (const each of [...all, ...fillers]) {
    const own = planned.get(each.source);
    if (own) own.push(each);
    else planned.set(each.source, [each]);
  }
  return { fromMs, toMs, first, planned };
}

/** Before the month: what KPIs over the quarter and the year look back upon. */
const longPast = (seed: number, commune: Commune, fromMs: number, toMs: number): Planned[] =>
  (['quarter', 'year'] as const).flatMap((reach) => {
    const beganMs = Math.min(windowSpan(reach, toMs).fromMs, fromMs);
    return eventsBetween(seed, commune, beganMs, fromMs, [reach]);
  });

/** The pulse of the day that was interrupted, so that no verdict is missing, and of today. */
function missedPulse(world: World, fromMs: number, toMs: number, pulseFromMs: number): Planned[] {
  const days = [...new Set([localDay(fromMs), localDay(toMs)])];
  return days
    .flatMap((day) => pulseOf(world, day, planProvinceDay(world, day), pulseFromMs))
    .filter(({ atMs }) => fromMs <= atMs && atMs < toMs);
}

const MINUTE_MS = 60_000;

/** The readings of a source's past, as batches. Times lie on a grid, so that repeats are the same. */
export function* readingBatches(world: World, spec: SourceSpec, past: Past): Generator<Batch> {
  if (!spec.gauge) return;
  const stepMs = PACE[spec.gauge].pastMinutes * MINUTE_MS;
  let items: unknown[] = [];
  const flush = (): Batch => {
    const batch = { channel: 'telemetry', payload: JSON.stringify(items), items: items.length };
    items = [];
    return batch as Batch;
  };
  for (let at = Math.ceil(past.fromMs / stepMs) * stepMs; at < past.toMs; at += stepMs) {
    const values = readingsOf(world.seed, world.trouble, spec, at - stepMs, at);
    items.push({ ts: at, values: at % HOUR_MS === 0 ? values : firstOf(values) });
    if (items.length === LIMITS.telemetryItems) yield flush();
  }
  if (items.length > 0) yield flush();
}

/** Between the hours the past has a gauge's main metric only: half as much to store. */
const firstOf = (values: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).slice(0, 1));

/** The word with which a source's history begins. */
export const firstWord = (past: Past): string =>
  JSON.stringify({ state: 'online', ts: localIso(past.fromMs) });

export const DAYS_BROUGHT_ALONG = 30;

/** From where the past is told: from where it was left, but no further back than the month. */
export function pastFrom(nowMs: number, toldToMs: number | null): number {
  const monthMs = startOfLocalDay(localDay(nowMs) - DAYS_BROUGHT_ALONG);
  return Math.max(monthMs, toldToMs ?? monthMs);
}
