import { isObject } from '../stated';
import { Unreadable } from './codec';

export type Table = Readonly<Record<string, unknown>>;

/** One thing that a configuration describes, in full words. */
export interface Described {
  component: string;
  /** The last part of its topic, or its name among the components of a device. */
  object: string;
  options: Table;
}

/** A configuration: who, and what of it. */
export interface Config {
  /** What the device is told apart by, and what people call it. */
  identifier: string;
  name: string;
  parts: Described[];
}

/** The abbreviations of the options that matter here [Home Assistant, MQTT discovery]. */
const FULL: Readonly<Record<string, string>> = {
  ...{ stat_t: 'state_topic', val_tpl: 'value_template', unit_of_meas: 'unit_of_measurement' },
  ...{ dev_cla: 'device_class', uniq_id: 'unique_id', obj_id: 'object_id' },
  ...{ avty: 'availability', avty_t: 'availability_topic', avty_tpl: 'availability_template' },
  ...{ avty_mode: 'availability_mode', t: 'topic' },
  ...{ pl_avail: 'payload_available', pl_not_avail: 'payload_not_available' },
  ...{ pl_on: 'payload_on', pl_off: 'payload_off', stat_on: 'state_on', stat_off: 'state_off' },
  ...{ dev: 'device', cmps: 'components', p: 'platform', json_attr_t: 'json_attributes_topic' },
  ...{ curr_temp_t: 'current_temperature_topic', curr_temp_tpl: 'current_temperature_template' },
  ...{ curr_hum_t: 'current_humidity_topic', curr_hum_tpl: 'current_humidity_template' },
  ...{ ids: 'identifiers', cns: 'connections', stat_val_tpl: 'state_value_template' },
};

function expanded(table: Table): Table {
  return Object.fromEntries(
    Object.entries(table).map(([key, value]) => [
      Object.hasOwn(FULL, key) ? (FULL[key] ?? key) : key,
      value,
    ]),
  );
}

/** `~` at the beginning or the end of a topic stands for the base topic. */
function withBase(options: Table, base: unknown): Table {
  if (typeof base !== 'string') return options;
  const based = (value: string): string => {
    if (value.startsWith('~')) return base + value.slice(1);
    return value.endsWith('~') ? value.slice(0, -1) + base : value;
  };
  return Object.fromEntries(
    Object.entries(options).map(([key, value]) => [
      key,
      typeof value === 'string' && key.endsWith('topic') ? based(value) : value,
    ]),
  );
}

/** All options of one part: its own, and under a device those that the device gives for all. */
function optionsOf(given: Table): Table {
  const options = withBase(expanded(given), given['~']);
  const { availability } = options;
  if (!Array.isArray(availability)) return options;
  const list = availability.filter(isObject).map((one) => withBase(expanded(one), given['~']));
  return { ...options, availability: list };
}

/** Where a configuration stands: `<prefix>/<component>/[<node>/]<object>/config`. */
export interface ConfigTopic {
  component: string;
  node: string | undefined;
  object: string;
}

/** @throws Unreadable */
export function configOf(topic: ConfigTopic, given: Table): Config {
  const options = optionsOf(given);
  const { device, components, ...shared } = options;
  const who = whoOf(device, topic);
  if (topic.component !== 'device') {
    return { ...who, parts: [{ component: topic.component, object: topic.object, options }] };
  }
  if (!isObject(components)) throw new Unreadable('bad-shape', 'a device without components');
  const parts = Object.entries(components).flatMap(([object, one]): Described[] => {
    // one of which nothing but its kind is left was taken away
    if (!isObject(one) || Object.keys(one).length < 2) return [];
    const own = optionsOf({ ...('~' in given && { '~': given['~'] }), ...one });
    const { platform } = own;
    if (typeof platform !== 'string') return [];
    return [{ component: platform, object, options: { ...shared, ...own } }];
  });
  return { ...who, parts };
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** A list of identifiers may be given as a single text. */
const first = (value: unknown): unknown => (Array.isArray(value) ? (value[0] as unknown) : value);

function whoOf(device: unknown, topic: ConfigTopic): { identifier: string; name: string } {
  const block = isObject(device) ? expanded(device) : {};
  const fallback = topic.node ?? topic.object;
  // a connection is a pair, as `["mac", "02:5b:…"]`
  const connection = first(block['connections']);
  const mac = Array.isArray(connection) ? (connection[1] as unknown) : undefined;
  const identifier = text(first(block['identifiers'])) ?? text(mac) ?? fallback;
  return { identifier, name: text(block['name']) ?? identifier };
}
