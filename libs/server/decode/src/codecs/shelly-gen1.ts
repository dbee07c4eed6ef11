import { alarm, type AlarmName } from './alarms';
import type { Device, ForeignMessage, Measured, Saying } from './codec';
import { measuredOf, plainTextOf } from './payload';
import { reading } from './say';

/** First levels below a device of Gen1. */
const CHANNELS: ReadonlySet<string> = new Set([
  ...['relay', 'roller', 'light', 'color', 'white', 'emeter', 'input', 'sensor', 'adc'],
  ...['ext_temperature', 'ext_humidity', 'ext_switch'],
]);
/** … that say one number of the device itself. */
const OWN: Readonly<Record<string, string>> = {
  // inside the housing, not of the place
  temperature: 'device.temperature',
  overtemperature: 'overtemperature',
  voltage: 'voltage',
};
/** … that are no facts: answers, presses of a button, states told twice as JSON, other units. */
const NO_FACTS: ReadonlySet<string> = new Set([
  ...['info', 'settings', 'input_event', 'longpush', 'temperature_f', 'temperature_status'],
  ...['ext_temperatures', 'ext_humidities', 'ext_temperature_f', 'ext_temperatures_f'],
  ...['ext_switches', 'command', 'announce', 'coiot'],
]);

/** What the contract has a name for, and words that are no numbers. */
const SENSORS: Readonly<Record<string, string>> = {
  ...{ temperature: 'temperature', humidity: 'humidity', battery: 'battery', lux: 'lux' },
};
const WORDS: Readonly<Record<string, number>> = { open: 1, close: 0, stop: 0, overpower: 0 };
const ALARMS: Readonly<Record<string, AlarmName>> = { flood: 'water_leak', smoke: 'smoke' };

/**
 * `shellies/<id>/relay/0`, `…/relay/0/power`, `…/sensor/temperature`: one bare value each.
 * @returns undefined: no topic of Gen1
 */
export function gen1Says(levels: readonly string[], message: ForeignMessage): Saying[] | undefined {
  const [name = '', what = '', ...rest] = levels;
  const device: Device = { name, kind: 'device' };
  if (name === 'command' || name === 'announce' || NO_FACTS.has(what)) return [];
  if (Object.hasOwn(OWN, what) && rest.length === 0)
    return valueSays(device, OWN[what] ?? '', message);
  if (!CHANNELS.has(what) || rest.length === 0) return undefined;
  if (['command', 'set', 'status'].includes(rest.at(-1) ?? '')) return [];
  if (what === 'sensor') return sensorSays(device, rest.join('_'), message);
  const [channel = '', ...quantity] = rest;
  return valueSays(device, [`${what}_${channel}`, ...quantity].join('.'), message);
}

function valueSays(device: Device, metric: string, message: ForeignMessage): Saying[] {
  return reading({ device }, metric, valueOf(plainTextOf(message)));
}

function valueOf(text: string): Measured | undefined {
  const word = Object.hasOwn(WORDS, text) ? WORDS[text] : undefined;
  return word === undefined ? measuredOf(text) : { value: word };
}

function sensorSays(device: Device, what: string, message: ForeignMessage): Saying[] {
  const value = valueOf(plainTextOf(message));
  const metric = Object.hasOwn(SENSORS, what) ? SENSORS[what] : `sensor.${what}`;
  const name = Object.hasOwn(ALARMS, what) ? ALARMS[what] : undefined;
  const isRaised = Number(value?.value) > 0;
  return [
    ...reading({ device }, metric ?? what, value),
    ...(name && value ? alarm(message, device, name, isRaised) : []),
  ];
}
