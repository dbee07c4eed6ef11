import { z } from 'zod';
import { DOMAINS, KPI_STATUSES, kpiCode, moment, unitCode } from './names';

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
  /** When that status began. */
  since: moment,
  /** Who answers for it; empty unless set. */
  owner: z.string(),
  /** When it was reckoned. */
  at: moment,
  /** The newest moment that its sources vouch for; null when none ever spoke. */
  freshAt: moment.nullable(),
  coverage,
  /** Change against the same time a day ago; null when there was no value then. */
  trend: z.number().nullable(),
});
export type KpiValue = z.infer<typeof kpiValue>;

export const kpiPoint = z.object({
  at: moment,
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  status: z.enum(KPI_STATUSES),
});
export type KpiPoint = z.infer<typeof kpiPoint>;

/** A rule such as `{">=": 3}`, `{"outside": [20, 90]}` or `{"growthBelow": -20}` (percent). */
export const threshold = z.union([
  z.strictObject({ '>=': z.number() }),
  z.strictObject({ '>': z.number() }),
  z.strictObject({ '<=': z.number() }),
  z.strictObject({ '<': z.number() }),
  z.strictObject({ outside: z.tuple([z.number(), z.number()]) }),
  z.strictObject({ growthBelow: z.number() }),
]);
export type Threshold = z.infer<typeof threshold>;

export const kpiDefinition = z.object({
  code: kpiCode,
  /** Short label of the catalogue, such as `DVC-01`. */
  label: z.string(),
  domain: z.enum(DOMAINS),
  name: z.object({ vi: z.string(), en: z.string() }),
  uom: z.string(),
  better: z.enum(['lower', 'higher', 'range']),
  /** The goal in words as the catalogue states it, such as `≥ 99`. */
  target: z.string(),
  warning: threshold.nullable(),
  critical: threshold.nullable(),
  window: z.string(),
  /** Seconds within which a last value must have come. */
  freshFor: z.number().optional(),
  rollUp: z.enum(['sum', 'ratio', 'max', 'min']),
  measure: z.unknown(),
  version: z.int().positive(),
});

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
  }),
  z.object({
    kind: z.literal('event'),
    type: z.string(),
    id: z.string(),
    unit: unitCode,
    source: z.string(),
    at: moment,
    amount: z.number().nullable(),
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
  }),
  z.object({ kind: z.literal('kpi'), value: kpiValue }),
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
