import { z } from 'zod';
import { KPI_STATUSES, kpiCode, moment, unitCode } from './names';

export const coverage = z.object({
  /** Sources (of a commune) or units (of a roll-up) that report now. */
  reporting: z.int().nonnegative(),
  expected: z.int().nonnegative(),
});

/** The value of one KPI of one unit. `value` is null exactly when `status` is `none`. */
export const kpiValue = z.object({
  kpi: kpiCode,
  unit: unitCode,
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  uom: z.string(),
  status: z.enum(KPI_STATUSES),
  /** It is good, and its target is not reached: within its limits. */
  belowTarget: z.boolean().optional(),
  /** When that status began. */
  since: moment,
  /** It was so already when it was first known, or as far as is known: it may have begun before. */
  found: z.boolean().optional(),
  /** Who answers for it; empty unless set. */
  owner: z.string(),
  /** When it was reckoned. */
  at: moment,
  /** The newest moment that its sources vouch for; null when none ever spoke. */
  freshAt: moment.nullable(),
  coverage,
  /** Change against the same time a day ago; null when there was no value then, or none to compare. */
  trend: z.number().nullable(),
  /** What the value of a day ago rested on, where that differs too much for the two to be compared. */
  coverageBefore: coverage.optional(),
  /** The unit below whose value it is, of a roll-up by max or min. */
  from: unitCode.optional(),
  /** A person typed it, since no system sends it: who, and until when it counts. */
  typed: z.object({ by: z.string(), at: moment, until: moment }).optional(),
  /** Of a past value: it was reckoned anew from facts that came late. */
  corrected: z.boolean().optional(),
});
export type KpiValue = z.infer<typeof kpiValue>;

/** How a unit stands in a KPI, where many stand beside one another. */
export const kpiStanding = kpiValue.pick({
  kpi: true,
  unit: true,
  value: true,
  uom: true,
  status: true,
  belowTarget: true,
  at: true,
});
export type KpiStanding = z.infer<typeof kpiStanding>;

export const kpiPoint = z.object({
  at: moment,
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  status: z.enum(KPI_STATUSES),
  /** It was reckoned anew from facts that came late. */
  corrected: z.boolean().optional(),
  /** The version of the definition that gave it. */
  version: z.int().positive().optional(),
});
export type KpiPoint = z.infer<typeof kpiPoint>;

/** A fact behind a number, as evidence lists it. */
export const evidenceItem = z.union([
  z.object({
    kind: z.literal('case'),
    caseKind: z.string(),
    id: z.string(),
    unit: unitCode,
    state: z.string().nullable(),
    openedAt: moment.nullable(),
    closedAt: moment.nullable(),
    effectiveDueAt: moment.nullable(),
    source: z.string().nullable(),
    /** What it counts as for this KPI; 1 where cases are counted. */
    counted: z.number().nullable().optional(),
  }),
  z.object({
    kind: z.literal('event'),
    type: z.string(),
    id: z.string(),
    unit: unitCode,
    source: z.string(),
    at: moment,
    amount: z.number().nullable(),
    counted: z.number().nullable().optional(),
  }),
  z.object({
    kind: z.literal('reading'),
    source: z.string(),
    unit: unitCode,
    metric: z.string(),
    at: moment,
    value: z.number(),
    /** What the reading counts as for this KPI (an alarm level, for instance). */
    counted: z.number(),
  }),
  z.object({
    kind: z.literal('presence'),
    source: z.string(),
    unit: unitCode,
    state: z.enum(['online', 'offline']),
    since: moment.nullable(),
    heardAt: moment.nullable(),
    counted: z.number().nullable().optional(),
  }),
  z.object({ kind: z.literal('kpi'), value: kpiValue }),
  /** What the system knows of itself, or a number that a person typed. */
  z.object({
    kind: z.literal('system'),
    /** One of `SYSTEM_FACTS`, or `typed`. */
    what: z.string(),
    /** Which of them: a KPI, a day, a source, a unit; of a typed number who typed it. */
    id: z.string(),
    unit: unitCode,
    at: moment.nullable(),
    counted: z.number(),
  }),
]);
export type EvidenceItem = z.infer<typeof evidenceItem>;

export const evidence = z.object({
  definition: z.object({
    words: z.object({ vi: z.string(), en: z.string() }),
    version: z.int(),
    formula: z.string(),
  }),
  value: kpiValue,
  sources: z.array(
    z.object({
      key: z.string(),
      state: z.enum(['online', 'offline']),
      heardAt: moment.nullable(),
      reports: z.boolean(),
    }),
  ),
  /** `until`: when what is under maintenance counts again. */
  leftOut: z.array(z.object({ what: z.string(), why: z.string(), until: moment.optional() })),
  items: z.array(evidenceItem),
  next: z.string().nullable(),
});
export type Evidence = z.infer<typeof evidence>;
