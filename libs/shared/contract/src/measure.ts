import { z } from 'zod';
import { LIMITS } from './limits';
import { EVENT_TYPE, METRIC, SOURCE_KINDS, kpiCode } from './names';

/**
 * The language in which KPIs are defined: validated data over the four kinds of fact. A measure has
 * one or two sides; a side is a sum of terms; a term picks facts, filters them and says what they
 * come to. Whatever is not said here cannot be said, so no definition can reach past the facts.
 */

/** Rules such as `{">=": 15}`; both of two must hold. */
export const comparison = z
  .strictObject({
    '>=': z.number().optional(),
    '>': z.number().optional(),
    '<=': z.number().optional(),
    '<': z.number().optional(),
    '==': z.number().optional(),
  })
  .refine((rule) => Object.values(rule).some((bound) => bound !== undefined), 'says nothing');
export type Comparison = z.infer<typeof comparison>;

const word = z.string().min(1).max(LIMITS.idCharacters);
const words = z.union([word, z.array(word).min(1).max(LIMITS.choicesPerFilter)]);
/** An attribute's name, as facts and sources carry it. */
const attributeName = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,62}$/);

/**
 * What an attribute must be: this very value, one of these texts, whether it is there at all, within
 * bounds, or anything (nothing, too) but this value.
 */
export const attributeTest = z.union([
  z.string().max(LIMITS.idCharacters),
  z.number(),
  z.boolean(),
  z.array(word).min(1).max(LIMITS.choicesPerFilter),
  z.strictObject({ present: z.boolean() }),
  z.strictObject({ not: z.union([z.string(), z.number(), z.boolean()]) }),
  comparison,
]);
export type AttributeTest = z.infer<typeof attributeTest>;

const attributes = z
  .record(attributeName, attributeTest)
  .refine((tests) => Object.keys(tests).length <= LIMITS.testsPerFilter, 'too many tests');

const percentile = z.strictObject({ percentile: z.number().gt(0).lt(100) });

/**
 * What several items come to. `distinct` counts the different values of a field; `groups` counts the
 * different combinations of fields that at least so many items share.
 */
export const aggregate = z.union([
  z.enum(['count', 'sum', 'mean', 'min', 'max', 'median', 'last']),
  percentile,
  z.strictObject({ distinct: z.union([attributeName, z.literal('village')]) }),
  z.strictObject({
    groups: z.strictObject({
      by: z.array(attributeName).min(1).max(4),
      atLeast: z.int().min(2).max(1_000),
    }),
  }),
]);
export type Aggregate = z.infer<typeof aggregate>;

/** Shared by all terms. */
const term = {
  /** Taken off the side instead of added to it. */
  minus: z.literal(true).optional(),
  /** What the term is multiplied by: a change of unit, such as metres into centimetres. */
  times: z.number().optional(),
  /** What it comes to where there is no item; else 0 for counts and sums, and nothing for the rest. */
  nothing: z.number().optional(),
};

export const CASE_MOMENTS = ['openedAt', 'acceptedAt', 'closedAt'] as const;

export const caseWhere = z.strictObject({
  /** The moment that lies in the window; none: as cases stand at the moment of reckoning. */
  within: z.enum(CASE_MOMENTS).optional(),
  open: z.literal(true).optional(),
  /** Open, not paused and past its effective due date. */
  overdue: z.literal(true).optional(),
  /** Open, neither overdue nor paused, and due before the close of the next working day. */
  dueSoon: z.literal(true).optional(),
  /** Closed after its effective due date, or not. */
  late: z.boolean().optional(),
  /** Open, and the moment lies between its attributes validFrom and validTo. */
  inForce: z.literal(true).optional(),
  /** It has a due date. */
  due: z.literal(true).optional(),
  state: words.optional(),
  category: words.optional(),
  severity: words.optional(),
  /** Taken in by another commune than the responsible one, or not. */
  receivedElsewhere: z.boolean().optional(),
  supplementsAtMost: z.int().nonnegative().optional(),
  supplementsAtLeast: z.int().nonnegative().optional(),
  attributes: attributes.optional(),
});
export type CaseWhere = z.infer<typeof caseWhere>;

/** The time between two moments of a case. Working time is that of its commune's office hours. */
export const CASE_SPANS = [
  'opened-accepted',
  'accepted-closed',
  'opened-closed',
  'opened-due',
] as const;

export const caseValue = z.union([
  z.strictObject({ attribute: attributeName }),
  z.strictObject({
    span: z.enum(CASE_SPANS),
    in: z.enum(['minutes', 'hours', 'days', 'workingHours']),
    /** Pauses are taken off; only of `opened-closed`. */
    lessPauses: z.literal(true).optional(),
  }),
  /** A number kept in the settings for each value of an attribute. */
  z.strictObject({ setting: word, by: attributeName, otherwise: z.number() }),
]);
export type CaseValue = z.infer<typeof caseValue>;

export const caseTerm = z.strictObject({
  fact: z.literal('case'),
  kind: z.string().regex(/^[a-z][a-z-]{0,30}$/),
  aggregate,
  /** What is summed or compared; absent for counts. */
  value: caseValue.optional(),
  where: caseWhere.optional(),
  ...term,
});
export type CaseTerm = z.infer<typeof caseTerm>;

/** Events of the window. */
export const eventTerm = z.strictObject({
  fact: z.literal('event'),
  type: z.string().regex(EVENT_TYPE),
  aggregate,
  value: z.union([z.literal('amount'), z.strictObject({ attribute: attributeName })]).optional(),
  where: z.strictObject({ attributes: attributes.optional() }).optional(),
  ...term,
});
export type EventTerm = z.infer<typeof eventTerm>;

/**
 * What the readings of one source come to within the window: `last` the newest whatever the window,
 * `increase` of a rising counter that may start anew, `slope` by least squares per hour, `share` of
 * the readings that a rule holds for.
 */
export const perSource = z.union([
  z.enum(['last', 'sum', 'mean', 'min', 'max', 'median', 'count', 'slope', 'increase']),
  percentile,
  z.strictObject({ share: comparison }),
]);
export type PerSource = z.infer<typeof perSource>;

const sourceWhere = {
  kinds: z.array(z.enum(SOURCE_KINDS)).min(1).optional(),
  /** Attributes of the source, not of its facts. */
  attributes: attributes.optional(),
};

/** Readings: first what each source's come to, then, over the sources, what those come to. */
export const readingTerm = z.strictObject({
  fact: z.literal('reading'),
  metric: z.string().regex(METRIC),
  perSource,
  /** Only sources whose number keeps this rule. */
  is: comparison.optional(),
  aggregate: z.union([z.enum(['count', 'sum', 'mean', 'min', 'max', 'median']), percentile]),
  where: z.strictObject(sourceWhere).optional(),
  ...term,
});
export type ReadingTerm = z.infer<typeof readingTerm>;

/**
 * What the language cannot say about readings: `flood-level` how many of its source's marks the last
 * reading reaches, `rain` of the window by whichever way its gauge counts, `vn-aqi` the hourly index.
 */
export const READING_FUNCTIONS = ['flood-level', 'rain', 'vn-aqi'] as const;
export const functionTerm = z.strictObject({
  fact: z.literal('reading'),
  function: z.enum(READING_FUNCTIONS),
  is: comparison.optional(),
  aggregate: z.enum(['count', 'sum', 'mean', 'min', 'max', 'median']),
  where: z.strictObject(sourceWhere).optional(),
  ...term,
});
export type FunctionTerm = z.infer<typeof functionTerm>;

/** Sources themselves: how many there are, or how much of the window each was there. */
export const sourceTerm = z.strictObject({
  fact: z.literal('source'),
  kinds: z.array(z.enum(SOURCE_KINDS)).min(1),
  aggregate: z.enum(['count', 'mean', 'min', 'max', 'median']),
  /** The share (0 to 1) of the window in which it was online and its last reading `up`, if any, was 1. */
  value: z.literal('availability').optional(),
  where: z
    .strictObject({
      online: z.boolean().optional(),
      /** Its last reading of this metric, where it ever sent one, is 1. */
      lastIsOne: z.string().regex(METRIC).optional(),
      /** No good frame for so long; one never seen counts from its registration. */
      darkForHours: z.int().positive().optional(),
      attributes: attributes.optional(),
      /** Those under maintenance count too. */
      evenMaintained: z.literal(true).optional(),
    })
    .optional(),
  ...term,
});
export type SourceTerm = z.infer<typeof sourceTerm>;

/** What the system knows of itself and its unit. */
export const SYSTEM_FACTS = [
  /** Open alerts of the unit's KPIs that nobody acknowledged within 15 minutes. */
  'alerts-unacknowledged',
  /** Minutes from an alert's opening to its acknowledgement, median over the window. */
  'alert-acknowledge-minutes',
  /** KPI values that are fresh, and those that have a source. */
  'kpis-fresh',
  'kpis-fed',
  /** KPI values that come from facts, and all, typed ones included. */
  'kpis-automatic',
  'kpis-valued',
  /** Seconds from a fact's moment to its being drawn on a screen, as the screens report it: p95. */
  'screen-latency-p95',
  /** Items taken in within the window, and what the unit has contracted for it. */
  'items-taken',
  'items-quota',
  /** Working days of the window on which a chairman used the system, and all of them. */
  'leader-days',
  'working-days',
  /** The unit's inhabitants, and its villages. */
  'population',
  'villages',
  /** Sources that are registered, and those that are online, whatever their kind. */
  'sources',
  'sources-live',
] as const;
export type SystemFact = (typeof SYSTEM_FACTS)[number];
export const systemTerm = z.strictObject({
  fact: z.literal('system'),
  what: z.enum(SYSTEM_FACTS),
  ...term,
});
export type SystemTerm = z.infer<typeof systemTerm>;

export const measureTerm = z.union([
  caseTerm,
  eventTerm,
  readingTerm,
  functionTerm,
  sourceTerm,
  systemTerm,
]);
export type MeasureTerm = z.infer<typeof measureTerm>;

const side = z.array(measureTerm).min(1).max(LIMITS.termsPerSide);

/** A number, or one side over another, of facts. */
export const factMeasure = z.strictObject({
  numerator: side,
  denominator: side.optional(),
  /** What numerator / denominator is multiplied by; 1 unless said otherwise. */
  factor: z.number().optional(),
  /** Whatever the value: critical while these count at least one. */
  alarm: side.optional(),
});
export type FactMeasure = z.infer<typeof factMeasure>;

/** Names under which a formula speaks of other KPIs. */
const parts = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,30}$/), kpiCode)
  .refine((names) => Object.keys(names).length > 0, 'a formula has parts')
  .refine((names) => Object.keys(names).length <= LIMITS.partsPerFormula, 'too many parts');

/** An expression over other KPIs of the same unit; none where one of them is none. */
export const formulaMeasure = z.strictObject({
  formula: z.string().min(1).max(LIMITS.formulaCharacters),
  parts,
});
export type FormulaMeasure = z.infer<typeof formulaMeasure>;

/** Rules over other KPIs that no expression says. */
export const KPI_FUNCTIONS = ['score-766'] as const;
export type KpiFunction = (typeof KPI_FUNCTIONS)[number];
export const functionMeasure = z.strictObject({ function: z.enum(KPI_FUNCTIONS), parts });
export type FunctionMeasure = z.infer<typeof functionMeasure>;

export const measure = z.union([factMeasure, formulaMeasure, functionMeasure]);
export type Measure = z.infer<typeof measure>;

/** `now`, `today`, a rolling `PT…`, days `P…D`, or the calendar's month, quarter or year. */
export const windowText = z
  .string()
  .regex(/^(now|today|month|quarter|year|P[1-9]\d{0,2}D|PT[1-9]\d{0,3}H|PT[1-9]\d{0,3}M)$/);
