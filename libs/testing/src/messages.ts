import type { DecodedMessage, IncomingMessage, SourceIdentity } from '@nhip-xa/ports';

/** 2026-11-20 12:00 in Vietnam, a Friday: when the messages of tests come in, in microseconds. */
export const RECEIVED_US = Date.parse('2026-11-20T05:00:00Z') * 1000;

/** The one-stop system of a commune, unless said otherwise. */
export function sourceOf(over: Partial<SourceIdentity> = {}): SourceIdentity {
  const unit = over.unit ?? '20194';
  return {
    id: 1,
    key: `${unit}.portal`,
    unit,
    level: unit.length === 2 ? 'province' : 'commune',
    kind: 'service',
    feeds: null,
    heartbeatSeconds: 60,
    gateway: null,
    limits: null,
    ...over,
  };
}

/** A message on a channel of its publisher's own topic; objects are sent as JSON. */
export function incoming(
  channel: string,
  payload: unknown,
  over: Partial<IncomingMessage> = {},
): IncomingMessage {
  const publisher = over.publisher ?? sourceOf();
  const bytes =
    payload instanceof Uint8Array
      ? payload
      : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  return {
    publisher,
    topic: `xa/v1/${publisher.key.replace('.', '/')}/${channel}`,
    payload: bytes,
    dup: false,
    retainedCopy: false,
    will: false,
    receivedAtUs: RECEIVED_US,
    connectedAtUs: RECEIVED_US - 3_600_000_000,
    ...over,
  };
}

/** A decoded message of so many readings, for what does not care about its contents. */
export function decodedReadings(
  message: IncomingMessage,
  values: readonly number[],
): DecodedMessage {
  const items = values.map((value, index) => ({
    item: {
      fact: 'reading' as const,
      commune: '20194',
      metric: 'water_level',
      atUs: message.receivedAtUs + index,
      value,
    },
    undated: false,
    notes: [],
  }));
  return { message, items, rejected: [] };
}
