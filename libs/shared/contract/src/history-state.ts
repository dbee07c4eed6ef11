import { z } from 'zod';
import { moment, unitCode } from './names';

/**
 * How far the past of a unit is to be relied on: facts that come late have it reckoned anew, commune by
 * commune, which takes a while where there are many.
 */
export const historyState = z.object({
  unit: unitCode,
  /** Communes, the unit itself or of those below it, whose past is reckoned anew; 0: none. */
  communes: z.int().nonnegative(),
  /** Of these those that are done. */
  done: z.int().nonnegative(),
  /** Since when the past may still change; null: it stands. */
  from: moment.nullable(),
});
export type HistoryState = z.infer<typeof historyState>;
