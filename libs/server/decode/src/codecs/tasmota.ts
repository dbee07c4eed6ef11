import { isObject } from '../stated';
import { Unreadable, type Codec, type Device, type ForeignMessage, type Saying } from './codec';
import { measuredOf, noSuchTopic, objectOf, plainTextOf } from './payload';
import { presence, reading, readings, type Values } from './say';
import { sensorValues } from './tasmota-sensors';

const PREFIXES: ReadonlySet<string> = new Set(['tele', 'stat', 'cmnd']);

/**
 * Tasmota. Its `FullTopic` is a setting: `%prefix%/%topic%` (the usual one) and `%topic%/%prefix%`
 * are told apart, whatever stands around them. The device is `%topic%`.
 */
export const tasmota: Codec = {
  read(message) {
    const { prefix, name, last } = partsOf(message);
    if (prefix === 'cmnd') return [];
    const device: Device = { name, kind: 'device' };
    // a retained copy that is taken away
    if (message.payload.byteLength === 0) return [];
    if (last === 'LWT') return willSays(device, message);
    if (last === 'SENSOR') return sensorSays(device, objectOf(message), message);
    if (last === 'STATE') return stateSays(device, objectOf(message), message);
    if (last === 'RESULT') return resultSays(device, message);
    if (/^STATUS\d*$/.test(last)) return statusSays(device, message);
    return otherSays(device, last, message);
  },
};

function partsOf({ levels, topic }: ForeignMessage) {
  const all = levels.some((level) => PREFIXES.has(level)) ? levels : topic.split('/');
  const at = all.findIndex((level) => PREFIXES.has(level));
  // `tasmota/discovery/<mac>/config`
  if (at < 0) return all[0] === 'tasmota' ? { prefix: 'cmnd', name: '', last: '' } : noSuchTopic();
  const between = all.slice(at + 1, -1);
  const name = (between.length > 0 ? between : all.slice(0, at)).join('/');
  if (name === '' || at === all.length - 1) noSuchTopic();
  return { prefix: all[at] ?? '', name, last: all.at(-1) ?? '' };
}

/** The Last Will: `Online`, `Offline`. */
function willSays(device: Device, message: ForeignMessage): Saying[] {
  const state = plainTextOf(message).toLowerCase();
  if (state !== 'online' && state !== 'offline') {
    throw new Unreadable('bad-shape', 'LWT is neither Online nor Offline');
  }
  return presence({ device }, state);
}

type Table = Readonly<Record<string, unknown>>;

/**
 * When it was: `Epoch` where the setting `Time` adds it, else `Time`, which is the device's local time
 * without a zone; old firmware writes `2018.02.04 23:17:01`.
 */
function timeOf({ Epoch: epoch, Time: time }: Table): unknown {
  if (typeof epoch === 'number') return epoch;
  if (typeof time !== 'string') return time;
  return time.replace(/^(\d{4})\.(\d{2})\.(\d{2}) /, '$1-$2-$3 ');
}

function sensorSays(device: Device, telegram: Table, { memory }: ForeignMessage): Saying[] {
  const values = sensorValues(telegram, device.name, memory);
  return readings({ device, about: telegram }, values, timeOf(telegram));
}

/** Wifi's `RSSI` is a share, `Signal` is what everybody else calls RSSI. */
const STATE_NUMBERS: Readonly<Record<string, string>> = {
  UptimeSec: 'uptime',
  Heap: 'heap',
  LoadAvg: 'load_avg',
  MqttCount: 'mqtt_count',
  Vcc: 'vcc',
  Dimmer: 'dimmer',
};

function stateSays(device: Device, state: Table, message: ForeignMessage): Saying[] {
  const values: Values = {};
  for (const [name, metric] of Object.entries(STATE_NUMBERS)) {
    if (typeof state[name] === 'number') values[name] = { value: state[name], metric };
  }
  const { Wifi: wifi } = state;
  if (isObject(wifi) && typeof wifi['Signal'] === 'number') {
    values['Wifi.Signal'] = { value: wifi['Signal'], metric: 'rssi' };
  }
  if (isObject(wifi) && typeof wifi['RSSI'] === 'number') {
    values['Wifi.RSSI'] = { value: wifi['RSSI'], metric: 'wifi.quality' };
  }
  return readings(
    { device, about: state },
    { ...values, ...powerIn(state, message) },
    timeOf(state),
  );
}

const POWER = /^POWER\d{0,2}$/;

/**
 * The words for on and off are a setting of the device; the mapping's words translate others than
 * these: `POWER.AN` to `ON`.
 */
function powerIn(table: Table, { words }: Pick<ForeignMessage, 'words'>): Values {
  const found = Object.entries(table).filter(([name]) => POWER.test(name));
  return Object.fromEntries(
    found.map(([name, stated]) => {
      const key = `POWER.${String(stated)}`;
      const value = measuredOf(Object.hasOwn(words, key) ? words[key] : stated);
      if (!value) {
        throw new Unreadable('bad-shape', `${name} is neither ON nor OFF, nor among the words`);
      }
      // `power` is what a meter measures
      return [name, { ...value, metric: name.replace('POWER', 'relay') }];
    }),
  );
}

/** The answer to a command, or what a switch did; settings that it confirms are no facts. */
function resultSays(device: Device, message: ForeignMessage): Saying[] {
  const result = objectOf(message);
  return readings({ device, about: result }, powerIn(result, message));
}

/** Of the twelve answers to `Status` those with the telegrams, sent besides or inside of `STATUS0`. */
function statusSays(device: Device, message: ForeignMessage): Saying[] {
  const { StatusSNS: sensors, StatusSTS: state } = objectOf(message);
  return [
    ...(isObject(sensors) ? sensorSays(device, sensors, message) : []),
    ...(isObject(state) ? stateSays(device, state, message) : []),
  ];
}

/** `stat/…/POWER`, `tele/…/POWER_LOW`: a bare word or number. What else there is are no facts. */
function otherSays(device: Device, last: string, message: ForeignMessage): Saying[] {
  const text = plainTextOf(message);
  if (POWER.test(last) && !text.startsWith('{')) {
    return readings({ device }, powerIn({ [last]: text }, message));
  }
  return reading({ device }, last, measuredOf(text));
}
