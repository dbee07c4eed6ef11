import { z } from 'zod';
import { LIMITS } from './limits';
import { moment } from './names';

/** The keys that name people [contract 2, no personal data]: the list is a setting of the installation. */

/** As somebody writes it; `so_dien_thoai`, `soDienThoai` and `Số điện thoại` are one. */
export const personalKeyText = z.string().trim().min(2).max(LIMITS.personalKeyCharacters);

export const personalKey = z.object({
  key: z.string(),
  /** It comes with the product and stays. */
  builtIn: z.boolean(),
  addedAt: moment.nullable(),
  addedBy: z.string().nullable(),
});
export type PersonalKey = z.infer<typeof personalKey>;

export const addPersonalKey = z.strictObject({ key: personalKeyText });

/** A message to try: what of it would be refused, and how it would be kept. Changes nothing. */
export const privacyTrial = z.strictObject({
  channel: z.enum(['telemetry', 'case', 'event', 'status']),
  payload: z.string().min(1).max(LIMITS.trialCharacters),
  /** Keys that are thought of and not in the list yet. */
  also: z.array(personalKeyText).max(50).optional(),
});
export type PrivacyTrial = z.infer<typeof privacyTrial>;

export const privacyTrialAnswer = z.object({
  /** Items that would be stored. */
  accepted: z.int().nonnegative(),
  /** Items that would be refused, as often as there are. */
  refused: z.array(z.object({ reason: z.string(), detail: z.string() })),
  /** Where keys stand that name people, such as `0.attributes.hoTen`. */
  found: z.array(z.string()),
  /** The copy as it would be kept; null: it is no JSON and is kept as it came. */
  masked: z.string().nullable(),
});
export type PrivacyTrialAnswer = z.infer<typeof privacyTrialAnswer>;

/** Kept copies of refused messages are masked by the list as it stands now, some at a time. */
export const cleanKept = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
export const cleanedKept = z.object({
  looked: z.int().nonnegative(),
  masked: z.int().nonnegative(),
  /** Where to go on; null: all have been looked at. */
  next: z.string().nullable(),
});
export type CleanedKept = z.infer<typeof cleanedKept>;
