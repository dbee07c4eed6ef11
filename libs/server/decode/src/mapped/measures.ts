import type { Mapping } from '@nhip-xa/contract';
import type { Measured } from '../codecs/codec';
import { metricOf } from './naming';

/** How software calls what the contract has a name for [contract 2, the metrics]. */
const OUR_NAMES: Readonly<Record<string, string>> = {
  temp: 'temperature',
  t: 'temperature',
  hum: 'humidity',
  rh: 'humidity',
  air_temperature: 'temperature',
  air_humidity: 'humidity',
  relative_humidity: 'humidity',
  'pm2.5': 'pm25',
  pm2_5: 'pm25',
  pm_2_5: 'pm25',
  pm_25: 'pm25',
  pm_10: 'pm10',
  batt: 'battery',
  battery_level: 'battery',
  battery_percent: 'battery',
  waterlevel: 'water_level',
  rainfall: 'rain',
};

/** From a unit to that of our metric: value × factor + offset. */
type Conversion = readonly [factor: number, offset: number];
const SAME: Conversion = [1, 0];

const TO_CELSIUS: Readonly<Record<string, Conversion>> = {
  f: [5 / 9, -160 / 9],
  '°f': [5 / 9, -160 / 9],
  k: [1, -273.15],
};
const TO_HECTOPASCAL: Readonly<Record<string, Conversion>> = {
  ...{ pa: [0.01, 0], kpa: [10, 0], mmhg: [1.333224, 0], inhg: [33.86389, 0] },
};
/** The units that a metric may come in; one that is not here is taken as ours. */
const UNITS: Readonly<Record<string, Readonly<Record<string, Conversion>>>> = {
  temperature: TO_CELSIUS,
  dew_point: TO_CELSIUS,
  feels_like: TO_CELSIUS,
  humidity: { '/': [100, 0] },
  battery: { '/': [100, 0] },
  water_level: { cm: [0.01, 0], mm: [0.001, 0], ft: [0.3048, 0] },
  depth: { m: [100, 0], mm: [0.1, 0], in: [2.54, 0] },
  rain: { cm: [10, 0], m: [1_000, 0], in: [25.4, 0] },
  rain_total: { cm: [10, 0], m: [1_000, 0], in: [25.4, 0] },
  rtt: { s: [1_000, 0], us: [0.001, 0] },
  // what the contract does not name: hPa, km/h, V, A, W and kWh, so that two devices compare
  pressure: TO_HECTOPASCAL,
  sea_pressure: TO_HECTOPASCAL,
  speed: { 'm/s': [3.6, 0], mph: [1.609344, 0], kn: [1.852, 0], 'ft/s': [1.09728, 0] },
  voltage: { mv: [0.001, 0] },
  current: { ma: [0.001, 0] },
  power: { kw: [1_000, 0] },
  energy: { wh: [0.001, 0], j: [1 / 3_600_000, 0] },
};

/** A metric may be called `constructor`, which every object has. */
const ownOf = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** What holds for a metric holds for one of several of a device, too: `sht3x.temperature`. */
const ofQuantity = <T>(table: Readonly<Record<string, T>>, metric: string): T | undefined =>
  ownOf(table, metric.slice(metric.lastIndexOf('.') + 1));

/** What says that there is no value, of any metric. */
const NO_VALUE: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  'n/a',
  'na',
  'nan',
  'none',
  'null',
  'unknown',
  'unavailable',
]);
/** … and of one: what sensors give when they are broken or not connected. */
const SENTINELS: Readonly<Record<string, readonly (number | string)[]>> = {
  temperature: [85, -127, -1_000, -32_768],
  humidity: [-1_000, -32_768, 65_535],
  water_level: [-1_000, -32_768],
  battery: [255],
};

type Rules = Pick<Mapping, 'metrics' | 'sentinels'>;

/** The values of a telemetry document of our own form, from what a format measured. */
export function valuesOf(
  measured: Readonly<Record<string, Measured>>,
  rules: Rules,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, { value, unit, metric: usual }] of Object.entries(measured)) {
    const rule = rules.metrics && Object.hasOwn(rules.metrics, name) ? rules.metrics[name] : {};
    if (rule === null || rule === undefined) continue;
    const metric = rule.metric ?? ourName(usual ?? name);
    if (isNoValue(value, metric, rules)) continue;
    const [factor, offset] = conversionOf(metric, unit, rule);
    values[metric] = converted(value, factor, offset);
  }
  return values;
}

/** A name of which nothing is left stays as it was, and is refused as what it is. */
function ourName(name: string): string {
  const metric = metricOf(name) ?? name;
  return ownOf(OUR_NAMES, metric) ?? metric;
}

function isNoValue(value: unknown, metric: string, { sentinels }: Rules): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'object') return false;
  const text = `${value as string | number | boolean}`.trim().toLowerCase();
  if (NO_VALUE.has(text)) return true;
  const given = ownOf(sentinels ?? {}, metric) ?? ofQuantity(SENTINELS, metric) ?? [];
  return given.some(
    (sentinel) => String(sentinel).toLowerCase() === text || sentinel === Number(text),
  );
}

function conversionOf(
  metric: string,
  unit: string | undefined,
  { factor, offset }: { factor?: number | undefined; offset?: number | undefined },
): Conversion {
  if (factor !== undefined || offset !== undefined) return [factor ?? 1, offset ?? 0];
  const units = ofQuantity(UNITS, metric) ?? {};
  return ownOf(units, unit?.trim().toLowerCase() ?? '') ?? SAME;
}

/** Twelve significant digits: what a conversion adds behind them was never measured. */
const DIGITS = 12;

function converted(value: unknown, factor: number, offset: number): unknown {
  if (factor === 1 && offset === 0) return value;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return value;
  return Number((number * factor + offset).toPrecision(DIGITS));
}
