import { unzipSync } from 'node:zlib';
import * as schema from 'sparkplug-payload/lib/sparkplugPayloadProto.js';
import { Unreadable } from './codec';

/** An ES module sees a CommonJS one as its default, a CommonJS module sees it as it is. */
const { Payload } = ((schema as { default?: typeof schema }).default ?? schema).org.eclipse.tahu
  .protobuf;
type RawMetric = schema.org.eclipse.tahu.protobuf.Payload.IMetric;
type RawPayload = schema.org.eclipse.tahu.protobuf.Payload;

/**
 * Bytes that a compressed payload may unfold to: more than the births of a large plant have, and far
 * from what would fill the memory.
 */
export const SPARKPLUG_UNPACKED_BYTES = 4_194_304;
/** Metrics of one payload: of a birth all are remembered, some 60 bytes each. */
export const SPARKPLUG_METRICS = 5_000;

export interface SparkplugMetric {
  name: string | undefined;
  alias: string | undefined;
  /** Milliseconds since 1970. */
  timestamp: number | undefined;
  /** [Sparkplug 3.0 §6.4.16]; only births need to have one. */
  datatype: number | undefined;
  unit: string | undefined;
  raw: RawMetric;
}

export interface SparkplugPayload {
  timestamp: number | undefined;
  metrics: SparkplugMetric[];
}

/** @throws Unreadable: no protobuf of Sparkplug B */
export function sparkplugPayloadOf(bytes: Uint8Array): SparkplugPayload {
  let payload = parsed(bytes);
  if (payload.uuid === COMPRESSED) payload = parsed(unpacked(payload.body));
  if (payload.metrics.length > SPARKPLUG_METRICS) {
    throw new Unreadable('bad-shape', `more than ${SPARKPLUG_METRICS} metrics`);
  }
  return { timestamp: given(payload.timestamp), metrics: payload.metrics.map(metricOf) };
}

/** What the payload of a compressed payload is called [Eclipse Tahu]. */
const COMPRESSED = 'SPBV1.0_COMPRESSED';

function parsed(bytes: Uint8Array): RawPayload {
  let payload: RawPayload;
  try {
    payload = Payload.decode(bytes);
  } catch {
    throw new Unreadable('bad-shape', 'no payload of Sparkplug B');
  }
  const says = ['timestamp', 'seq', 'uuid'].some((field) => Object.hasOwn(payload, field));
  // other bytes may happen to be fields that nobody knows
  if (!says && payload.metrics.length === 0) {
    throw new Unreadable('bad-shape', 'no payload of Sparkplug B');
  }
  return payload;
}

/** GZIP and DEFLATE tell themselves apart. */
function unpacked(body: Uint8Array | null | undefined): Uint8Array {
  try {
    return unzipSync(body ?? new Uint8Array(), { maxOutputLength: SPARKPLUG_UNPACKED_BYTES });
  } catch {
    throw new Unreadable('bad-shape', 'a compressed payload that cannot be unpacked');
  }
}

/** A whole number of 64 bits, as protobuf's library has it. */
interface Wide {
  toNumber(): number;
  toSigned(): Wide;
}
const isWide = (value: unknown): value is Wide =>
  typeof value === 'object' && value !== null && 'toNumber' in value;

const numberOf = (value: unknown, isSigned = false): number => {
  if (isWide(value)) return (isSigned ? value.toSigned() : value).toNumber();
  return typeof value === 'number' ? value : 0;
};
const given = (value: unknown): number | undefined => numberOf(value) || undefined;

function metricOf(raw: RawMetric): SparkplugMetric {
  return {
    name: raw.name ? raw.name : undefined,
    alias: Object.hasOwn(raw, 'alias') ? String(numberOf(raw.alias)) : undefined,
    timestamp: given(raw.timestamp),
    datatype: raw.datatype ? raw.datatype : undefined,
    unit: unitOf(raw),
    raw,
  };
}

/** The property under which Ignition and others tell a metric's unit. */
const UNIT_PROPERTY = 'engUnit';

function unitOf({ properties }: RawMetric): string | undefined {
  const at = properties?.keys?.indexOf(UNIT_PROPERTY) ?? -1;
  return properties?.values?.[at]?.stringValue ?? undefined;
}

/** Whole numbers with a sign are sent as those without one, of this many bits. */
const SIGNED_BITS: Readonly<Record<number, number>> = { 1: 8, 2: 16, 3: 32 };
const INT64 = 4;
const FIRST_NO_NUMBER = 12;

/**
 * The number or the truth that a metric is; undefined: it has no value, or is a text, a moment, a
 * table, a template, bytes.
 * @param datatype as its birth had it, where the metric itself does not say
 */
export function sparkplugValueOf(
  { raw }: SparkplugMetric,
  datatype: number | undefined,
): number | boolean | undefined {
  if (raw.isNull || (datatype ?? 0) >= FIRST_NO_NUMBER) return undefined;
  const has = (field: keyof RawMetric): boolean => Object.hasOwn(raw, field);
  if (has('booleanValue')) return raw.booleanValue ?? undefined;
  if (has('floatValue')) return shortest(raw.floatValue ?? 0);
  if (has('doubleValue')) return raw.doubleValue ?? undefined;
  if (has('intValue')) return signed(raw.intValue ?? 0, SIGNED_BITS[datatype ?? 0]);
  return has('longValue') ? numberOf(raw.longValue, datatype === INT64) : undefined;
}

const signed = (value: number, bits: number | undefined): number =>
  bits === undefined ? value : (value << (32 - bits)) >> (32 - bits);

/** Of a number of 32 bits the fewest digits that mean it: 12.3, not 12.300000190734863. */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}
