import type { AlarmName } from './alarms';
import type { Described } from './home-assistant-config';
import type { Template } from './home-assistant-template';

/** What a class of device measures, as the contract calls it; of others the class says too little. */
const METRICS: Readonly<Record<string, string>> = {
  ...{ temperature: 'temperature', humidity: 'humidity', battery: 'battery' },
  ...{ pm25: 'pm25', pm10: 'pm10', nitrogen_dioxide: 'no2', sulphur_dioxide: 'so2', ozone: 'o3' },
  ...{ sound_pressure: 'noise', signal_strength: 'rssi' },
};

/** `on` of these is an alarm [contract 2, the case kinds]. */
const ALARMS: Readonly<Record<string, AlarmName>> = {
  moisture: 'water_leak',
  smoke: 'smoke',
  gas: 'gas',
  carbon_monoxide: 'carbon_monoxide',
};

const own = <T>(table: Readonly<Record<string, T>>, key: unknown): T | undefined =>
  typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;

export const alarmOf = ({ component, options }: Described): AlarmName | undefined =>
  component === 'binary_sensor' ? own(ALARMS, options['device_class']) : undefined;

/**
 * What to call what a part measures: by its class where the contract has a name, else by its place in
 * the message, else as its software calls it in its topic, or by its name.
 */
export function metricName(
  { component, object, options }: Described,
  template: Template | undefined,
  hasNode: boolean,
): string {
  // a battery that is `on` or `off` says that it is low, and no share
  const known = component === 'sensor' ? own(METRICS, options['device_class']) : undefined;
  if (known !== undefined) return known;
  if (template?.path) return template.path.join('.');
  const { name } = options;
  return !hasNode && typeof name === 'string' && name !== '' ? name : object;
}
