import { z } from 'zod';
import { measure, windowText } from './measure';
import { DOMAINS, kpiCode } from './names';

/**
 * A rule such as `{">=": 3}` or `{"outside": [20, 90]}`. `growth…` judges the change in percent
 * against the same elapsed part of the period before, `perThousand…` the value per thousand people.
 */
export const threshold = z.union([
  z.strictObject({ '>=': z.number() }),
  z.strictObject({ '>': z.number() }),
  z.strictObject({ '<=': z.number() }),
  z.strictObject({ '<': z.number() }),
  z.strictObject({ '==': z.number() }),
  z.strictObject({ outside: z.tuple([z.number(), z.number()]) }),
  z.strictObject({ growthBelow: z.number() }),
  z.strictObject({ growthAbove: z.number() }),
  z.strictObject({ perThousandBelow: z.number() }),
  z.strictObject({ perThousandAbove: z.number() }),
]);
export type Threshold = z.infer<typeof threshold>;

export const ROLL_UPS = ['sum', 'ratio', 'max', 'min', 'formula'] as const;

/** How an alert of a KPI opens and closes, so that it does not flap. */
export const alerting = z.strictObject({
  /** The value must lie this far inside its thresholds, in its own unit, before an alert closes. */
  hysteresis: z.number().nonnegative().optional(),
  /** Seconds that it must be good before an alert closes. */
  goodForSeconds: z.int().nonnegative().max(86_400).optional(),
  /** Seconds that it must be warning or critical before an alert opens. */
  badForSeconds: z.int().nonnegative().max(86_400).optional(),
});
export type Alerting = z.infer<typeof alerting>;

const bothLanguages = z.object({
  vi: z.string().min(1).max(500),
  en: z.string().min(1).max(500),
});

/** What a person says of a KPI; words and formula are told from the measure where they are left out. */
export const kpiDraft = z.strictObject({
  code: kpiCode,
  /** Short label of the catalogue, such as `DVC-01`. */
  label: z.string().min(1).max(20),
  domain: z.enum(DOMAINS),
  name: z.object({ vi: z.string().min(1).max(120), en: z.string().min(1).max(120) }),
  uom: z.string().max(40),
  better: z.enum(['lower', 'higher', 'range']),
  /** The goal in words as the catalogue states it, such as `≥ 99`. */
  target: z.string().max(60),
  /** The number in it, for ranking by distance from it. */
  targetValue: z.number().nullable().default(null),
  warning: threshold.nullable(),
  critical: threshold.nullable(),
  window: windowText,
  /** Seconds within which a last value must have come. */
  freshFor: z.int().positive().max(31_622_400).optional(),
  rollUp: z.enum(ROLL_UPS),
  measure,
  alerting: alerting.optional(),
  words: bothLanguages.optional(),
  formula: z.string().max(1_000).optional(),
  /** The rule or document that it follows. */
  basis: z.string().max(300).optional(),
  /** Whether it is reckoned and shown. */
  enabled: z.boolean().default(true),
});
export type KpiDraft = z.infer<typeof kpiDraft>;

export const kpiDefinition = kpiDraft.extend({
  targetValue: z.number().nullable(),
  words: bothLanguages,
  formula: z.string(),
  enabled: z.boolean(),
  /** Counts the changes of this definition; history says which version gave a value. */
  version: z.int().positive(),
  /** It came with the product. */
  builtIn: z.boolean(),
});
export type KpiDefinition = z.infer<typeof kpiDefinition>;
