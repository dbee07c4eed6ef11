import { z } from 'zod';
import { unitCode } from './names';

/** The demonstration: every simulated unit with all that hangs on it, seen and removed as one. */

/**
 * `none`: there never was any, or it has not come yet; `there`; `removing`: it goes away in the
 * background; `removed`: it stays away, also after a restart, until it is asked for.
 */
export const DEMONSTRATION_STATES = ['none', 'there', 'removing', 'removed'] as const;

const count = z.int().nonnegative();

export const demonstration = z.object({
  state: z.enum(DEMONSTRATION_STATES),
  provinces: count,
  communes: count,
  villages: count,
  sources: count,
  /** Of the sources those that are online. */
  online: count,
  readings: count,
  cases: count,
  events: count,
  /** Reports that were made, which no other act removes. */
  reports: count,
  displays: count,
  /** Screens on which one of the displays is open now: they go dark. */
  screens: count,
  /** API tokens for a simulated unit. */
  tokens: count,
  /** People whose unit is simulated: they have to be moved or removed by hand first. */
  users: z.array(z.object({ username: z.string(), displayName: z.string(), unit: unitCode })),
  /** How far the removal is, or how it ended. */
  removal: z
    .object({
      by: z.string(),
      startedAt: z.string(),
      finishedAt: z.string().nullable(),
      /** Kinds of things that are gone, of how many kinds; rows that are gone. */
      step: count,
      steps: count,
      rows: count,
    })
    .nullable(),
});
export type DemonstrationAnswer = z.infer<typeof demonstration>;
