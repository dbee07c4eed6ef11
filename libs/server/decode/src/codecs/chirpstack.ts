import { isObject } from '../stated';
import { Unreadable, type Codec, type Device, type ForeignMessage, type Saying } from './codec';
import { decodedUplink } from './lorawan';
import { noSuchTopic, objectOf } from './payload';
import { bestOf, telemetryOf, wordsIn, type Reading } from './readings';

/** First byte of an event in protobuf: its first field, of text. */
const PROTOBUF_BEGINS = 0x0a;

/**
 * ChirpStack v4 [chirpstack.io, integrations, events]: `application/{id}/device/{devEui}/event/{type}`
 * as JSON. Its JSON is that of protobuf: what is 0, false or empty is left out.
 */
export const chirpstack: Codec = {
  base: 'application',
  read(message) {
    const [, level, devEui, side, type] = message.levels;
    if (level !== 'device' || devEui === undefined) return ofGateway(message);
    if (side === 'command') return [];
    const read = side === 'event' && type !== undefined ? EVENTS.get(type) : undefined;
    if (!read) noSuchTopic();
    const event = eventOf(message);
    // with what is 0 left out, an empty object would be a status
    if (!isObject(event['deviceInfo'])) throw new Unreadable('bad-shape', 'no deviceInfo');
    return read(event, deviceOf(event['deviceInfo'], devEui));
  },
};

type ReadEvent = (event: Record<string, unknown>, device: Device) => Saying[];
const nothing: ReadEvent = () => [];

/** What a gateway says of itself and its radio is nothing that a device measured. */
function ofGateway({ topic }: ForeignMessage): Saying[] {
  if (/(^|\/)gateway\/[^/]+\/(event|state|command)\//.test(topic)) return [];
  return noSuchTopic();
}

function eventOf(message: ForeignMessage): Record<string, unknown> {
  try {
    return objectOf(message);
  } catch (error) {
    if (!(error instanceof Unreadable) || message.payload[0] !== PROTOBUF_BEGINS) throw error;
    throw new Unreadable('not-json', 'protobuf: set the MQTT integration of ChirpStack to JSON');
  }
}

function deviceOf(info: Record<string, unknown>, devEui: string): Device {
  const name = wordsIn(info['deviceName']) ?? wordsIn(info['devEui']) ?? devEui;
  return { name, kind: 'device' };
}

const readUp: ReadEvent = (event, device) => {
  const ts = event['time'];
  const { values, dated } = decodedUplink(isObject(event['object']) ? event['object'] : {});
  const readings: Reading[] = [
    ...Object.entries(values).map(([name, measured]) => ({ device, ts, name, measured })),
    ...dated.map((one) => ({ device, ...one })),
  ];
  for (const name of ['rssi', 'snr']) {
    const value = bestOf(event['rxInfo'], name);
    if (value !== undefined) readings.push({ device, ts, name, measured: { value } });
  }
  return telemetryOf(readings);
};

/** A margin that is left out is 0 dB, a level that is left out 0 %, unless there is none to tell. */
const readStatus: ReadEvent = (event, device) => {
  const { time: ts, margin = 0, batteryLevel = 0 } = event;
  const hasLevel =
    event['externalPowerSource'] !== true && event['batteryLevelUnavailable'] !== true;
  return [
    {
      channel: 'telemetry',
      device,
      ts,
      values: {
        margin: { value: margin },
        ...(hasLevel && { battery: { value: batteryLevel, unit: '%' } }),
      },
    },
  ];
};

/** It joined the network: it is there. */
const readJoin: ReadEvent = ({ time: ts }, device) => [
  { channel: 'status', device, document: { state: 'online', ...(ts === undefined ? {} : { ts }) } },
];

const EVENTS: ReadonlyMap<string, ReadEvent> = new Map([
  ['up', readUp],
  ['join', readJoin],
  ['status', readStatus],
  // that a command arrived, where the network believes a device to be, and what went wrong: no facts
  ['ack', nothing],
  ['txack', nothing],
  ['log', nothing],
  ['location', nothing],
  ['integration', nothing],
]);
