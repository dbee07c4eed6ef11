import { z } from 'zod';
import { REJECT_REASONS, unitCode } from './names';
import { MAPPING_LIMITS } from './mappings';

const key = z.string().min(4).max(80);

/** Which proposed sources are to be registered: these, or all that may be seen. */
export const approveProposals = z
  .strictObject({
    keys: z.array(key).min(1).max(MAPPING_LIMITS.proposals).optional(),
    all: z.literal(true).optional(),
    /** Only those of this mapping. */
    mapping: z.string().min(1).max(63).optional(),
  })
  .refine(({ keys, all }) => (keys === undefined) !== (all === undefined), 'either keys or all');
export type ApproveProposals = z.infer<typeof approveProposals>;

const count = z.int().nonnegative();

/** So many messages for one reason. */
export const rejectedForReason = z.object({ reason: z.enum(REJECT_REASONS), messages: count });
export type RejectedForReason = z.infer<typeof rejectedForReason>;

/** What became of messages that were read again as things stand now. */
export const retryReport = z.object({
  /** Messages that were read again. */
  tried: count,
  /** Of these, the ones that are kept still, with the reason of now. */
  refused: count,
  /** Why these are kept still, most first; those whose publisher is gone have none. */
  why: z.array(rejectedForReason),
  /** Items that became facts. */
  stored: count,
  /** Of what was asked for, messages of which too little is kept to read them again. */
  unreadable: count,
  /** More of them wait than one request reads. */
  more: z.boolean(),
});
export type RetryReportAnswer = z.infer<typeof retryReport>;

/** The sources that were registered, and what was kept of them. */
export const approvedProposals = retryReport.extend({ approved: z.array(z.string()) });
export type ApprovedProposals = z.infer<typeof approvedProposals>;

/** Which rejected messages: of one reason, and where they are named of one publisher, unit and time. */
export const chosenRejected = z.strictObject({
  reason: z.enum(REJECT_REASONS),
  unit: unitCode.optional(),
  /** From this moment, before that one. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  source: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\0]*$/)
    .optional(),
});
export type ChosenRejected = z.infer<typeof chosenRejected>;

/**
 * How many messages are kept for which reason, and of which publishers most. Each side is counted
 * as the filter says but for itself, so that it can be chosen anew.
 */
export const rejectedCounts = z.object({
  reasons: z.array(rejectedForReason),
  sources: z.array(z.object({ source: z.string(), messages: count })),
});
export type RejectedCounts = z.infer<typeof rejectedCounts>;

export const forgottenRejected = z.object({ forgotten: count });
export type ForgottenRejected = z.infer<typeof forgottenRejected>;

/** Told to a one-stop system in the manner of the national portal: `00` is success. */
export const dvcqgAnswer = z.object({
  error_code: z.literal('00'),
  message: z.string(),
  /** Items: what was neither stored nor there before is among the rejected. */
  received: count,
  rejected: count,
});
export type DvcqgAnswer = z.infer<typeof dvcqgAnswer>;
