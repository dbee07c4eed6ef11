import { z } from 'zod';
import { KPI_STATUSES, kpiCode, moment, unitCode } from './names';

/** What an alert says of its KPI; there is none of a KPI that is good. */
export const ALERT_STATUSES = ['warning', 'critical'] as const;
export type AlertStatus = (typeof ALERT_STATUSES)[number];

/**
 * Why an alert closed: its KPI is good again, is not reckoned any more, or its unit is no more.
 */
export const ALERT_ENDINGS = ['good', 'switched-off', 'unit-ended'] as const;
export type AlertEnding = (typeof ALERT_ENDINGS)[number];

/** Characters of the word with which an alert is acknowledged: a sentence or two. */
export const ACKNOWLEDGEMENT_CHARACTERS = 500;

/**
 * A KPI of a unit that turned warning or critical. It rises and falls with its KPI and closes when
 * that is good again; losing the data never closes it.
 */
export const alert = z.object({
  id: z.string(),
  unit: unitCode,
  kpi: kpiCode,
  /** What it is now, or was last. */
  status: z.enum(ALERT_STATUSES),
  /** The worst that it was. */
  worst: z.enum(ALERT_STATUSES),
  /** The KPI's value when the status last changed, and of a closed one when it closed. */
  value: z.number().nullable(),
  /** The KPI as it stands now: `stale` says that the alert is old news. Null where it has no value. */
  now: z
    .object({
      value: z.number().nullable(),
      status: z.enum(KPI_STATUSES),
      /** Since when, as its value says it too. */
      since: moment.optional(),
      found: z.boolean().optional(),
    })
    .nullable(),
  openedAt: moment,
  changedAt: moment,
  closedAt: moment.nullable(),
  closedWhy: z.enum(ALERT_ENDINGS).nullable(),
  acknowledgedAt: moment.nullable(),
  acknowledgedBy: z.string().nullable(),
  word: z.string().nullable(),
});
export type Alert = z.infer<typeof alert>;

export const acknowledgeRequest = z.strictObject({
  word: z
    .string()
    .trim()
    .min(1)
    .max(ACKNOWLEDGEMENT_CHARACTERS)
    // PostgreSQL takes no NUL
    .regex(/^[^\0]*$/)
    .transform((word) => word.normalize('NFC')),
});
