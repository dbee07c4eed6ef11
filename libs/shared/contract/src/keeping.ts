import { z } from 'zod';
import { moment } from './names';
import { retention } from './retention';

/** How long things are kept that have a time after which nobody asks for them. */

/** What an administrator may say how long, or how many of, are kept, besides readings. */
export const KEPT = ['rejected-days', 'rejected-per-source', 'frame-days'] as const;
export type Kept = (typeof KEPT)[number];

/** Least, usual and most; days, or messages of one source. */
export const KEPT_BOUNDS: Readonly<Record<Kept, { least: number; usual: number; most: number }>> = {
  // shorter than a week, and nobody has looked before they are gone
  'rejected-days': { least: 7, usual: 90, most: 400 },
  'rejected-per-source': { least: 100, usual: 2_000, most: 20_000 },
  // pictures may show people: a quarter of a year at most
  'frame-days': { least: 1, usual: 30, most: 92 },
};

/** A shortening that has not taken effect: until then what was kept before is still there. */
export const pendingKeeping = z.object({
  /** The night in which what is no longer kept goes. */
  until: moment,
  /** What is in force until then. */
  before: z.int().positive(),
});
export type PendingKeeping = z.infer<typeof pendingKeeping>;

/** How long readings of a metric are kept one by one, and what is not yet in force of it. */
export const keptReadings = retention.extend({ pending: pendingKeeping.optional() });
export type KeptReadings = z.infer<typeof keptReadings>;

export const keeping = z.object({
  what: z.enum(KEPT),
  amount: z.int().positive(),
  pending: pendingKeeping.optional(),
});
export type Keeping = z.infer<typeof keeping>;

export const setKeeping = z.strictObject({ amount: z.int().positive() });
export type SetKeeping = z.infer<typeof setKeeping>;

/** A retention that is thought of; without days: like every other metric, or as usual. */
export const previewRetention = z.strictObject({
  metric: retention.shape.metric,
  rawDays: retention.shape.rawDays.nullable(),
});
export type PreviewRetention = z.infer<typeof previewRetention>;

export const previewKeeping = z.strictObject({
  what: z.enum(KEPT),
  amount: z.int().positive(),
});
export type PreviewKeeping = z.infer<typeof previewKeeping>;

/** What would go, were it said so now. */
export const keepingPreview = z.object({
  /** Readings, messages or pictures; about: more may come until then. */
  about: z.int().nonnegative(),
  /** The moment before which they are; null where it is a number of them that is kept. */
  before: moment.nullable(),
  /** The night in which they go. */
  at: moment,
});
export type KeepingPreview = z.infer<typeof keepingPreview>;

/** Fewest and most of what may be said of one. */
export const isKeepable = (what: Kept, amount: number): boolean =>
  amount >= KEPT_BOUNDS[what].least && amount <= KEPT_BOUNDS[what].most;
