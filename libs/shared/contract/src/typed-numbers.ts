import { z } from 'zod';
import { LIMITS } from './limits';
import { kpiCode, moment, unitCode } from './names';

/** A number that a person gives for one KPI and period, since no system sends its facts yet. */
export const typeNumber = z.strictObject({
  unit: unitCode,
  kpi: kpiCode,
  /** Of a ratio the upper side, else the number itself; without the definition's factor. */
  numerator: z.number(),
  /** Of a ratio the lower side; left out otherwise. */
  denominator: z.number().positive().optional(),
  /** The period that it is of, from (inclusive) to (exclusive). */
  from: moment,
  to: moment,
  /** Until when it counts; after that it is stale until a new one is typed. */
  until: moment,
  note: z.string().max(LIMITS.noteCharacters).default(''),
});
export type TypeNumber = z.infer<typeof typeNumber>;

export const typedNumber = typeNumber.extend({
  id: z.string(),
  denominator: z.number().nullable(),
  note: z.string(),
  by: z.string(),
  at: moment,
  /** When it was taken back, and by whom; null while it stands. */
  withdrawnAt: moment.nullable(),
  withdrawnBy: z.string().nullable(),
});
export type TypedNumber = z.infer<typeof typedNumber>;
