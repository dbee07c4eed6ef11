import { alarm } from './alarms';
import { Unreadable, type Codec, type Device, type ForeignMessage, type Saying } from './codec';
import type { ConfigTopic } from './home-assistant-config';
import { discoverySays } from './home-assistant-discovery';
import { Discovered, type DeviceRecord, type Entity } from './home-assistant-memory';
import { evaluated } from './home-assistant-evaluate';
import type { Path } from './home-assistant-expression';
import { placed, type Template } from './home-assistant-template';
import { jsonOf, measuredOf, plainTextOf } from './payload';
import { presence, readings, type Values } from './say';

/** Kinds of configuration [Home Assistant, MQTT discovery]. */
const COMPONENTS: ReadonlySet<string> = new Set([
  ...['sensor', 'binary_sensor', 'switch', 'light', 'climate', 'cover', 'fan', 'lock', 'number'],
  ...['button', 'camera', 'device', 'device_automation', 'device_tracker', 'event', 'humidifier'],
  ...['image', 'lawn_mower', 'notify', 'scene', 'select', 'siren', 'tag', 'text', 'update'],
  ...['vacuum', 'valve', 'water_heater', 'alarm_control_panel'],
]);
const COMMANDS: ReadonlySet<string> = new Set(['set', 'get', 'command', 'cmd', 'cmnd']);

/**
 * What devices announce for Home Assistant: `<prefix>/<component>/[<node>/]<object>/config`, retained,
 * says which topics speak of a device and how to read them. A configuration proposes its device and is
 * remembered; an empty one takes it back. State topics are read by what was told of them, those of
 * which nothing was told yet are refused, and can be read again later. A mapping remembers by itself,
 * so that configurations and states must lie under one filter.
 */
export const homeAssistant: Codec = {
  base: 'homeassistant',
  read(message) {
    const { levels } = message;
    const config = configTopic(message.topic);
    if (config) return discoverySays(config, message);
    // Home Assistant's own birth and death
    if (levels.length === 1 && levels[0] === 'status') return [];
    const known = new Discovered(message.memory);
    const topic = toldTopic(message.topic, known);
    if (topic === undefined) return strangeSays(message);
    // a retained copy that is taken away
    if (message.payload.byteLength === 0) return [];
    return [...statesSay(topic, known, message), ...presenceSays(topic, known, message)];
  },
};

function configTopic(topic: string): ConfigTopic | undefined {
  const levels = topic.split('/');
  if (levels.at(-1) !== 'config') return undefined;
  const [beforeNode = '', component = '', object = ''] = levels.slice(-4, -1);
  if (levels.length > 4 && COMPONENTS.has(beforeNode)) {
    return { component: beforeNode, node: component, object };
  }
  return COMPONENTS.has(component) ? { component, node: undefined, object } : undefined;
}

/** A topic as a configuration named it; a site's prefix may stand before it. */
function toldTopic(topic: string, known: Discovered): string | undefined {
  const levels = topic.split('/');
  return levels.map((_, from) => levels.slice(from).join('/')).find((one) => known.topic(one));
}

function strangeSays({ levels }: ForeignMessage): Saying[] {
  if (levels.slice(-2).some((level) => COMMANDS.has(level))) return [];
  throw new Unreadable('unknown-channel', 'no configuration has named this topic');
}

const deviceOf = (name: string): Device => ({ name, kind: 'device' });

/** What stands where a template says: JSON is read once, and where one looks into it. */
function lookInto(message: ForeignMessage): (template: Template | undefined) => unknown {
  let json: { document: unknown } | undefined;
  return (template) => {
    const at = (path: Path): unknown => {
      json ??= { document: jsonOf(message) };
      return placed(path, json.document);
    };
    const text = (): string => plainTextOf(message);
    return template ? evaluated(template.expression, { text, at }) : text();
  };
}

function statesSay(topic: string, known: Discovered, message: ForeignMessage): Saying[] {
  const look = lookInto(message);
  const { entities = [] } = known.topic(topic) ?? {};
  const devices = new Map<string, Values>();
  const alarms: Saying[] = [];
  for (const entity of entities) {
    const value = valueOf(entity, look(entity.template));
    if (!value) continue;
    const values = devices.get(entity.device) ?? {};
    devices.set(entity.device, { ...values, [entity.metric]: value });
    if (entity.alarm === undefined) continue;
    alarms.push(...alarm(message, deviceOf(entity.device), entity.alarm, value.value === 1));
  }
  const all = [...devices].flatMap(([name, values]) =>
    readings({ device: deviceOf(name) }, values),
  );
  return [...all, ...alarms];
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** The words for on and off go before what would be read as a number. */
function valueOf(entity: Entity, stated: unknown): Values[string] | undefined {
  const { on, off, unit } = entity;
  if (!isPlain(stated)) return undefined;
  const text = String(stated).toLowerCase();
  if (text === on.toLowerCase()) return { value: 1 };
  if (text === off.toLowerCase()) return { value: 0 };
  const measured = measuredOf(stated);
  return measured && unit !== undefined ? { ...measured, unit } : measured;
}

function presenceSays(topic: string, known: Discovered, message: ForeignMessage): Saying[] {
  const { devices = {} } = known.topic(topic) ?? {};
  const look = lookInto(message);
  return Object.entries(devices).flatMap(([name, { template, yes, no }]) => {
    const said = look(template);
    // as its language writes truth
    const word = typeof said === 'boolean' ? (said ? 'True' : 'False') : said;
    const record = known.device(name);
    if (!record || (word !== yes && word !== no)) return [];
    const topics = { ...record.topics, [topic]: word === yes };
    if (record.topics[topic] !== topics[topic]) known.keepDevice(name, { ...record, topics });
    const isThere = isAvailable({ ...record, topics }, word === yes);
    return presence({ device: deviceOf(name) }, isThere ? 'online' : 'offline');
  });
}

/** Where several topics tell, by the mode: what was said last, all of them, any of them. */
function isAvailable({ mode, topics }: DeviceRecord, last: boolean): boolean {
  if (mode === 'all') return !Object.values(topics).includes(false);
  return mode === 'any' ? Object.values(topics).includes(true) : last;
}
