import { z } from 'zod';
import { LIMITS } from './limits';
import { METRIC } from './names';

/** Stands for every metric without a row of its own. */
export const EVERY_METRIC = '*';

/** How long readings are kept one by one; roll-ups by hour and day stay. */
export const retention = z.object({
  metric: z.union([z.literal(EVERY_METRIC), z.string().regex(METRIC)]),
  /** Whole local days before today. */
  rawDays: z.int().min(LIMITS.rawDaysLeast).max(LIMITS.rawDaysMost),
});
export type Retention = z.infer<typeof retention>;

export const setRetention = retention.pick({ rawDays: true }).strict();
export type SetRetention = z.infer<typeof setRetention>;
