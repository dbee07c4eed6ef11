import { DEVICES_REMEMBERED } from '../limits';
import { isObject } from '../stated';
import { Unreadable, type Codec, type Device, type ForeignMessage, type Saying } from './codec';
import { noSuchTopic, objectOf, plainTextOf } from './payload';
import { recalled, remember } from './remembered';
import { levelsWithName, presence, readings } from './say';
import { componentSays } from './shelly-component';
import { gen1Says } from './shelly-gen1';

/** Where a custom prefix's messages were said to come from. */
const NAMES = 'names';

/**
 * Shelly, Gen2 and later: `<prefix>/events/rpc`, `<prefix>/online`, `<prefix>/status/<component>`;
 * `shellies/<id>/…` of Gen1. The device is `src`, or, in messages that do not say it, the one that
 * was heard under the same prefix before; the prefix, which is the same unless someone changed it,
 * where none was.
 */
export const shelly: Codec = {
  base: 'shellies',
  read(message) {
    const { levels, topic } = message;
    const [beforeLast, last = ''] = topic.split('/').slice(-2);
    const prefix = (suffix: number) =>
      levelsWithName(levels, topic, suffix).slice(0, -suffix).join('/');
    if (last === 'rpc' && beforeLast === 'events') return eventSays(prefix(2), message);
    if (levels.some((level) => NO_FACTS.has(level))) return [];
    if (last === 'online') return onlineSays(prefix(1), message);
    if (beforeLast === 'status') return statusSays(prefix(2), last, message);
    return gen1Says(levels, message) ?? noSuchTopic();
  },
};

/** Commands and their answers, and what a device of Gen1 says of itself. */
const NO_FACTS: ReadonlySet<string> = new Set(['rpc', 'command', 'announce']);

function statusSays(prefix: string, component: string, message: ForeignMessage): Saying[] {
  const status = objectOf(message);
  const device = deviceOf(prefix, message);
  return componentSays(message, { device, about: status }, component, status);
}

function deviceOf(prefix: string, { memory }: ForeignMessage): Device {
  const known = recalled(memory, NAMES, prefix);
  return { name: typeof known === 'string' ? known : prefix, kind: 'device' };
}

function onlineSays(prefix: string, message: ForeignMessage): Saying[] {
  const text = plainTextOf(message);
  if (text !== 'true' && text !== 'false') {
    // a retained copy that is taken away
    if (text === '') return [];
    throw new Unreadable('bad-shape', 'online is neither true nor false');
  }
  return presence({ device: deviceOf(prefix, message) }, text === 'true' ? 'online' : 'offline');
}

/** Of what a notification may hold, what was pressed and what the software did are no facts. */
const STATES: ReadonlySet<unknown> = new Set(['NotifyStatus', 'NotifyFullStatus']);

/** A full status, or only what changed: each number stands for itself. */
function eventSays(prefix: string, message: ForeignMessage): Saying[] {
  const document = objectOf(message);
  const { src, method, params } = document;
  if (typeof method !== 'string') throw new Unreadable('bad-shape', 'no method');
  const device = sourceOf(src, prefix, message);
  if (!STATES.has(method)) return [];
  if (!isObject(params)) throw new Unreadable('bad-shape', 'params is no object');
  const { ts, ...components } = params;
  // of several components one saying: what came at once belongs together
  const said = Object.entries(components).flatMap(([component, status]) =>
    isObject(status)
      ? componentSays(message, { device, about: document }, component, status, ts)
      : [],
  );
  const values = said.flatMap((one) =>
    one.channel === 'telemetry' ? Object.entries(one.values) : [],
  );
  return [
    ...readings({ device, about: document }, Object.fromEntries(values), ts),
    ...said.filter(({ channel }) => channel !== 'telemetry'),
  ];
}

function sourceOf(src: unknown, prefix: string, message: ForeignMessage): Device {
  if (typeof src !== 'string' || src === '') return deviceOf(prefix, message);
  const known = recalled(message.memory, NAMES, prefix);
  if (src !== prefix && known !== src) {
    remember(message.memory, NAMES, prefix, src, DEVICES_REMEMBERED);
  }
  return { name: src, kind: 'device' };
}
