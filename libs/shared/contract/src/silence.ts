import { z } from 'zod';
import { PRESENCE_STATES, REJECT_REASONS, moment } from './names';
import { ADDRESS_CLASSES, REFUSAL_REASONS } from './refusals';

/**
 * What is noted of a source besides its facts: that it came in, and whether what it said last was of
 * any use. The newest of each is kept. Closed: additions only.
 */
export const SOURCE_SIGNS = [
  /** A client was let in. */
  'let-in',
  /** All of a message was refused. */
  'only-refused',
  /** Facts were taken again after that. */
  'taken-again',
] as const;
export type SourceSign = (typeof SOURCE_SIGNS)[number];

/**
 * Why a source is silent, each told by something else and mended in another way. Closed: additions
 * only.
 */
export const SILENCES = [
  'maintenance',
  'line-down',
  'gateway-down',
  /** Refused at the door, each for the reason of the same name. */
  ...REFUSAL_REASONS,
  /** What it said last was refused: no reader for its format, a topic that is not its own, another reason. */
  'unknown-codec',
  'topic-refused',
  'refused',
  'clock-wrong',
  /** It was let in and has said nothing since. */
  'says-nothing',
  'said-offline',
  'nothing-since',
  'never-passed-on',
  'never-connected',
] as const;
export type SilenceCode = (typeof SILENCES)[number];

export const silence = z.object({
  code: z.enum(SILENCES),
  /** When that was seen last, or began; null: there is no such moment. */
  at: moment.nullable(),
  /** How often it was seen, where that is counted. */
  n: z.int().optional(),
  /** The gateway or line that is down, or the gateway that should pass something on. */
  source: z.object({ key: z.string(), name: z.string() }).optional(),
  topic: z.string().optional(),
  reason: z.enum(REJECT_REASONS).optional(),
  /** What kind of network whoever was refused at the door came from. */
  from: z.enum(ADDRESS_CLASSES).optional(),
  /** When its maintenance ends. */
  until: moment.optional(),
});
export type Silence = z.infer<typeof silence>;

/** Why nothing comes from a source: the first reason that applies, and what else is odd. */
export const diagnosis = z.object({
  key: z.string(),
  state: z.enum(PRESENCE_STATES),
  heardAt: moment.nullable(),
  heartbeatSeconds: z.int(),
  /** Null: it is there, and what it says is taken. */
  silence: silence.nullable(),
  also: z.array(silence),
});
export type Diagnosis = z.infer<typeof diagnosis>;

export const TRACE_LIMITS = {
  /** Messages kept of every source, so that there are some when somebody comes to look. */
  messagesKept: 10,
  /** … and of a source that somebody looks at. */
  messagesWatched: 50,
  /** Minutes for which a source counts as looked at after the last look. */
  watchedMinutes: 5,
  /** Bytes of a payload beyond which only its size is kept: what is longer nobody reads on a page. */
  payloadBytes: 16_384,
  /** Bytes kept of all sources together; the source that was heard longest ago is forgotten first. */
  totalBytes: 33_554_432,
  /** Facts of one message that are named; of the others their number is told. */
  factsShown: 5,
  /** How long in ms the other processes are waited for that may have messages, too. */
  othersMs: 250,
  /** Characters of payloads that one process sends another; of older messages only their size is. */
  sentCharacters: 200_000,
  /** Refusals of one message that are named. */
  refusalsShown: 5,
} as const;

/** Why the payload of a message is not shown. */
export const TRACE_HIDDEN = ['too-large', 'personal-data', 'picture'] as const;

export const tracedMessage = z.object({
  /** Tells it apart from every other message. */
  id: z.string(),
  at: moment,
  topic: z.string(),
  /** Null: it came by HTTP. */
  qos: z.int().nullable(),
  retained: z.boolean(),
  dup: z.boolean(),
  will: z.boolean(),
  /** The gateway that passed it on. */
  via: z.string().nullable(),
  /** Bytes that came. */
  size: z.int(),
  /** The payload as base64, names of people masked; null: it is not shown. */
  bytes: z.string().nullable(),
  hidden: z.enum(TRACE_HIDDEN).nullable(),
  /** Something in the bytes was masked: they are not quite what came. */
  masked: z.boolean(),
  /** Items that were taken, and the first of them. */
  taken: z.int(),
  facts: z.array(
    z.object({
      kind: z.enum(['reading', 'case', 'event', 'status', 'frame']),
      name: z.string(),
      value: z.number().optional(),
    }),
  ),
  /** Items that were refused, and the first reasons. */
  refused: z.int(),
  refusals: z.array(z.object({ reason: z.enum(REJECT_REASONS), detail: z.string() })),
});
export type TracedMessage = z.infer<typeof tracedMessage>;

/** The last messages of a source as they came, newest first. */
export const trace = z.object({
  key: z.string(),
  /** False: another process takes messages in, and this one knows of none. */
  here: z.boolean(),
  items: z.array(tracedMessage),
});
export type Trace = z.infer<typeof trace>;
