import { z } from 'zod';

/** Forms of the names that cross the walls (administrative codes, sources, metrics, event types). */

/** `VN`, a province (2 digits), a commune (5 digits) or a village (`{commune}-{n}`). */
export const UNIT_CODE = /^(VN|\d{2}|\d{5}|\d{5}-\d{1,4})$/;
export const COMMUNE_CODE = /^\d{5}$/;
export const NATION = 'VN';
const PROVINCE_CODE = /^\d{2}$/;
/** Whether a unit is one that communes belong to: a province, or the nation. */
export const isAboveCommunes = (unit: string): boolean =>
  unit === NATION || PROVINCE_CODE.test(unit);
/** A source's id within its unit. */
export const SOURCE_ID = /^[a-z0-9][a-z0-9_-]{0,62}$/;
export const METRIC = /^[a-z][a-z0-9_.]{0,62}$/;
export const EVENT_TYPE = /^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$/;
export const KPI_CODE = /^[a-z][a-z0-9-]{1,62}$/;

export const UNIT_LEVELS = ['nation', 'province', 'commune', 'village'] as const;
export type UnitLevel = (typeof UNIT_LEVELS)[number];

export const SOURCE_KINDS = ['service', 'camera', 'device', 'speaker', 'link', 'gateway'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const PRESENCE_STATES = ['online', 'offline'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

/**
 * What may be odd about a source although its facts count: how it writes, how its clock stands, how
 * it holds its connection. Closed: additions only.
 */
export const SOURCE_FLAGS = [
  'clock-wrong',
  'zoneless-time',
  'number-as-text',
  'lossy-text',
  'bad-frame',
  'flapping',
  'rate-limited',
  'duplicate-client',
] as const;
export type SourceFlag = (typeof SOURCE_FLAGS)[number];

export const KPI_STATUSES = ['good', 'warning', 'critical', 'stale', 'none'] as const;
export type KpiStatus = (typeof KPI_STATUSES)[number];

export const ROLES = ['admin', 'province-staff', 'chairman', 'officer', 'technician'] as const;
export type Role = (typeof ROLES)[number];

export const DOMAINS = [
  'public-services',
  'administration',
  'citizen-feedback',
  'security',
  'environment',
  'infrastructure',
  'digital-economy',
  'digital-society',
  'value',
] as const;
export type Domain = (typeof DOMAINS)[number];

/** The scenes of a wall, in the order in which they turn unless it says otherwise. */
export const SCENES = [
  'overview',
  'map',
  'services',
  'feedback',
  'security',
  'environment',
  'infrastructure',
  'economy',
  'value',
] as const;
export type Scene = (typeof SCENES)[number];

/** Why a message or an item of one was not stored as a fact. Closed: additions only. */
export const REJECT_REASONS = [
  'not-json',
  'bad-shape',
  'unknown-channel',
  'unknown-codec',
  'unknown-unit',
  'unknown-source',
  'awaits-birth',
  'topic-refused',
  'not-declared',
  'personal-data',
  'storage-refused',
  'decoder-failed',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export const unitCode = z.string().regex(UNIT_CODE, 'VN, 2 digits, 5 digits or {commune}-{n}');
export const sourceId = z.string().regex(SOURCE_ID, '[a-z0-9][a-z0-9_-]{0,62}');
export const kpiCode = z.string().regex(KPI_CODE);

/** A moment as RFC 3339 with a zone. */
export const moment = z.iso.datetime({ offset: true });

export const localised = z.object({
  vi: z.string().min(1).max(200),
  en: z.string().max(200).optional(),
});
export type Localised = z.infer<typeof localised>;
