import type { CodecMemory } from '@nhip-xa/ports';
import { DEVICES_REMEMBERED } from '../limits';
import { isObject } from '../stated';
import type { Measured } from './codec';
import { recalled, remember } from './remembered';
import type { Values } from './say';

type Table = Readonly<Record<string, unknown>>;

/** One number of a telegram: `DS18x20.DS1` and `Temperature`. */
interface Found {
  sensor: string;
  quantity: string;
  value: number | boolean;
}

/** What the contract has a name for goes by that name, where one sensor of the device measures it. */
const ALONE: ReadonlySet<string> = new Set(['Temperature', 'Humidity', 'PM2.5', 'PM10']);
/** The chip's own temperature is not that of a place. */
const CHIPS: ReadonlySet<string> = new Set(['ESP32', 'ESP8266']);
/** Beside the sensors: the units that all of them use, when the telegram was made. */
const ABOUT = /^(Time|Epoch|.*Unit)$/;

/**
 * Every number of a `SENSOR` telegram. Its name is the path of its keys, `SHT3X.Temperature`, and so
 * two sensors stay apart; a quantity of the contract that one sensor alone measures bears the
 * contract's name. A device that once had two of a quantity is remembered, so that when one of them
 * fails the other does not take the place.
 */
export function sensorValues(telegram: Table, device: string, memory: CodecMemory): Values {
  const found = [...numbers(telegram, '', 0)];
  const several = severalOf(found, device, memory);
  return Object.fromEntries(
    found.map(({ sensor, quantity, value }) => {
      const name = sensor === '' ? quantity : `${sensor}.${quantity}`;
      const isAlone = ALONE.has(quantity) && !CHIPS.has(sensor) && !several.has(quantity);
      const place = sensor.toLowerCase().replaceAll('.', '_');
      const metric = isAlone || sensor === '' ? quantity : `${place}.${plainName(quantity)}`;
      return [name, { value, metric, ...unitOf(quantity, telegram) } satisfies Measured];
    }),
  );
}

/** `PM2.5` is no path. */
const plainName = (quantity: string): string => quantity.replaceAll('.', '_');

const DEEPEST = 4;
/** Phases or channels that one quantity is given for, as a list. */
const CHANNELS_MOST = 8;

function* numbers(table: Table, sensor: string, depth: number): Generator<Found> {
  for (const [key, value] of Object.entries(table)) {
    if (depth === 0 && ABOUT.test(key)) continue;
    const switched = typeof value === 'string' ? SWITCHED[value.toUpperCase()] : value;
    if (typeof switched === 'number' || typeof switched === 'boolean') {
      yield { sensor, quantity: key, value: switched };
    } else if (isObject(value) && depth < DEEPEST) {
      yield* numbers(value, sensor === '' ? key : `${sensor}.${key}`, depth + 1);
    } else if (Array.isArray(value)) {
      const channels = value
        .slice(0, CHANNELS_MOST)
        .map((one: unknown, at): [string, unknown] => [`${key}.${at + 1}`, one]);
      yield* numbers(Object.fromEntries(channels), sensor, DEEPEST);
    }
  }
}

/** Texts are addresses and names, also where they consist of digits. */
const SWITCHED: Readonly<Record<string, number>> = { ON: 1, OFF: 0 };

const SEVERAL = 'several';

function severalOf(
  found: readonly Found[],
  device: string,
  memory: CodecMemory,
): ReadonlySet<string> {
  const kept = recalled(memory, SEVERAL, device);
  const before: unknown[] = Array.isArray(kept) ? kept : [];
  const places = found.filter(({ sensor, quantity }) => ALONE.has(quantity) && !CHIPS.has(sensor));
  const several = [...ALONE].filter(
    (one) => before.includes(one) || places.filter(({ quantity }) => quantity === one).length > 1,
  );
  if (several.length > before.length) {
    remember(memory, SEVERAL, device, several, DEVICES_REMEMBERED);
  }
  return new Set(several);
}

/** The units stand beside the sensors and hold for all of them. */
const UNITS: Readonly<Record<string, string>> = {
  Temperature: 'TempUnit',
  DewPoint: 'TempUnit',
  FeelsLike: 'TempUnit',
  Pressure: 'PressureUnit',
  SeaPressure: 'PressureUnit',
  Speed: 'SpeedUnit',
};

function unitOf(quantity: string, telegram: Table): { unit?: string } {
  const field = Object.hasOwn(UNITS, quantity) ? UNITS[quantity] : undefined;
  const unit = field === undefined ? undefined : telegram[field];
  return typeof unit === 'string' ? { unit } : {};
}
