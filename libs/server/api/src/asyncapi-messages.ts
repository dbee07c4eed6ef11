import {
  LIMITS,
  STORAGE_STATES,
  drawnReport,
  kpiValue,
  unwatchRequest,
  watchRequest,
} from '@nhip-xa/contract';
import { CASE_KINDS } from '@nhip-xa/domain';
import { z } from 'zod';
import type { JsonSchema } from './schemas';

/** One message that crosses a wall, with its schema in either form. */
export interface DescribedMessage {
  from: 'source' | 'server' | 'client';
  summary: string;
  contentType?: string;
  schema?: z.ZodType;
  payload?: JsonSchema;
}

const TIME = {
  description: 'RFC 3339, or a number since 1970 in s, ms, µs or ns',
  anyOf: [{ type: 'string' }, { type: 'number' }],
};
const TEXT = { type: 'string' };
const ATTRIBUTES = { type: 'object', maxProperties: LIMITS.attributes };
const PLACE = {
  commune: { ...TEXT, description: 'from a provincial source: the commune that it is about' },
  village: TEXT,
};

const oneOrMany = (item: JsonSchema, most: number): JsonSchema => ({
  anyOf: [item, { type: 'array', items: item, maxItems: most }],
});

const VALUES = {
  type: 'object',
  maxProperties: LIMITS.valuesPerObject,
  additionalProperties: { anyOf: [{ type: ['number', 'boolean', 'null'] }, TEXT] },
};

const DUE_IN = ['workingDays', 'workingHours', 'days'].map((period) => ({
  type: 'object',
  properties: { [period]: { type: 'number' } },
  required: [period],
}));

/** The common fields of a case; a message may give any part of them, `null` clears one. */
export const CASE_MESSAGE_FIELDS: JsonSchema = {
  type: 'object',
  required: ['kind', 'id'],
  properties: {
    kind: { enum: Object.keys(CASE_KINDS) },
    id: { ...TEXT, maxLength: LIMITS.idCharacters },
    ts: TIME,
    state: {
      description: Object.entries(CASE_KINDS)
        .map(([kind, { states }]) => `${kind}: ${Object.keys(states).join(' ')}`)
        .join('; '),
      type: 'string',
    },
    openedAt: TIME,
    acceptedAt: TIME,
    dueAt: TIME,
    dueIn: { anyOf: DUE_IN },
    closedAt: TIME,
    pauses: {
      type: 'array',
      maxItems: LIMITS.pauses,
      items: {
        type: 'object',
        required: ['from'],
        properties: { from: TIME, to: TIME, why: { enum: ['supplement', 'payment'] } },
      },
    },
    severity: { enum: ['low', 'normal', 'high', 'urgent'] },
    category: TEXT,
    location: {
      type: 'object',
      properties: { lat: { type: 'number' }, lon: { type: 'number' } },
      required: ['lat', 'lon'],
    },
    receivedBy: { ...TEXT, description: 'code of the commune that took it in' },
    attributes: ATTRIBUTES,
    ...PLACE,
  },
};

/** What a source publishes, by channel. */
export const MQTT_CHANNELS: Readonly<Record<string, DescribedMessage>> = {
  telemetry: {
    from: 'source',
    summary: 'Readings: metric → number at a time; the bare form takes the time of receipt',
    payload: {
      anyOf: [
        oneOrMany(
          {
            type: 'object',
            required: ['values'],
            properties: { ts: TIME, commune: PLACE.commune, values: VALUES },
          },
          LIMITS.telemetryItems,
        ),
        VALUES,
      ],
    },
  },
  case: {
    from: 'source',
    summary: 'Cases as they stand, whole or in part',
    payload: oneOrMany({ $ref: '#/components/schemas/CaseMessage' }, LIMITS.caseItems),
  },
  event: {
    from: 'source',
    summary: 'Things that happened once',
    payload: oneOrMany(
      {
        type: 'object',
        required: ['type'],
        properties: {
          id: { ...TEXT, maxLength: LIMITS.idCharacters },
          ts: TIME,
          type: { ...TEXT, examples: ['trade.order'] },
          amount: { type: 'number' },
          attributes: ATTRIBUTES,
          ...PLACE,
        },
      },
      LIMITS.eventItems,
    ),
  },
  status: {
    from: 'source',
    summary: 'Whether it is there; also the Last Will; at least every heartbeat',
    payload: {
      anyOf: [
        { enum: ['online', 'offline'] },
        {
          type: 'object',
          required: ['state'],
          properties: { state: { enum: ['online', 'offline'] }, ts: TIME },
        },
      ],
    },
  },
  snapshot: {
    from: 'source',
    summary: 'One whole JPEG or PNG, at most 1 MiB; only the newest is kept',
    contentType: 'image/jpeg',
    payload: { type: 'string', format: 'binary', maxLength: LIMITS.payloadBytes },
  },
};

const moment = z.iso.datetime({ offset: true });
const words = z.object({ vi: z.string(), en: z.string() });

/** What goes over the live connection, by event name. */
export const LIVE_MESSAGES: Readonly<Record<string, DescribedMessage>> = {
  watch: {
    from: 'client',
    summary:
      'Watch units; acknowledged with {ok: true, snapshot: [KpiValue], seq} or {ok: false, code}',
    schema: watchRequest,
  },
  unwatch: { from: 'client', summary: 'Watch no longer', schema: unwatchRequest },
  drawn: { from: 'client', summary: 'That message is on the screen now', schema: drawnReport },
  kpi: {
    from: 'server',
    summary: 'What changed; seq counts by one',
    schema: z.object({ unit: z.string(), values: z.array(kpiValue), seq: z.int() }),
  },
  ticker: {
    from: 'server',
    summary: 'What just happened',
    schema: z.object({
      unit: z.string(),
      items: z.array(z.object({ at: moment, kind: z.string(), words, href: z.string() })),
    }),
  },
  presence: {
    from: 'server',
    summary: 'Sources that came or went',
    schema: z.object({
      unit: z.string(),
      changes: z.array(
        z.object({ source: z.string(), state: z.enum(['online', 'offline']), at: moment }),
      ),
    }),
  },
  fresh: {
    from: 'server',
    summary: 'How far values are vouched for, without a change of value',
    schema: z.object({ unit: z.string(), freshAt: z.record(z.string(), moment) }),
  },
  definitions: {
    from: 'server',
    summary:
      'The definitions of KPIs, or the numbers of a wall, are others: watch again, ask for them again',
    schema: z.object({ at: moment }),
  },
  server: {
    from: 'server',
    summary: 'On connecting, and when storing waits or goes on',
    schema: z.object({
      version: z.string(),
      time: moment,
      storage: z.enum(STORAGE_STATES),
      storageSince: moment.optional(),
    }),
  },
};
