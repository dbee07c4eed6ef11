import { isObject } from '../stated';
import { alarm, type AlarmName } from './alarms';
import type { ForeignMessage, Measured, Saying } from './codec';
import { numbersIn } from './payload';
import { readings, type Speaker, type Values } from './say';

/** Components that are about the device's connections and software. */
const NOT_MEASURED: ReadonlySet<string> = new Set([
  ...['mqtt', 'cloud', 'ble', 'ws', 'ht_ui', 'ui', 'eth', 'matter', 'modbus', 'zigbee', 'plugs_ui'],
  ...['script', 'schedule', 'webhook', 'kvs', 'knx', 'plugpm_ui', 'plusrgbwpm_ui', 'wd_ui'],
]);

/** Of a component with much besides what is measured, these alone. */
const ONLY: Readonly<Record<string, ReadonlySet<string>>> = {
  sys: new Set(['uptime', 'ram_free', 'fs_free']),
  wifi: new Set(['rssi']),
};

/** Not measured: numbers of a component, times, and the same temperature once more. */
const LEFT_OUT = /(^|\.)(id|tF|minute_ts|.*_ts|.*_at|cfg_rev|counts_.*)$/;

/** What the contract has a name for, by component and value; of the first of its kind. */
const CONTRACT_NAMES: Readonly<Record<string, string>> = {
  'temperature:0.tC': 'temperature',
  'humidity:0.rh': 'humidity',
  'devicepower:0.battery.percent': 'battery',
  'devicepower:0.battery.V': 'battery_voltage',
  'wifi.rssi': 'rssi',
};

const ALARMS: Readonly<Record<string, AlarmName>> = { smoke: 'smoke', flood: 'water_leak' };

/**
 * The status of one component, as `switch:0`: its numbers as `switch_0.apower`, its temperature as
 * `switch_0.temperature`. What the contract has a name for bears it.
 */
export function componentSays(
  message: ForeignMessage,
  speaker: Speaker,
  component: string,
  status: Readonly<Record<string, unknown>>,
  ts?: unknown,
): Saying[] {
  const kind = component.split(':')[0] ?? '';
  if (NOT_MEASURED.has(kind)) return [];
  const name = Object.hasOwn(ALARMS, kind) ? ALARMS[kind] : undefined;
  const raised = status['alarm'];
  const alarms =
    name && speaker.device && typeof raised === 'boolean'
      ? alarm(message, speaker.device, name, raised, ts)
      : [];
  return [
    ...readings(speaker, valuesOf(component, kind, status), ts),
    ...alarms.map((one) => ({ ...one, about: speaker.about })),
  ];
}

function valuesOf(
  component: string,
  kind: string,
  status: Readonly<Record<string, unknown>>,
): Values {
  // fed from outside, it says that its battery is empty, which it does not have
  const noBattery = kind === 'devicepower' && isFedFromOutside(status);
  const only = Object.hasOwn(ONLY, kind) ? ONLY[kind] : undefined;
  const found = Object.entries(numbersIn(status)).filter(
    ([path]) =>
      !LEFT_OUT.test(path) &&
      !(noBattery && path.startsWith('battery.')) &&
      (only === undefined || only.has(path)),
  );
  return Object.fromEntries(
    found.map(([path, { value }]): [string, Measured] => {
      const name = `${component}.${path}`;
      const known = Object.hasOwn(CONTRACT_NAMES, name) ? CONTRACT_NAMES[name] : undefined;
      return [name, { value, metric: known ?? metricName(component, path) }];
    }),
  );
}

function isFedFromOutside({ external }: Readonly<Record<string, unknown>>): boolean {
  return isObject(external) && external['present'] === true;
}

/** `switch:0` and `temperature.tC` make `switch_0.temperature`; a sensor of its own needs no more. */
function metricName(component: string, path: string): string {
  const place = component.replaceAll(':', '_');
  if (path === 'tC') return `${place}.temperature`;
  if (path === 'rh') return `${place}.humidity`;
  return `${place}.${path.replace(/\.tC$/, '')}`;
}
