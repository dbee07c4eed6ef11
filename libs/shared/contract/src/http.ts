import { z } from 'zod';
import { deadlineReasons } from './case-reasons';
import { LIMITS } from './limits';
import {
  PRESENCE_STATES,
  REJECT_REASONS,
  ROLES,
  SOURCE_FLAGS,
  SOURCE_KINDS,
  UNIT_LEVELS,
  localised,
  moment,
  sourceId,
  unitCode,
} from './names';
import { refusal } from './refusals';
import { screen, wallSettings } from './screens';

/** The HTTP side under `/api/v1`: what is asked and what is answered. */
export const API_ROOT = '/api/v1';

/**
 * Header with which a page says that it asks by itself: nobody touched it for a while. Such a request
 * is answered like any other and is no sign that a person uses the system.
 */
export const UNATTENDED_HEADER = 'x-unattended';

export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** Stable, for programs: `not-found`, `forbidden`, `bad-request`, `conflict`, … */
  code: z.string(),
  detail: z.string().optional(),
  errors: z
    .array(z.object({ path: z.string(), message: z.string(), code: z.string().optional() }))
    .optional(),
});
export type Problem = z.infer<typeof problem>;

/** `{items, next}`: `next` is the cursor of the following page, null on the last. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
export interface Page<T> {
  items: T[];
  next: string | null;
}

export const pageQuery = z.object({
  cursor: z.string().max(2_000).optional(),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageRowsMost).default(LIMITS.pageRows),
});

// Who

export const loginRequest = z.strictObject({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(256),
});
export const me = z.object({
  user: z.object({ username: z.string(), displayName: z.string() }),
  role: z.enum(ROLES),
  unit: unitCode,
});
export type Me = z.infer<typeof me>;

export const username = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,62}$/, 'small letters, digits, . _ -; 2 to 63 characters');
/** 8 to 256 characters, no rules of composition (ASVS 6.2.1, 6.2.5); blocked ones are refused. */
export const password = z.string().min(8).max(256);
export const user = z.object({
  username: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
  unit: unitCode,
  createdAt: moment,
});
export type User = z.infer<typeof user>;
export const createUser = z.strictObject({
  username,
  password,
  displayName: z.string().min(1).max(100),
  role: z.enum(ROLES),
  unit: unitCode,
});
export const patchUser = z.strictObject({
  password: password.optional(),
  displayName: z.string().min(1).max(100).optional(),
  role: z.enum(ROLES).optional(),
  unit: unitCode.optional(),
});

export const createToken = z.strictObject({
  name: z.string().min(1).max(100),
  /** No wider than their maker: the maker's own unless said otherwise. */
  role: z.enum(ROLES).optional(),
  unit: unitCode.optional(),
  /** Absent: it works until it is taken back. */
  expiresInDays: z.int().min(1).max(LIMITS.tokenDaysMost).optional(),
});
export const apiToken = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  unit: unitCode,
  createdAt: moment,
  lastUsedAt: moment.nullable(),
  /** From then on it is worth nothing; null: until it is taken back. */
  expiresAt: moment.nullable(),
});
export type ApiToken = z.infer<typeof apiToken>;
export const createdToken = apiToken.extend({ token: z.string() });

export const createDisplay = z.strictObject({
  unit: unitCode,
  name: z.string().min(1).max(100),
  /** Null or absent: as `usualWall` has it. */
  settings: wallSettings.nullable().optional(),
});
export const patchDisplay = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  settings: wallSettings.nullable().optional(),
});
export const display = z.object({
  id: z.string(),
  unit: unitCode,
  name: z.string(),
  createdAt: moment,
  lastSeenAt: moment.nullable(),
  settings: wallSettings.nullable(),
});
export type Display = z.infer<typeof display>;
/** A wall with the screens that show it, the one heard of last first. */
export const watchedDisplay = display.extend({ screens: z.array(screen) });
export type WatchedDisplay = z.infer<typeof watchedDisplay>;
export const createdDisplay = display.extend({ token: z.string(), url: z.string() });
export const exchangeDisplay = z.strictObject({ token: z.string().min(1).max(200) });
export const exchangedDisplay = z.object({ unit: unitCode, name: z.string() });

// Units and sources

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);

const itemsPerSecond = z.number().positive().max(LIMITS.itemsPerSecondMost);
const burst = z.int().positive().max(LIMITS.burstMost);

/** So many items a second in the long run, `burst` at once; what comes faster is acknowledged later. */
export const rateLimits = z.strictObject({ itemsPerSecond, burst });
export type RateLimits = z.infer<typeof rateLimits>;

/** Of all sources registered with a unit together; `connections`: how many of them at once. */
export const unitLimits = z
  .strictObject({
    itemsPerSecond: itemsPerSecond.optional(),
    burst: burst.optional(),
    connections: z.int().positive().max(LIMITS.connectionsMost).optional(),
  })
  .refine(
    (limits) => (limits.itemsPerSecond === undefined) === (limits.burst === undefined),
    'itemsPerSecond and burst go together',
  );
export type UnitLimits = z.infer<typeof unitLimits>;

export const unit = z.object({
  code: unitCode,
  level: z.enum(UNIT_LEVELS),
  parent: unitCode.nullable(),
  name: localised,
  kind: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  population: z.int().nullable(),
  simulated: z.boolean(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  replacedBy: z.string().nullable(),
  limits: unitLimits.nullable(),
});
export type Unit = z.infer<typeof unit>;
export const createUnit = z.strictObject({
  code: unitCode,
  level: z.enum(UNIT_LEVELS),
  parent: unitCode,
  name: localised,
  kind: z.string().max(60).optional(),
  lat: latitude.optional(),
  lon: longitude.optional(),
  population: z.int().nonnegative().optional(),
  simulated: z.boolean().optional(),
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  replacedBy: unitCode.optional(),
  limits: unitLimits.optional(),
});
export type CreateUnit = z.infer<typeof createUnit>;
/** What is not mentioned stays; null clears. */
export const patchUnit = createUnit
  .omit({ code: true, level: true, parent: true })
  .extend({
    kind: z.string().max(60).nullable(),
    lat: latitude.nullable(),
    lon: longitude.nullable(),
    population: z.int().nonnegative().nullable(),
    validFrom: z.iso.date().nullable(),
    validTo: z.iso.date().nullable(),
    replacedBy: unitCode.nullable(),
    limits: unitLimits.nullable(),
  })
  .partial();
export type PatchUnit = z.infer<typeof patchUnit>;

export const feed = z.string().regex(/^(reading|case|event|presence)(:[a-z][a-z0-9_.-]{0,62})?$/, {
  message: 'reading, case or event, each alone or with a name: reading:water_level, case:dossier',
});
export const attributes = z
  .record(z.string().max(64), z.json())
  .refine((value) => JSON.stringify(value).length <= 16_384, 'at most 16 KiB');

/** From (inclusive) to (exclusive) a source is worked on: its silence is nobody's fault. */
export const maintenanceWindow = z.object({
  id: z.string(),
  from: moment,
  to: moment,
  why: z.string(),
  /** Who set it. */
  by: z.string(),
});
export type MaintenanceWindow = z.infer<typeof maintenanceWindow>;
export const createMaintenance = z.strictObject({
  from: moment,
  to: moment,
  why: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^\0]*$/),
});
export type CreateMaintenance = z.infer<typeof createMaintenance>;

export const source = z.object({
  key: z.string(),
  id: sourceId,
  kind: z.enum(SOURCE_KINDS),
  unit: unitCode,
  name: z.string(),
  village: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  gateway: z.string().nullable(),
  heartbeatSeconds: z.int(),
  feeds: z.array(z.string()).nullable(),
  attributes: z.record(z.string(), z.unknown()),
  limits: rateLimits.nullable(),
  createdAt: moment,
  state: z.enum(PRESENCE_STATES),
  since: moment.nullable(),
  heardAt: moment.nullable(),
  /** What was odd about it within the last `flagHours`. */
  flags: z.array(z.enum(SOURCE_FLAGS)),
  /** The same flags with when each was last noted, and how often in all. */
  flagged: z.array(z.object({ flag: z.enum(SOURCE_FLAGS), at: moment, n: z.int() })),
  /** When the newest good frame came that is kept of it; null: none is. */
  frameAt: moment.nullable(),
  /** Until when the secret before the newest works beside it; null: it does not. */
  previousSecretUntil: moment.nullable(),
  /** When the newest secret was first shown while the one before still works; null: not yet. */
  newSecretUsedAt: moment.nullable(),
  /** The last time within `refusalDays` that somebody in its name was not let in. */
  refused: refusal.nullable(),
  /** The maintenance that it is under now. */
  maintenance: maintenanceWindow.nullable(),
  /** The metrics that ever came from it, and when last. */
  metrics: z.array(z.object({ metric: z.string(), at: moment, value: z.number() })).optional(),
});
export type Source = z.infer<typeof source>;
export const createSource = z.strictObject({
  id: sourceId,
  kind: z.enum(SOURCE_KINDS),
  unit: unitCode,
  name: z.string().min(1).max(200),
  village: z.string().max(20).optional(),
  lat: latitude.optional(),
  lon: longitude.optional(),
  gateway: z.string().max(100).optional(),
  heartbeatSeconds: z
    .int()
    .min(LIMITS.heartbeatSecondsLeast)
    .max(LIMITS.heartbeatSecondsMost)
    .optional(),
  feeds: z.array(feed).max(100).optional(),
  attributes: attributes.optional(),
  limits: rateLimits.optional(),
});
export type CreateSource = z.infer<typeof createSource>;
/** What is not mentioned stays; null clears. */
export const patchSource = createSource
  .omit({ id: true, unit: true, kind: true })
  .extend({
    village: z.string().max(20).nullable(),
    lat: latitude.nullable(),
    lon: longitude.nullable(),
    gateway: z.string().max(100).nullable(),
    feeds: z.array(feed).max(100).nullable(),
    limits: rateLimits.nullable(),
  })
  .partial();
export type PatchSource = z.infer<typeof patchSource>;
export const credential = z.object({
  clientId: z.string(),
  username: z.string(),
  password: z.string(),
  /** The broker's host where it is not this server's. */
  host: z.string().optional(),
  /** The port that the broker listens on. */
  port: z.int(),
});
export type Credential = z.infer<typeof credential>;
export const createdSource = source.extend({ credential });

/** `commune` tells apart the readings of a source that serves many. */
export const reading = z.object({
  metric: z.string(),
  at: moment,
  value: z.number(),
  commune: unitCode.optional(),
});
export const readingStep = z.object({
  metric: z.string(),
  at: moment,
  n: z.int(),
  min: z.number(),
  max: z.number(),
  mean: z.number(),
  last: z.number(),
  commune: unitCode.optional(),
});

// Facts

export const caseFact = z.object({
  unit: unitCode,
  kind: z.string(),
  id: z.string(),
  source: z.string().nullable(),
  ts: moment.nullable(),
  state: z.string().nullable(),
  openedAt: moment.nullable(),
  acceptedAt: moment.nullable(),
  dueAt: moment.nullable(),
  effectiveDueAt: moment.nullable(),
  /** Whose word `dueAt` is: its source's, or that of a deadline policy. */
  dueFrom: z.enum(['source', 'policy']).nullable().optional(),
  /** By when it has to be accepted, where a policy says so. */
  intakeDueAt: moment.nullable().optional(),
  closedAt: moment.nullable(),
  pauses: z.array(
    z.object({ from: moment, to: moment.nullable(), why: z.enum(['supplement', 'payment']) }),
  ),
  severity: z.string().nullable(),
  category: z.string().nullable(),
  village: z.string().nullable(),
  location: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  receivedBy: z.string().nullable(),
  attributes: z.record(z.string(), z.unknown()),
  open: z.boolean(),
  overdue: z.boolean(),
  late: z.boolean(),
  history: z
    .array(z.looseObject({ ts: moment, receivedAt: moment, state: z.string().nullable() }))
    .optional(),
  /** Of one case asked for alone: how its deadline came about, and how it stands to it. */
  deadline: deadlineReasons.optional(),
});
export type CaseFact = z.infer<typeof caseFact>;
export const verdictRequest = z.strictObject({ verdict: z.enum(['confirmed', 'rejected']) });

export const eventFact = z.object({
  unit: unitCode,
  source: z.string(),
  id: z.string(),
  type: z.string(),
  ts: moment,
  receivedAt: moment,
  amount: z.number().nullable(),
  village: z.string().nullable(),
  attributes: z.record(z.string(), z.unknown()),
});
export type EventFact = z.infer<typeof eventFact>;

export const rejectedMessage = z.object({
  id: z.string(),
  at: moment,
  topic: z.string(),
  source: z.string().nullable(),
  reason: z.enum(REJECT_REASONS),
  detail: z.string(),
  /** The bytes as they came (masked where they named a person), base64. */
  bytes: z.string(),
  size: z.int(),
  /** Enough of it is kept to read it again. */
  retriable: z.boolean().optional(),
  /** Key of the proposed source whose approval it waits for. */
  proposal: z.string().optional(),
  /** Id of the mapping under which it was read. */
  mapping: z.string().optional(),
});
export type RejectedMessage = z.infer<typeof rejectedMessage>;

const count = z.int().nonnegative();

/** What came in and what became of it, in items: received is the sum of all others but conflicts. */
export const ledgerCounts = z.object({
  received: count,
  stored: count,
  repeats: count,
  /** Repeats that said something else than what stands; they are among the repeats as well. */
  conflicts: count,
  rejected: count,
  /** Acknowledged and on this server's disk, not yet in the database. */
  spooled: count,
  /** Taken and not yet acknowledged. */
  inHand: count,
});
export type LedgerCounts = z.infer<typeof ledgerCounts>;

/** The counts of the sources that are registered with one unit. */
export const ledgerLine = ledgerCounts.extend({ unit: unitCode, name: z.string() });
export type LedgerLine = z.infer<typeof ledgerLine>;

export const SPOOL_STATES = ['idle', 'taking', 'draining', 'full', 'none'] as const;
export const spoolReport = z.object({
  /**
   * `idle` nothing is in it; `taking` the database is away; `draining` it is back and catches up;
   * `full` nothing more is acknowledged; `none` this server has no spool.
   */
  state: z.enum(SPOOL_STATES),
  /** When it began to take; null while idle. */
  since: moment.nullable(),
  messages: count,
  bytes: count,
  bytesMost: count,
});
export type SpoolReport = z.infer<typeof spoolReport>;

/** One page of lines, the sum over all of them, and the spool that the counts speak of. */
export const ledger = z.object({
  at: moment,
  total: ledgerCounts,
  spool: spoolReport,
  items: z.array(ledgerLine),
  next: z.string().nullable(),
});
export type Ledger = z.infer<typeof ledger>;

export const auditEntry = z.object({
  id: z.string(),
  at: moment,
  who: z.string(),
  role: z.string(),
  /** The API token through which it was done; null when by the person's own session. */
  via: z.string().nullable().optional(),
  action: z.string(),
  unit: z.string().nullable(),
  target: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const health = z.object({
  status: z.enum(['ok', 'unavailable']),
  missing: z.array(z.string()),
});
