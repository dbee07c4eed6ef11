import { z } from 'zod';

const span = { name: z.string(), fromMs: z.number(), toMs: z.number() };
/** The sources (keys) that a scenario strikes. */
const struck = { ...span, sources: z.array(z.string()) };

/** What can go wrong, as data. The whole of the trouble is a list of these. */
export const scenario = z.discriminatedUnion('kind', [
  /** The power fails: the connections break, the broker speaks their Last Will. */
  z.object({ kind: z.literal('power-cut'), ...struck }),
  /** The process hangs: its connection stays and it says nothing. */
  z.object({ kind: z.literal('silent-feed'), ...struck }),
  /** The service answers its monitor no longer: `up` is 0. */
  z.object({ kind: z.literal('service-down'), ...struck }),
  /** A wave runs down a river: from the head's usual level at `fromMs` to its peak and back. */
  z.object({
    kind: z.literal('river-rises'),
    ...span,
    river: z.enum(['ky-cung', 'thuong', 'bac-giang', 'bac-son']),
    peakMs: z.number(),
    /** Height of the peak at the head, where 1 is the second alarm level. */
    size: z.number(),
  }),
]);
export type Scenario = z.infer<typeof scenario>;
export type RiverWave = Extract<Scenario, { kind: 'river-rises' }>;
export type Strike = Exclude<Scenario, { kind: 'river-rises' }>;
