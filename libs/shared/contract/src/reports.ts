import { z } from 'zod';
import { ALERT_STATUSES } from './alerts';
import { coverage } from './kpi';
import {
  DOMAINS,
  KPI_STATUSES,
  UNIT_LEVELS,
  kpiCode,
  moment,
  unitCode,
  type KpiStatus,
} from './names';
import { valueBalance } from './value-ledger';

/** Reports of a unit's day, week, month and quarter: kept as they were made, never changed. */

export const REPORT_LIMITS = {
  /** Characters of a comment: a page of a report, no report of its own. */
  commentCharacters: 2_000,
  /** Comments of one report; a discussion of more belongs elsewhere. */
  comments: 200,
  /** Editions of one period of one unit: somebody who makes more is a program that runs wild. */
  editions: 100,
  /** Procedures of dossiers that a report names, the worst first: what fits on half a page. */
  procedures: 10,
  /** Alerts and silent sources that a report lists one by one; the rest is counted. */
  alerts: 60,
  silences: 60,
  /** Files that wait to be made in one process; each takes about a second. */
  filesWaiting: 20,
  /** Longest time in seconds that one file may take to be made. */
  fileSeconds: 60,
} as const;

export const REPORT_PERIODS = ['day', 'week', 'month', 'quarter'] as const;
export type ReportPeriod = (typeof REPORT_PERIODS)[number];
export const REPORT_LANGUAGES = ['vi', 'en'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];
export const REPORT_FORMATS = ['pdf', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const count = z.int().nonnegative();
const ofEachStatus = <T extends z.ZodType>(of: T) =>
  z.object({ good: of, warning: of, critical: of, stale: of, none: of } satisfies Record<
    KpiStatus,
    T
  >);
const named = z.object({ vi: z.string(), en: z.string() });

/** A KPI as it stood at the end of the period, and how it did in it. */
export const reportKpi = z.object({
  kpi: kpiCode,
  domain: z.enum(DOMAINS),
  name: named,
  uom: z.string(),
  /** The version of the definition that gave the value. */
  version: z.int(),
  value: z.number().nullable(),
  status: z.enum(KPI_STATUSES),
  /** Whether it is good without having reached its target; absent in what was made before that was told. */
  belowTarget: z.boolean().optional(),
  since: moment,
  owner: z.string(),
  freshAt: moment.nullable(),
  coverage,
  /** What stood at the end of the period before; null: nothing did. */
  before: z.number().nullable(),
  difference: z.number().nullable(),
  target: z.string(),
  /** Of the values that stood within the period, without those that were stale. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Shares of the period's time, together 1. */
  shares: ofEachStatus(z.number()),
  /** Values of the period that were reckoned anew from facts that came late. */
  corrected: count,
});
export type ReportKpi = z.infer<typeof reportKpi>;

const caseCounts = {
  /** Opened and closed within the period; of the closed ones after their due date. */
  came: count,
  closed: count,
  late: count,
  /** Open at its end, and of these past their due date. */
  open: count,
  overdue: count,
};
export const reportCases = z.object({ kind: z.string(), ...caseCounts });
export const reportProcedure = z.object({ procedure: z.string(), ...caseCounts });

export const reportAlert = z.object({
  unit: unitCode,
  unitName: named,
  kpi: kpiCode,
  name: named,
  worst: z.enum(ALERT_STATUSES),
  openedAt: moment,
  /** Null: open at the end of the period. */
  closedAt: moment.nullable(),
  acknowledgedAt: moment.nullable(),
  acknowledgedBy: z.string().nullable(),
  word: z.string().nullable(),
});

export const reportSilence = z.object({
  key: z.string(),
  name: z.string(),
  unitName: named,
  /** Seconds of the period in which it was not heard. */
  seconds: count,
  /** Silent at the end of the period since then; null with `silent`: it never spoke. */
  since: moment.nullable(),
  silent: z.boolean(),
});

export const reportUnit = z.object({
  unit: unitCode,
  name: named,
  simulated: z.boolean(),
  counts: ofEachStatus(count),
});

/** All that a report says, in no language of its own: whoever shows it does so in theirs. */
export const reportContents = z.object({
  /** Of this shape; what is kept in another stays readable. */
  form: z.literal(1),
  unit: z.object({
    code: unitCode,
    level: z.enum(UNIT_LEVELS),
    name: named,
    simulated: z.boolean(),
  }),
  period: z.enum(REPORT_PERIODS),
  /** From (inclusive) to (exclusive): local midnights. */
  from: moment,
  to: moment,
  madeAt: moment,
  /** The moment whose values it shows: the last of the period, or when it was made before that. */
  asOf: moment,
  /** The period was over when it was made. */
  complete: z.boolean(),
  /** Sources that were heard of at that moment, of those registered. */
  sources: coverage,
  kpis: z.array(reportKpi),
  /** KPIs that had no value, neither then nor within the period. */
  without: z.array(named),
  definitions: z.array(
    z.object({ kpi: kpiCode, version: z.int(), label: z.string(), name: named, words: named }),
  ),
  cases: z.array(reportCases),
  procedures: z.array(reportProcedure),
  alerts: z.object({
    began: count,
    ended: count,
    acknowledged: count,
    items: z.array(reportAlert),
  }),
  silences: z.object({ sources: count, items: z.array(reportSilence) }),
  /** The units directly below, worst first; of a commune none. */
  units: z.array(reportUnit),
  value: valueBalance,
  /** KPIs that were otherwise in the edition before this one. */
  corrections: z.array(
    z.object({
      kpi: kpiCode,
      name: named,
      uom: z.string(),
      was: z.number().nullable(),
      is: z.number().nullable(),
    }),
  ),
  /** Its past was being reckoned anew when it was made: of so many communes so many were done. */
  unfinished: z.object({ communes: count, done: count }).optional(),
});
export type ReportContents = z.infer<typeof reportContents>;

/** A report in a list. */
export const reportHead = z.object({
  id: z.string(),
  unit: unitCode,
  period: z.enum(REPORT_PERIODS),
  /** The first local day of the period. */
  of: z.iso.date(),
  edition: z.int().positive(),
  from: moment,
  to: moment,
  asOf: moment,
  complete: z.boolean(),
  lang: z.enum(REPORT_LANGUAGES),
  madeAt: moment,
  /** Who made it; null: a schedule. */
  madeBy: z.string().nullable(),
  /** SHA-256 of the contents as they are kept, hexadecimal. */
  hash: z.string(),
  comments: count,
  /** KPIs that were critical, and that were warning, at its moment. */
  critical: count,
  warning: count,
});
export type ReportHead = z.infer<typeof reportHead>;

export const reportComment = z.object({
  id: z.string(),
  by: z.string(),
  /** The name that they went by. */
  name: z.string(),
  at: moment,
  text: z.string(),
  /** Struck out by whoever wrote it: it stays readable. */
  struckAt: moment.nullable(),
});
export type ReportComment = z.infer<typeof reportComment>;

export const report = reportHead.omit({ comments: true }).extend({
  contents: reportContents,
  comments: z.array(reportComment),
  /** All editions of this period, newest first. */
  editions: z.array(z.object({ id: z.string(), edition: z.int(), madeAt: moment })),
  /** KPIs whose value of that moment is another one by now: facts came late. */
  newer: z.array(z.object({ kpi: kpiCode, was: z.number().nullable(), is: z.number().nullable() })),
});
export type Report = z.infer<typeof report>;

export const makeReport = z.strictObject({
  unit: unitCode,
  period: z.enum(REPORT_PERIODS),
  /** Any local day of the period. */
  of: z.iso.date(),
  lang: z.enum(REPORT_LANGUAGES).default('vi'),
});
export type MakeReport = z.infer<typeof makeReport>;

/** Plain text: what looks like markup is shown as it was typed. */
export const commentRequest = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1)
    .max(REPORT_LIMITS.commentCharacters)
    // no control characters but line breaks and tabs: neither PostgreSQL nor a page takes them
    .regex(/^(?:[\t\n\r]|\P{Cc})*$/u)
    .transform((text) => text.normalize('NFC')),
});

/** A local time of day. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 07:00');

export const reportSchedule = z.object({
  id: z.string(),
  unit: unitCode,
  period: z.enum(REPORT_PERIODS),
  /** When, on the first local day after the period, it is made. */
  at: timeOfDay,
  lang: z.enum(REPORT_LANGUAGES),
  enabled: z.boolean(),
  madeBy: z.string(),
  /** When it makes the next one; null: it is switched off. */
  nextAt: moment.nullable(),
});
export type ReportSchedule = z.infer<typeof reportSchedule>;
export const createReportSchedule = z.strictObject({
  unit: unitCode,
  period: z.enum(REPORT_PERIODS),
  at: timeOfDay,
  lang: z.enum(REPORT_LANGUAGES).default('vi'),
  enabled: z.boolean().default(true),
});
export type CreateReportSchedule = z.infer<typeof createReportSchedule>;
export const patchReportSchedule = z.strictObject({
  at: timeOfDay.optional(),
  lang: z.enum(REPORT_LANGUAGES).optional(),
  enabled: z.boolean().optional(),
});
export type PatchReportSchedule = z.infer<typeof patchReportSchedule>;
