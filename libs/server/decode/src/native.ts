import { LIMITS, isChannel, parseTopic, sourceKey, type Channel } from '@nhip-xa/contract';
import type { DecodedMessage, IncomingMessage } from '@nhip-xa/ports';
import { decodeCase } from './case-message';
import { decodeEvent } from './event-message';
import { ItemContext, type DecodeWorld } from './item-context';
import { readJson, textOf } from './json-text';
import { decodeSnapshot } from './snapshot-message';
import { BadItem } from './stated';
import { bareStatus, decodeStatus } from './status-message';
import { decodeTelemetry } from './telemetry';

type ItemDecoder = (document: unknown, context: ItemContext) => void;

/** Channels whose payload is a document. */
const DECODERS: Partial<Record<Channel, { decode: ItemDecoder; itemsMost: number }>> = {
  telemetry: { decode: decodeTelemetry, itemsMost: LIMITS.telemetryItems },
  case: { decode: decodeCase, itemsMost: LIMITS.caseItems },
  event: { decode: decodeEvent, itemsMost: LIMITS.eventItems },
  status: { decode: decodeStatus, itemsMost: 1 },
};

/**
 * Reads a message of the native form `xa/v1/{unit}/{id}/{channel}`. Pure: the same message in the
 * same world gives the same facts. Whatever cannot be read is among the rejected, never thrown.
 */
export function decodeNative(message: IncomingMessage, world: DecodeWorld): DecodedMessage {
  const context = ItemContext.of(message, world);
  const topic = parseTopic(message.topic);
  if (!topic || sourceKey(topic.unit, topic.id) !== message.publisher.key) {
    context.refuseWhole('topic-refused', `${message.publisher.key} may not publish here`);
    return context.finish();
  }
  if (topic.channel === 'snapshot') {
    decodeSnapshot(message.payload, context);
    return context.finish();
  }
  const decoder = isChannel(topic.channel) ? DECODERS[topic.channel] : undefined;
  if (!decoder) {
    context.refuseWhole('unknown-channel', topic.channel);
    return context.finish();
  }
  const word = topic.channel === 'status' ? bareStatus(textOf(message.payload) ?? '') : undefined;
  const reading = word ? { ok: true as const, document: word } : readJson(message.payload);
  if (!reading.ok) {
    context.refuseWhole(reading.reason, reading.detail);
    return context.finish();
  }
  const documents: unknown[] =
    Array.isArray(reading.document) && topic.channel !== 'status'
      ? reading.document
      : [reading.document];
  if (documents.length > decoder.itemsMost) {
    const detail = `${documents.length} items, at most ${decoder.itemsMost}`;
    context.refuse(documents, new BadItem('bad-shape', detail));
    return context.finish();
  }
  for (const document of documents) {
    decoder.decode(document, context);
    context.receivedUs += 1;
  }
  return context.finish();
}
