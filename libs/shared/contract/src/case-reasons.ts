import { z } from 'zod';
import { localised, moment, unitCode } from './names';

/** Why a case is in time or not, and how the same procedure goes elsewhere. */

export const DEADLINE_VERDICTS = [
  'in-time',
  'late',
  'running',
  'paused',
  'overdue',
  /** Neither open nor closed: no deadline counts. */
  'ended',
  /** It has no due date. */
  'none',
] as const;

const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A day that is no plain working day; `name` where the calendar has one for it. */
export const namedDay = z.object({ day: localDate, name: z.string().nullable() });
export type NamedDay = z.infer<typeof namedDay>;

const workingMinutes = z.number();

/** A deadline worked out step by step; working minutes are those of the unit's office hours. */
export const deadlineReasons = z.object({
  verdict: z.enum(DEADLINE_VERDICTS),
  /** The end of the case, or the moment of asking: what the deadline is compared with. */
  judgedAt: moment,
  due: z
    .object({
      at: moment,
      /** `ruled`: closed under rules that have changed since, by which no step can be told any more. */
      basis: z.enum(['moment', 'period', 'policy', 'ruled']),
      from: z.enum(['acceptedAt', 'openedAt']),
      fromAt: moment,
      period: z
        .object({
          amount: z.number(),
          unit: z.enum(['workingDays', 'workingHours', 'days', 'hours']),
        })
        .nullable(),
      /** Whose policy it is. */
      policyUnit: unitCode.nullable(),
      days: z
        .object({
          counted: z.int(),
          skipped: z.array(namedDay),
          /** Weekend days that are worked in exchange, and count. */
          exchanged: z.array(namedDay),
          /** Days passed over that are not listed. */
          more: z.int(),
        })
        .nullable(),
    })
    .nullable(),
  /** Changes of the due date by its source. */
  changes: z.array(z.object({ at: moment, from: moment, to: moment })),
  pauses: z.array(
    z.object({
      from: moment,
      to: moment.nullable(),
      why: z.enum(['supplement', 'payment']),
      /** By how much it moves the deadline: its length once it is over. */
      movedMinutes: z.number(),
      workingMinutes,
      /** The source changed the date after it began: that date is final for it. */
      finalBy: moment.nullable(),
    }),
  ),
  movedMinutes: z.number(),
  effectiveDueAt: moment.nullable(),
  /** From the deadline to what it is compared with; negative while there is time left. */
  past: z.object({ minutes: z.number(), workingMinutes }).nullable(),
  /** Office hours over its life; null where that is too long for them to be seen. */
  office: z.array(z.object({ from: moment, to: moment })).nullable(),
});
export type DeadlineReasons = z.infer<typeof deadlineReasons>;

/** How the cases of one commune went that are like the one asked about. */
export const peerUnit = z.object({
  unit: unitCode,
  name: localised,
  /** The commune of the case itself. */
  own: z.boolean(),
  closed: z.int(),
  late: z.int(),
  /** Working minutes from opening to end, pauses taken off; null where none is known. */
  medianMinutes: workingMinutes.nullable(),
});
export type PeerUnit = z.infer<typeof peerUnit>;

export const casePeers = z.object({
  /** What the others have in common with it, and what it is called there. */
  by: z.enum(['procedure', 'category', 'kind']),
  value: z.string(),
  from: moment,
  to: moment,
  /** False: the caller sees one commune alone. */
  wholeProvince: z.boolean(),
  /** Office hours of one day, in minutes, where the case is. */
  dayMinutes: z.number(),
  /** Quickest first; communes without one are left out, but for the case's own. */
  items: z.array(peerUnit),
});
export type CasePeers = z.infer<typeof casePeers>;

/** How long the closed cases behind a KPI took. */
export const kpiDistribution = z.object({
  from: moment,
  to: moment,
  kind: z.string(),
  /** Office hours of one day, in minutes: what a working day is here. */
  dayMinutes: z.number(),
  closed: z.int(),
  /** Closed ones whose handling time is not known. */
  untimed: z.int(),
  /** Of those with a due date. */
  due: z.int(),
  late: z.int(),
  medianMinutes: workingMinutes.nullable(),
  /** Nine tenths were done within it. */
  p90Minutes: workingMinutes.nullable(),
  /** By working days: `day` 0 is less than one; the last holds all that took as long or longer. */
  bins: z.array(z.object({ day: z.int(), count: z.int(), late: z.int() })),
});
export type KpiDistribution = z.infer<typeof kpiDistribution>;

/** Lowest, middle and highest of the communes below at one moment. */
export const kpiSpread = z.object({
  at: moment,
  units: z.int(),
  low: z.number(),
  quarter: z.number(),
  median: z.number(),
  threeQuarters: z.number(),
  high: z.number(),
});
export type KpiSpread = z.infer<typeof kpiSpread>;
