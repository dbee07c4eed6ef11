import { isObject } from '../stated';
import type { Codec, Device, Measured, Saying } from './codec';
import { decodedUplink } from './lorawan';
import { noSuchTopic, numbersIn, objectOf } from './payload';
import { bestOf, telemetryOf, withoutMoments, wordsIn, type Reading } from './readings';

type Fields = Record<string, unknown>;

/**
 * The Things Stack v3 [thethingsindustries.com, MQTT server and data formats]:
 * `v3/{application}@{tenant}/devices/{device}/{up|join|…}`. Fields that are empty are left out.
 */
export const ttn: Codec = {
  base: 'v3',
  read(message) {
    const [, devices, id, type] = message.levels;
    if (devices !== 'devices' || id === undefined || type === undefined) noSuchTopic();
    if (OTHERS.has(type)) return [];
    if (type !== 'up' && type !== 'join') noSuchTopic();
    const up = objectOf(message);
    // what somebody typed into the console was measured by nobody
    if (up['simulated'] === true) return [];
    const ids = up['end_device_ids'];
    const name = (isObject(ids) ? wordsIn(ids['device_id']) : undefined) ?? id;
    const device: Device = { name, kind: 'device' };
    return type === 'join' ? joined(up, device) : uplink(up, device);
  },
};

/** Downlinks on their way, words of services, places that were reckoned. */
const OTHERS: ReadonlySet<string> = new Set(['down', 'service', 'location']);

function joined(up: Fields, device: Device): Saying[] {
  if (!isObject(up['join_accept'])) return [];
  const ts = up['join_accept']['received_at'] ?? up['received_at'];
  const document = { state: 'online', ...(ts === undefined ? {} : { ts }) } as const;
  return [{ channel: 'status', device, document }];
}

function uplink(up: Fields, device: Device): Saying[] {
  const message = up['uplink_message'] ?? up['uplink_normalized'];
  if (!isObject(message)) return [];
  const ts = momentOf(up, message);
  const { values, dated } = decodedUplink(fieldsIn(message['decoded_payload']));
  const inOneForm = normalized(message['normalized_payload'], ts);
  // of what is said in both forms, the one that all devices have in common counts
  const said = new Set(inOneForm.map(({ name }) => name));
  const decoded = Object.entries(values).filter(([name]) => !said.has(name));
  const readings: Reading[] = [
    ...decoded.map(([name, measured]) => ({ ts, name, measured })),
    ...dated,
    ...inOneForm,
    ...['rssi', 'snr'].flatMap((name) => {
      const value = bestOf(message['rx_metadata'], name);
      return value === undefined ? [] : [{ ts, name, measured: { value } }];
    }),
    ...battery(message['last_battery_percentage'], ts),
  ].map((reading) => ({ device, ...reading }));
  return telemetryOf(readings);
}

const fieldsIn = (value: unknown): Fields => (isObject(value) ? value : {});

/**
 * Of the clocks of one message the network server's counts: it is kept by one machine for all. Then
 * that of the application server, and last those of gateways; the `timestamp` of a gateway is a
 * counter of microseconds since it started, and a time inside a device's own data is its own affair.
 */
function momentOf(up: Fields, message: Fields): unknown {
  const gateways = Array.isArray(message['rx_metadata'])
    ? (message['rx_metadata'] as unknown[])
    : [];
  return (
    message['received_at'] ??
    up['received_at'] ??
    fieldsIn(message['settings'])['time'] ??
    gateways.map((gateway) => fieldsIn(gateway)['time']).find((time) => time !== undefined)
  );
}

/** A reading before it is said whose. */
interface Taken {
  ts: unknown;
  name: string;
  measured: Measured;
}

/** Names of the normalized form that mean what ours mean [lorawan-devices, payload schema]. */
const NORMALIZED: ReadonlyMap<string, string> = new Map([
  ['air.temperature', 'temperature'],
  ['air.relativeHumidity', 'humidity'],
  ['rain.cumulative', 'rain_total'],
  // volts, where ours is per cent
  ['battery', 'battery_voltage'],
]);

/** Measurements in one form for all devices, each with its own time where it has one. */
function normalized(stated: unknown, ts: unknown): Taken[] {
  const list: unknown[] = Array.isArray(stated) ? stated : [stated];
  return list.filter(isObject).flatMap((measurement) =>
    Object.entries(withoutMoments(numbersIn(measurement))).map(([path, measured]) => ({
      ts: measurement['time'] ?? ts,
      name: NORMALIZED.get(path) ?? path,
      measured,
    })),
  );
}

/** The last that the device said of its battery, as of when it said so. */
function battery(stated: unknown, ts: unknown): Taken[] {
  const { value, received_at } = fieldsIn(stated);
  if (typeof value !== 'number') return [];
  return [{ ts: received_at ?? ts, name: 'battery', measured: { value, unit: '%' } }];
}
