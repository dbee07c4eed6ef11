import { isObject } from '../stated';
import type { Codec, Device, ForeignMessage, Saying } from './codec';
import { jsonOf, noSuchTopic, numbersIn, objectOf } from './payload';
import { Unreadable } from './codec';
import { wordsIn } from './readings';

/**
 * ThingsBoard's MQTT APIs of devices and of gateways [thingsboard.io, MQTT device and gateway API].
 * A topic of the device API says nothing of the device: it is the publisher itself.
 */
export const thingsboard: Codec = {
  read(message) {
    const path = pathOf(message.topic);
    const read = READERS.get(path);
    if (read) return read(message);
    return OTHERS.test(path) ? [] : noSuchTopic();
  },
};

/** From the version on, whatever a site put before it. */
function pathOf(topic: string): string {
  const at = topic.search(/(^|\/)(v[12]\/|device\/)/);
  return (at < 0 ? topic : topic.slice(at)).replace(/^\//, '');
}

/** Attributes, commands, claims, firmware, provisioning: no facts. */
const OTHERS = /^(v1\/devices\/me\/|v1\/gateway\/|v2\/(a|r|fw|sw)(\/|$))/;

const ofPublisher = (message: ForeignMessage): Saying[] => telemetry(jsonOf(message), null);

const ofDevices = (message: ForeignMessage): Saying[] =>
  Object.entries(objectOf(message)).flatMap(([name, stated]) => {
    if (wordsIn(name) === undefined) return [refused('a device without a name')];
    return telemetry(stated, { name, kind: 'device' });
  });

const presence =
  (state: 'online' | 'offline') =>
  (message: ForeignMessage): Saying[] => {
    const name = wordsIn(objectOf(message)['device']);
    if (name === undefined) throw new Unreadable('bad-shape', 'no device');
    return [{ channel: 'status', device: { name, kind: 'device' }, document: { state } }];
  };

const READERS: ReadonlyMap<string, (message: ForeignMessage) => Saying[]> = new Map([
  ['v1/devices/me/telemetry', ofPublisher],
  ['v2/t', ofPublisher],
  ['v2/t/j', ofPublisher],
  // the same form under the topic of ThingsPanel; the token beside it is a secret and is not read
  ['device/attributes', ofPublisher],
  ['v1/gateway/telemetry', ofDevices],
  ['v1/gateway/connect', presence('online')],
  ['v1/gateway/disconnect', presence('offline')],
]);

const refused = (detail: string): Saying => ({
  channel: 'unreadable',
  device: null,
  reason: 'bad-shape',
  detail,
});

/** `{key: value}`, `{ts, values}`, or a list of either. */
function telemetry(stated: unknown, device: Device | null): Saying[] {
  if (Array.isArray(stated)) return stated.flatMap((one: unknown) => telemetryOf(one, device));
  return telemetryOf(stated, device);
}

function telemetryOf(stated: unknown, device: Device | null): Saying[] {
  if (!isObject(stated)) return [refused('no object of values')];
  const dated = isObject(stated['values']);
  const { ts, ...bare } = stated;
  const values = numbersIn(dated ? (stated['values'] as Record<string, unknown>) : bare);
  if (Object.keys(values).length === 0) return [];
  return [{ channel: 'telemetry', device, about: stated, ...(dated ? { ts } : {}), values }];
}
