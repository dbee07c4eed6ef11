import { Unreadable, type Codec, type Device, type ForeignMessage, type Saying } from './codec';
import { jsonOf, measuredOf, noSuchTopic, numbersIn, plainTextOf } from './payload';
import { isObject } from '../stated';
import { levelsWithName, presence, reading, readings } from './say';

/** What a node's parts are called in its topics. */
const COMPONENTS: ReadonlySet<string> = new Set([
  ...[
    'sensor',
    'binary_sensor',
    'text_sensor',
    'switch',
    'light',
    'fan',
    'cover',
    'climate',
    'valve',
  ],
  ...['number', 'select', 'lock', 'button', 'text', 'date', 'time', 'datetime', 'event', 'update'],
  ...['alarm_control_panel', 'media_player', 'camera'],
]);
/** Parts whose object names what is measured; of the others the part's name goes before it. */
const MEASURING: ReadonlySet<string> = new Set(['sensor', 'binary_sensor', 'number']);
/** Log lines, commands, the configurations for Home Assistant, looking for each other. */
const NO_FACTS: ReadonlySet<string> = new Set(['debug', 'command', 'config', 'discover', 'ping']);

/**
 * ESPHome: `<node>/status` and `<node>/<component>/<object>/state`, bare values without a time. The
 * node is everything before (`topic_prefix`, a setting, may have several levels).
 */
export const esphome: Codec = {
  base: 'esphome',
  read(message) {
    const { levels, topic } = message;
    const last = levels.at(-1) ?? '';
    if (NO_FACTS.has(last) || levels.at(-2) === 'ping' || levels.at(-2) === 'discover') return [];
    if (last === 'status') return statusSays(levelsWithName(levels, topic, 1), message);
    if (last !== 'state') return commandsOrNothing(levels);
    return stateSays(topic, levels, message);
  },
};

/** `climate/x/mode/command` is one level deeper. */
const commandsOrNothing = (levels: readonly string[]): Saying[] =>
  levels.includes('command') ? [] : noSuchTopic();

const nodeOf = (levels: readonly string[]): Device => ({ name: levels.join('/'), kind: 'device' });

function statusSays(levels: readonly string[], message: ForeignMessage): Saying[] {
  const text = plainTextOf(message);
  if (text === '') return [];
  if (text !== 'online' && text !== 'offline') {
    throw new Unreadable('bad-shape', 'status is neither online nor offline');
  }
  return presence({ device: nodeOf(levels.slice(0, -1)) }, text);
}

function stateSays(topic: string, below: readonly string[], message: ForeignMessage): Saying[] {
  // component, object, `state`, and between them what a climate or a fan has several of
  const fromEnd = [3, 4].find((count) => COMPONENTS.has(below.at(-count) ?? ''));
  if (fromEnd === undefined) noSuchTopic();
  const levels = levelsWithName(below, topic, fromEnd);
  const [component = '', ...object] = levels.slice(-fromEnd, -1);
  const device = nodeOf(levels.slice(0, -fromEnd));
  if (device.name === '') noSuchTopic();
  const name = (MEASURING.has(component) ? object : [component, ...object]).join('.');
  const text = plainTextOf(message);
  // a light says its state as an object
  if (!text.startsWith('{')) return reading({ device }, name, measuredOf(text));
  const state = jsonOf(message);
  return isObject(state)
    ? readings({ device, about: state }, numbersIn(state, undefined, name))
    : [];
}
