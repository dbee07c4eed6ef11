import { z } from 'zod';
import { COMMUNE_CODE, METRIC, SOURCE_ID, SOURCE_KINDS } from './names';

/** The formats that are read; `native` is our own. Closed: additions only. */
export const CODEC_NAMES = [
  'native',
  'frigate',
  'zigbee2mqtt',
  'tasmota',
  'shelly',
  'esphome',
  'chirpstack',
  'ttn',
  'sparkplug',
  'senml',
  'thingsboard',
  'home-assistant',
  'owntracks',
  'uptime-kuma',
  'dvcqg',
] as const;
export type CodecName = (typeof CODEC_NAMES)[number];

/** Limits of what one mapping says. */
export const MAPPING_LIMITS = {
  /** Rows of a translation table of communes: every commune of the largest province, with room. */
  communes: 1_000,
  /** Metrics that are named anew or left out. */
  metrics: 200,
  /** Values that stand for "no value", of one metric. */
  sentinels: 20,
  /** Mappings of one installation. */
  mappings: 500,
  /** Messages kept for each proposed source until it is approved; the oldest go first. */
  keptForProposal: 1_000,
  /** Proposed sources of one mapping that wait for approval. */
  proposals: 500,
  /**
   * Previews of one caller in a minute. Nothing is asked of the database: a program may go through a
   * whole recording.
   */
  previewsPerMinute: 1_200,
} as const;

const commune = z.string().regex(COMMUNE_CODE, 'a code of 5 digits');
const table = z
  .record(z.string().min(1).max(200), commune)
  .refine((rows) => Object.keys(rows).length <= MAPPING_LIMITS.communes, 'too many rows');

/**
 * Whose a fact is: a commune's code; a named part of the topic, or a field of the payload (`a.b` for
 * one inside another), that is such a code or is translated into one by the table.
 */
export const communeRule = z.union([
  commune,
  z.strictObject({ part: z.string().min(1).max(32), table: table.optional() }),
  z.strictObject({ field: z.string().min(1).max(200), table: table.optional() }),
]);
export type CommuneRule = z.infer<typeof communeRule>;

/** What becomes of a metric that a format names: another name, factor and offset; null: nothing. */
export const metricRule = z.union([
  z.null(),
  z.strictObject({
    metric: z.string().regex(METRIC).optional(),
    factor: z.number().optional(),
    offset: z.number().optional(),
  }),
]);
export type MetricRule = z.infer<typeof metricRule>;

/** One row that lets one publisher speak a foreign format. */
export const createMapping = z.strictObject({
  id: z.string().regex(SOURCE_ID),
  /** Key of the source that connects; what it says under the filter is read by the codec. */
  publisher: z.string().min(4).max(80),
  filter: z.string().min(1).max(256),
  codec: z.enum(CODEC_NAMES),
  commune: communeRule,
  /** Names the sources behind the publisher: text with `{device}` and the parts of the filter. */
  source: z.string().min(1).max(200).optional(),
  metrics: z.record(z.string().min(1).max(200), metricRule).optional(),
  /** Values that say that there is none, by our name of the metric; instead of the usual ones. */
  sentinels: z
    .record(
      z.string().regex(METRIC),
      z.array(z.union([z.number(), z.string().max(50)])).max(MAPPING_LIMITS.sentinels),
    )
    .optional(),
  /** Words of a format that differ from system to system, translated: `HinhThuc.0` to `counter`. */
  words: z.record(z.string().max(200), z.string().max(200)).optional(),
});
export type CreateMapping = z.infer<typeof createMapping>;

export const mapping = createMapping;
export type Mapping = z.infer<typeof mapping>;

export const changeMapping = createMapping.omit({ id: true });
export type ChangeMapping = z.infer<typeof changeMapping>;

export const previewMapping = z.strictObject({
  codec: z.enum(CODEC_NAMES),
  topic: z.string().min(1).max(1_024),
  payload: z.unknown().optional(),
  payloadBase64: z.base64().optional(),
  commune: communeRule.optional(),
  receivedAt: z.iso.datetime({ offset: true }).optional(),
  /** The rest of a mapping that is being written; its filter names the parts of the topic. */
  filter: z.string().min(1).max(256).optional(),
  source: createMapping.shape.source,
  metrics: createMapping.shape.metrics,
  sentinels: createMapping.shape.sentinels,
  words: createMapping.shape.words,
});
export type PreviewMapping = z.infer<typeof previewMapping>;

/** A fact as a preview shows it. Times carry a zone. */
export const previewedFact = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reading'),
    source: z.string(),
    commune: z.string().optional(),
    metric: z.string(),
    at: z.string(),
    value: z.number(),
  }),
  z.looseObject({
    kind: z.literal('case'),
    source: z.string(),
    caseKind: z.string(),
    id: z.string(),
    ts: z.string(),
    state: z.string().nullable(),
  }),
  z.looseObject({
    kind: z.literal('event'),
    source: z.string(),
    type: z.string(),
    id: z.string().nullable(),
    ts: z.string(),
  }),
  z.object({
    kind: z.literal('presence'),
    source: z.string(),
    state: z.enum(['online', 'offline']),
    at: z.string(),
  }),
  z.object({ kind: z.literal('frame'), source: z.string(), at: z.string() }),
]);
export type PreviewedFact = z.infer<typeof previewedFact>;

export const previewAnswer = z.object({
  facts: z.array(previewedFact),
  rejected: z.array(z.object({ reason: z.string(), detail: z.string() })),
});
export type PreviewAnswer = z.infer<typeof previewAnswer>;

/** A source that a mapping told of and that nobody has approved. */
export const proposedSource = z.object({
  key: z.string(),
  unit: z.string(),
  id: z.string(),
  kind: z.enum(SOURCE_KINDS),
  /** As its software calls it. */
  name: z.string(),
  mapping: z.string(),
  publisher: z.string(),
  firstAt: z.string(),
  lastAt: z.string(),
  /** Messages kept of it; they enter on approval. */
  kept: z.number().int(),
  /** Messages that were no longer kept because there were too many. */
  dropped: z.number().int(),
});
export type ProposedSource = z.infer<typeof proposedSource>;
