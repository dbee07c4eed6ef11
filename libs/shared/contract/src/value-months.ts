import { z } from 'zod';
import { moment, unitCode } from './names';
import { valueBalance } from './value-ledger';

/** Months of the series: two years show whether a season comes again, and stand side by side on a screen. */
export const VALUE_MONTHS = 24;

/** What was entered month by month, the earliest first; a month without an entry has none, which is no nought. */
export const valueMonths = z.object({
  unit: unitCode,
  /** From (inclusive) to (exclusive): local months. */
  months: z.array(valueBalance.extend({ from: moment, to: moment })),
});
export type ValueMonths = z.infer<typeof valueMonths>;
export type ValueMonth = ValueMonths['months'][number];
