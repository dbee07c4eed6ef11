import { z } from 'zod';
import { evidence, kpiPoint } from './kpi';
import { kpiDefinition, kpiDraft, threshold } from './kpi-definition';
import { LIMITS } from './limits';
import { KPI_STATUSES, SOURCE_KINDS, kpiCode, moment, unitCode } from './names';

/** What is sent to define, change, try and choose KPIs [contract 3]. */

/** PostgreSQL takes no NUL. */
const plain = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\0]*$/);

/** A version of a definition, and whose it is. */
export const kpiVersion = z.object({
  definition: kpiDefinition,
  /** Null: it came with the product. */
  by: z.string().nullable(),
  at: moment,
  /** The one that holds. */
  current: z.boolean(),
});
export type KpiVersion = z.infer<typeof kpiVersion>;

/** What a unit sets for itself; null: as the definition says. It holds for that unit alone. */
export const putTarget = z.strictObject({
  target: plain(60).nullable().optional(),
  targetValue: z.number().nullable().optional(),
  warning: threshold.nullable().optional(),
  critical: threshold.nullable().optional(),
  owner: plain(120).nullable().optional(),
  why: plain(500).min(3),
});
export type PutTarget = z.infer<typeof putTarget>;

/** What holds in a unit, and what of it the unit has set for itself. */
export const kpiTarget = z.object({
  unit: unitCode,
  kpi: kpiCode,
  target: z.string(),
  targetValue: z.number().nullable(),
  warning: threshold.nullable(),
  critical: threshold.nullable(),
  owner: z.string(),
  /** Names of the fields above that are the unit's own. */
  own: z.array(z.string()),
  by: z.string().nullable(),
  at: moment.nullable(),
  why: z.string(),
});
export type KpiTarget = z.infer<typeof kpiTarget>;

export const previewRequest = z.strictObject({
  definition: kpiDraft,
  unit: unitCode,
  at: moment.optional(),
  /** Tried on the past: a value for the end of each local day between them. */
  from: moment.optional(),
  to: moment.optional(),
});
export type PreviewRequest = z.infer<typeof previewRequest>;

export const kpiCost = z.object({
  /** The planner's estimate for all communes, in its own units. */
  estimated: z.number().nonnegative(),
  /** Rows that it expects to give. */
  rows: z.number().nonnegative(),
  /** Communes that it was asked for. */
  units: z.int().nonnegative(),
  limit: z.number(),
  allowed: z.boolean(),
});
export type KpiCost = z.infer<typeof kpiCost>;

export const kpiPreview = z.object({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  status: z.enum(KPI_STATUSES),
  cost: kpiCost,
  words: z.object({ vi: z.string(), en: z.string() }),
  formula: z.string(),
  series: z.array(kpiPoint).optional(),
  /** The series ends before its time: reckoning it took too long. */
  cut: z.boolean().optional(),
  /** The first page; null where the cost is not allowed. */
  evidence: evidence.nullable(),
});
export type KpiPreview = z.infer<typeof kpiPreview>;

const seenAttribute = z.object({
  name: z.string(),
  /** Values seen most; empty where there are too many different ones. */
  values: z.array(z.string()),
});

/** What exists in a unit and below it, to define KPIs of. A sample: what is rare may be missing. */
export const kpiFacts = z.object({
  cases: z.array(
    z.object({
      kind: z.string(),
      seen: z.boolean(),
      states: z.array(z.string()),
      categories: z.array(z.string()),
      attributes: z.array(seenAttribute),
    }),
  ),
  events: z.array(z.object({ type: z.string(), attributes: z.array(seenAttribute) })),
  metrics: z.array(z.string()),
  sources: z.array(
    z.object({
      kind: z.enum(SOURCE_KINDS),
      count: z.int().nonnegative(),
      attributes: z.array(seenAttribute),
    }),
  ),
  system: z.array(z.string()),
});
export type KpiFacts = z.infer<typeof kpiFacts>;

/** Numbers that measures look up; what is not named is removed. */
export const KPI_SETTINGS = ['hours-saved', 'items-quota'] as const;
export const kpiSettingName = z.enum(KPI_SETTINGS);
export const kpiSetting = z.strictObject({
  values: z
    .record(plain(200).min(1), z.number().nonnegative().max(LIMITS.multiplier))
    .refine((values) => Object.keys(values).length <= LIMITS.settingEntries, 'too many entries'),
});
export type KpiSetting = z.infer<typeof kpiSetting>;

/** The numbers of a unit's wall, in their order; null: the usual ones. */
export const putWall = z.strictObject({
  kpis: z.array(kpiCode).min(1).max(LIMITS.wallNumbers).nullable(),
});
export const wallNumbers = z.object({
  kpis: z.array(kpiCode),
  /** The unit chose them. */
  chosen: z.boolean(),
});
export type WallNumbers = z.infer<typeof wallNumbers>;
