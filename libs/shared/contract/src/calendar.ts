import { z } from 'zod';
import { LIMITS } from './limits';
import { moment, unitCode } from './names';

/** The calendar of working days and office hours, and the deadline policies, over HTTP. */

/** A local day, `2026-02-17`. */
export const localDate = z.iso.date();
export const calendarYearNumber = z.coerce
  .number()
  .int()
  .min(LIMITS.calendarYearLeast)
  .max(LIMITS.calendarYearMost);

/** A text that can be stored: PostgreSQL takes no NUL. */
const shortText = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.idCharacters)
  .regex(/^[^\0]*$/);

/** `disabled`: known, but not in force, and left alone when the year is confirmed. */
export const CALENDAR_DAY_STATES = ['proposed', 'confirmed', 'disabled'] as const;

export const calendarDay = z.object({
  /** Whose row it is: the unit that was asked for, or one above it. */
  unit: unitCode,
  day: localDate,
  working: z.boolean(),
  name: z.string(),
  state: z.enum(CALENDAR_DAY_STATES),
  note: z.string().nullable(),
  /** Whether it decides on the day for the unit that was asked for. */
  inForce: z.boolean(),
  by: z.string(),
  at: moment,
});
export type CalendarDay = z.infer<typeof calendarDay>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 07:30');
export const clockSpan = z.strictObject({ from: clock, to: clock });
export type ClockSpan = z.infer<typeof clockSpan>;

/** In order, none within another, none backwards. */
const clockSpans = z
  .array(clockSpan)
  .max(LIMITS.officeSpans)
  .refine(
    (spans) =>
      spans.every(({ from, to }, index) => from < to && from >= (spans[index - 1]?.to ?? '')),
    'spans in order, each ending after it begins',
  );

export const weekHours = z.strictObject({
  workday: clockSpans.min(1),
  /** Service on a Saturday off: dossiers are taken in; no deadline and no working time counts it. */
  saturday: clockSpans,
});
export type WeekHours = z.infer<typeof weekHours>;

export const officeHours = weekHours.extend({
  unit: unitCode,
  from: localDate,
  by: z.string(),
  at: moment,
});
export type OfficeHoursEntry = z.infer<typeof officeHours>;

export const calendarYear = z.object({
  unit: unitCode,
  year: z.int(),
  /** Rows of the unit and of those above it. Days without a row in force follow the week. */
  days: z.array(calendarDay),
  /** In force today; the usual ones where nobody has set any. */
  hoursToday: weekHours,
  /** As set by the unit and those above it. */
  officeHours: z.array(officeHours),
});
export type CalendarYear = z.infer<typeof calendarYear>;

/** Days of a unit: off, worked, or (`none`) as the unit above has them. A person's word is confirmed. */
export const setCalendarDays = z.strictObject({
  unit: unitCode,
  days: z
    .array(
      z.strictObject({
        day: localDate,
        set: z.enum(['working', 'off', 'none']),
        name: shortText.optional(),
      }),
    )
    .min(1)
    .max(LIMITS.calendarDaysAtOnce),
});
export type SetCalendarDays = z.infer<typeof setCalendarDays>;

export const calendarOfYear = z.strictObject({ unit: unitCode, year: calendarYearNumber });
export type CalendarOfYear = z.infer<typeof calendarOfYear>;

export const changedDays = z.object({ days: z.int() });
export type ChangedDays = z.infer<typeof changedDays>;

/** From a day on; `hours` null takes the unit's entry of that day away. */
export const setOfficeHours = z.strictObject({
  unit: unitCode,
  from: localDate,
  hours: weekHours.nullable(),
});
export type SetOfficeHours = z.infer<typeof setOfficeHours>;

/** Hours by the clock, hours of the office, working days. */
export const PERIOD_UNITS = ['hours', 'workingHours', 'workingDays'] as const;
export const CASE_SEVERITIES = ['low', 'normal', 'high', 'urgent'] as const;

export const policyPeriod = z.strictObject({
  amount: z.number().min(0).max(LIMITS.policyAmountMost),
  unit: z.enum(PERIOD_UNITS),
  /** For what begins on a day off, where that is another. */
  amountOnDayOff: z.number().min(0).max(LIMITS.policyAmountMost).nullable().default(null),
});
export type PolicyPeriodEntry = z.infer<typeof policyPeriod>;

/** What tells a policy from the others of its unit; null: whatever the channel, the severity. */
const policyKey = {
  /** The nation or a province. */
  unit: unitCode,
  kind: z.enum(['feedback']).default('feedback'),
  channel: shortText.nullable().default(null),
  severity: z.enum(CASE_SEVERITIES).nullable().default(null),
};

export const setDeadlinePolicy = z
  .strictObject({
    ...policyKey,
    /** From opening to acceptance. */
    intake: policyPeriod.nullable().default(null),
    /** From acceptance, or opening, to the end. */
    resolve: policyPeriod.nullable().default(null),
  })
  .refine(({ intake, resolve }) => intake !== null || resolve !== null, {
    path: ['resolve'],
    message: 'a policy says how long intake, or the end, may take',
  });
export type SetDeadlinePolicy = z.infer<typeof setDeadlinePolicy>;

export const deadlinePolicy = z.object({
  unit: unitCode,
  kind: z.string(),
  channel: z.string().nullable(),
  severity: z.string().nullable(),
  intake: policyPeriod.nullable(),
  resolve: policyPeriod.nullable(),
  by: z.string(),
  at: moment,
});
export type DeadlinePolicyEntry = z.infer<typeof deadlinePolicy>;

/** Names one policy in a query; what is absent is null. */
export const deadlinePolicyQuery = z.strictObject({
  unit: unitCode,
  kind: z.enum(['feedback']).default('feedback'),
  channel: shortText.optional(),
  severity: z.enum(CASE_SEVERITIES).optional(),
});
export type DeadlinePolicyQuery = z.infer<typeof deadlinePolicyQuery>;
