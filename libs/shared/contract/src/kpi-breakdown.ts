import { z } from 'zod';
import { moment } from './names';

/** What the sides of a KPI come to over some cases. */
const sides = {
  numerator: z.number(),
  /** Of a number that is no ratio the items that it rests on. */
  denominator: z.number(),
  value: z.number().nullable(),
  /** How far its own value is on the wrong side of the target; negative: on the right one. Null: no target. */
  gap: z.number().nullable(),
  /**
   * By how much these cases pull the unit's value to the wrong side of the target, or of its own value
   * where it has no target: in the KPI's unit, and all of them add up to the unit's gap. Of a ratio only.
   */
  pull: z.number().nullable(),
};

/** The cases that are about one thing: their procedure, else their category. */
export const breakdownRow = z.object({
  /** Null: nothing is said of what they are about. */
  subject: z.string().nullable(),
  /** What their system calls it. */
  name: z.string().nullable(),
  ...sides,
});
export type BreakdownRow = z.infer<typeof breakdownRow>;

/** A KPI that counts cases, by what they are about. */
export const kpiBreakdown = z.object({
  by: z.enum(['procedure', 'category']),
  /** The moment for which it was reckoned: that of the value which it explains. */
  at: moment,
  ratio: z.boolean(),
  target: z.number().nullable(),
  /** Of all rows and the others together. */
  ...sides,
  /** Communes whose cases these are, and those left out because a person typed their number. */
  communes: z.int(),
  typed: z.int(),
  /** Evidence can be asked for what is in the denominator and not in the numerator. */
  rest: z.boolean(),
  /** Those that pull most first; of a number that is no ratio the largest first. */
  items: z.array(breakdownRow),
  /** All that are not among the items, together. */
  others: z.object({ subjects: z.int(), ...sides }).nullable(),
});
export type KpiBreakdown = z.infer<typeof kpiBreakdown>;
