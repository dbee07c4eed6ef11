import { alarm, isAlarm } from './alarms';
import type { Codec, Device, ForeignMessage, Saying } from './codec';
import { Unreadable } from './codec';
import { measuredOf, noSuchTopic, numbersIn, objectOf, plainTextOf } from './payload';
import { presence, reading, readings } from './say';

/** Parts of a state that are about the device's software, and no readings. */
const NO_READINGS: ReadonlySet<string> = new Set([
  ...['last_seen', 'update', 'update_available', 'device', 'color_options', 'elapsed'],
]);

/**
 * What the software, not the device, takes back when its time is up: `last_seen` stays that of the
 * message before, which said the contrary.
 */
const TIMED_OUT: ReadonlySet<string> = new Set(['occupancy', 'presence', 'vibration', 'moving']);

/**
 * Zigbee2MQTT. A device is everything below the base (a setting) but for the known last levels: a
 * name may hold `/` and blanks. Of the bridge only its state is a fact; its lists, which may be half a
 * megabyte, its log and its answers are not even read. `water_leak`, `smoke`, `gas` and
 * `carbon_monoxide` are readings and, raised, an alarm as well.
 */
export const zigbee2mqtt: Codec = {
  base: 'zigbee2mqtt',
  read(message) {
    const { levels, payload } = message;
    if (levels.length === 0) noSuchTopic();
    const last = levels.at(-1) ?? '';
    if (levels[0] === 'bridge') {
      return levels.length === 2 && last === 'state' ? stateSays(null, message) : [];
    }
    // commands and questions, also of one attribute: `lamp/set`, `lamp/set/brightness`
    if (
      levels
        .slice(1)
        .slice(-2)
        .some((level) => level === 'set' || level === 'get')
    )
      return [];
    // a retained copy that is taken away
    if (payload.byteLength === 0) return [];
    const named = (name: readonly string[]): Device => ({ name: name.join('/'), kind: 'device' });
    if (last === 'availability' && levels.length > 1) {
      return stateSays(named(levels.slice(0, -1)), message);
    }
    return isAttribute(message)
      ? reading({ device: named(levels.slice(0, -1)) }, last, measuredOf(plainTextOf(message)))
      : deviceSays(named(levels), message);
  },
};

/** `online`, or since 1.27 `{"state": "online"}`. */
function stateSays(device: Device | null, message: ForeignMessage): Saying[] {
  const text = plainTextOf(message);
  const state = text.startsWith('{') ? objectOf(message)['state'] : text;
  if (state !== 'online' && state !== 'offline') {
    throw new Unreadable('bad-shape', 'state is neither online nor offline');
  }
  return presence({ device }, state);
}

/** With the setting `output: attribute` each value has a topic of its own, and is no JSON object. */
function isAttribute({ levels, payload }: ForeignMessage): boolean {
  return levels.length > 1 && !/^\s*[{[]/.test(Buffer.from(payload.subarray(0, 16)).toString());
}

function deviceSays(device: Device, message: ForeignMessage): Saying[] {
  const state = objectOf(message);
  const { last_seen: seen } = state;
  const entries = Object.entries(state).filter(([key]) => !NO_READINGS.has(key));
  const isTakenBack = ([key, value]: [string, unknown]) =>
    value === false && TIMED_OUT.has(key) && !message.retained;
  const takenBack = entries.filter(isTakenBack);
  const rest = entries.filter((entry) => !isTakenBack(entry));
  const speaker = { device, about: state };
  return [
    ...readings(speaker, numbersIn(Object.fromEntries(rest)), seen),
    ...readings(speaker, numbersIn(Object.fromEntries(takenBack))),
    ...rest.flatMap(([key, value]) =>
      isAlarm(key) && typeof value === 'boolean'
        ? alarm(message, device, key, value, seen).map((one) => ({ ...one, about: state }))
        : [],
    ),
  ];
}
