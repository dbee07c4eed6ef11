import {
  unitOfKey,
  COMMUNE_CODE,
  type PreviewAnswer,
  type PreviewMapping,
  type PreviewedFact,
} from '@nhip-xa/contract';
import { isoOfMs, matchTopic, parseFilter } from '@nhip-xa/domain';
import type {
  CodecMemory,
  DecodedMessage,
  FactItem,
  IncomingMessage,
  KnownMapping,
  SourceIdentity,
} from '@nhip-xa/ports';
import { decodeNative } from '../native';
import type { PersonalData } from '../personal-data';
import { decodeMapped } from './decode-mapped';

/** Stands for the publisher where a preview names none. */
const PUBLISHER = 'publisher';
/** Stands for the commune where a preview names none; it is not shown. */
const NO_COMMUNE = '00000';

/** What a codec remembers for the length of one preview, or of a test. */
export function passingMemory(): CodecMemory {
  const values = new Map<string, unknown>();
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
    },
  };
}

/** The facts that a message would make under a mapping, were all of its sources approved. */
export function previewMapped(
  request: PreviewMapping,
  receivedMs: number,
  personal: PersonalData,
  memory = passingMemory(),
): PreviewAnswer {
  const message = incomingOf(request, receivedMs);
  const world = { personal, holdsCommune: () => true, find: sourceOf, memoryOf: () => memory };
  if (request.codec === 'native') return answerOf([decodeNative(message, world)]);
  const mapping = mappingOf(request);
  const match = matchTopic(mapping.parsed, request.topic) ?? { parts: {}, rest: [] };
  return answerOf(decodeMapped(message, mapping, match, world));
}

function mappingOf(request: PreviewMapping): KnownMapping {
  const { codec, filter = '#', commune = NO_COMMUNE } = request;
  const { source, metrics, sentinels, words } = request;
  return {
    ...{ id: 'preview', publisher: PUBLISHER, filter, codec, commune },
    ...{ source, metrics, sentinels, words },
    parsed: parseFilter(filter),
  };
}

function incomingOf(request: PreviewMapping, receivedMs: number): IncomingMessage {
  return {
    publisher: publisherOf(request),
    topic: request.topic,
    payload: payloadOf(request),
    dup: false,
    retainedCopy: false,
    will: false,
    receivedAtUs: receivedMs * 1000,
    connectedAtUs: 0,
  };
}

/** A text that was pasted is the payload itself; anything else its JSON. */
function payloadOf({ payload, payloadBase64 }: PreviewMapping): Uint8Array {
  if (payloadBase64 !== undefined) return Buffer.from(payloadBase64, 'base64');
  if (payload === undefined) return new Uint8Array();
  return Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
}

/** Our own form says in its topic who publishes. */
function publisherOf({ codec, topic }: PreviewMapping): SourceIdentity {
  const [, , unit = '', id = ''] = topic.split('/');
  return codec === 'native' ? sourceOf(`${unit}.${id}`) : sourceOf(PUBLISHER);
}

function sourceOf(key: string): SourceIdentity {
  const unit = unitOfKey(key);
  const isCommune = COMMUNE_CODE.test(unit);
  return {
    ...{ id: 0, key, unit, level: isCommune ? 'commune' : 'province' },
    ...{ kind: 'service', feeds: null, heartbeatSeconds: 60, gateway: PUBLISHER, limits: null },
  };
}

function answerOf(decoded: readonly DecodedMessage[]): PreviewAnswer {
  return {
    facts: decoded.flatMap(({ message, items }) =>
      items.map(({ item }) => factOf(item, shown(message.publisher.key))),
    ),
    rejected: decoded.flatMap(({ rejected }) =>
      rejected.map(({ reason, detail }) => ({ reason, detail })),
    ),
  };
}

const shown = (key: string): string =>
  key.startsWith(`${NO_COMMUNE}.`) ? key.slice(NO_COMMUNE.length + 1) : key;

const iso = (us: number): string => isoOfMs(us / 1000);
const communeOf = ({ commune }: { commune: string }) => (commune === NO_COMMUNE ? {} : { commune });

function factOf(item: FactItem, source: string): PreviewedFact {
  switch (item.fact) {
    case 'reading': {
      const { metric, atUs, value } = item;
      return { kind: 'reading', source, ...communeOf(item), metric, at: iso(atUs), value };
    }
    case 'case': {
      const { kind: caseKind, id, tsUs, state, fields } = item;
      const rest = Object.fromEntries(
        Object.entries(fields).map(([k, v]) => [k, shownField(k, v)]),
      );
      return {
        kind: 'case',
        source,
        ...communeOf(item),
        caseKind,
        id,
        ts: iso(tsUs),
        state,
        ...rest,
      };
    }
    case 'event': {
      const { type, id, tsUs, amount, village, attributes } = item;
      const about = { amount, village, attributes };
      return { kind: 'event', source, ...communeOf(item), type, id, ts: iso(tsUs), ...about };
    }
    case 'status':
      return { kind: 'presence', source, state: item.state, at: iso(item.atUs) };
    case 'frame':
      return { kind: 'frame', source, at: iso(item.atUs) };
  }
}

const MOMENTS: ReadonlySet<string> = new Set(['openedAt', 'acceptedAt', 'closedAt']);

/** Moments as text; what lies inside a due date or a pause as well. */
function shownField(name: string, value: unknown): unknown {
  if (MOMENTS.has(name) && typeof value === 'number') return iso(value);
  if (name === 'due') {
    const at = (value as { at?: number | null } | null)?.at;
    return typeof at === 'number' ? { at: iso(at) } : value;
  }
  if (name !== 'pauses' || !Array.isArray(value)) return value;
  return (value as { from: number; to: number | null; why: string }[]).map(({ from, to, why }) => ({
    from: iso(from),
    to: to === null ? null : iso(to),
    why,
  }));
}
