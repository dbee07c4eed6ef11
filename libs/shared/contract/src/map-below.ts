import { z } from 'zod';
import { unitCode } from './names';

const count = z.int().nonnegative();

/**
 * What stands in each unit directly below one, added up: of a province ten thousand sources and its open
 * cases are no marks of their own. Of one of these units its own map has them singly.
 */
export const unitMapBelow = z.object({
  unit: unitCode,
  /** Those in which there is anything, most in trouble first. */
  units: z.array(
    z.object({
      unit: unitCode,
      /** Registered ones, with a place or without; null: not the caller's to see. */
      sources: z.object({ all: count, silent: count }).nullable(),
      /** Open ones, with a place or without. */
      cases: z.object({ open: count, overdue: count }).nullable(),
    }),
  ),
});
export type UnitMapBelow = z.infer<typeof unitMapBelow>;
