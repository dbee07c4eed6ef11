import { createHash } from 'node:crypto';
import { DISCOVERED_ENTITIES } from '../limits';
import { isObject } from '../stated';
import { Unreadable, type ForeignMessage, type Saying } from './codec';
import { configOf, type Config, type ConfigTopic, type Described } from './home-assistant-config';
import { Discovered, type Entity } from './home-assistant-memory';
import { alarmOf, metricName } from './home-assistant-names';
import { NotRead } from './home-assistant-expression';
import { parseTemplate, type Template } from './home-assistant-template';
import { objectOf } from './payload';
import { refusal } from './say';

/** Where people are, what they write, and what has no state: their topics are not read. */
const UNREAD: ReadonlySet<string> = new Set([
  ...['device_tracker', 'text', 'notify', 'tag', 'event', 'device_automation', 'button', 'scene'],
  ...['camera', 'image', 'update'],
]);

/** Topics of values, the templates that go with them, and what they are called besides the state. */
const VALUES = [
  ['state_topic', 'value_template', undefined],
  ['current_temperature_topic', 'current_temperature_template', 'temperature'],
  ['current_humidity_topic', 'current_humidity_template', 'humidity'],
] as const;

/** Tells of a device, and remembers which topics will speak of it and how they are read. */
export function discoverySays(topic: ConfigTopic, message: ForeignMessage): Saying[] {
  const known = new Discovered(message.memory);
  if (message.payload.byteLength === 0) {
    known.forget(message.topic);
    return [];
  }
  const given = objectOf(message);
  // the software is about to move its configurations elsewhere
  if (given['migrate_discovery'] === true) return [];
  const config = configOf(topic, given);
  if (config.parts.length > DISCOVERED_ENTITIES) {
    throw new Unreadable('bad-shape', `more than ${DISCOVERED_ENTITIES} parts`);
  }
  const hash = createHash('sha256').update(message.payload).digest('base64url').slice(0, 22);
  const before = known.config(message.topic);
  const isNews = before?.hash !== hash;
  if (isNews) known.forget(message.topic);
  const device = isNews ? deviceName(config, known) : (before?.device ?? config.name);
  const faults = new Learner(known, config, device, message.topic, topic).learn(hash, isNews);
  const kind = topic.component === 'camera' ? 'camera' : 'device';
  return [{ channel: 'proposal', device: { name: device, kind }, about: given }, ...faults];
}

/** Two devices may bear one name: the second is called by what it is told apart by as well. */
function deviceName({ identifier, name }: Config, known: Discovered): string {
  const owner = known.device(name);
  return owner && owner.identifier !== identifier ? `${name} ${identifier}` : name;
}

class Learner {
  private readonly faults: Saying[] = [];
  private readonly topics = new Set<string>();

  constructor(
    private readonly known: Discovered,
    private readonly config: Config,
    private readonly device: string,
    private readonly configTopic: string,
    private readonly place: ConfigTopic,
  ) {}

  /** @param isNews only faults are told again of what is known already */
  learn(hash: string, isNews: boolean): Saying[] {
    // what fails half-way can be taken back, and is news when it comes again
    if (isNews) this.keep('');
    try {
      for (const part of this.config.parts) this.learnPart(part, isNews);
    } catch (error) {
      this.keep('');
      throw error;
    }
    if (isNews) this.keep(hash);
    return this.faults;
  }

  private keep(hash: string): void {
    const topics = [...this.topics];
    this.known.keepConfig(this.configTopic, { hash, device: this.device, topics });
  }

  private learnPart(part: Described, isNews: boolean): void {
    if (isNews) {
      this.claim('', `${this.configTopic}#${part.object}`, part.options);
      this.learnAvailability(part.options);
    }
    if (UNREAD.has(part.component)) return;
    for (const [topicKey, templateKey, name] of VALUES) {
      const topic = part.options[topicKey];
      if (typeof topic !== 'string' || topic === '') continue;
      const template = this.template(part.options[templateKey], part.object);
      if (template === 'fault' || !isNews) continue;
      const entity = this.entity(part, name, template);
      this.topics.add(topic);
      this.known.addEntity(topic, entity);
    }
  }

  private entity(part: Described, name: string | undefined, template?: Template): Entity {
    const { options, object } = part;
    const wanted = name ?? metricName(part, template, this.place.node !== undefined);
    const metric = this.claim(wanted, `${this.configTopic}#${object}`, options);
    const raises = name === undefined ? alarmOf(part) : undefined;
    const unit = options['unit_of_measurement'];
    return {
      config: this.configTopic,
      ...{ device: this.device, metric },
      ...(template && { template }),
      ...(typeof unit === 'string' && { unit }),
      on: word(options['payload_on'] ?? options['state_on'], 'ON'),
      off: word(options['payload_off'] ?? options['state_off'], 'OFF'),
      ...(raises && { alarm: raises }),
    };
  }

  private template(stated: unknown, object: string): Template | 'fault' | undefined {
    if (typeof stated !== 'string' || stated.trim() === '') return undefined;
    try {
      return parseTemplate(stated);
    } catch (error) {
      if (!(error instanceof NotRead)) throw error;
      const what = `of a form that is not read: ${error.message}`;
      this.faults.push(refusal(`the template of ${object} is ${what}`));
      return 'fault';
    }
  }

  /** A name that another part of the device bears already goes behind that of the part. */
  private claim(wanted: string, part: string, options: Described['options']): string {
    const record = this.known.device(this.device) ?? {
      ...{ identifier: this.config.identifier, metrics: {}, topics: {} },
      mode: word(options['availability_mode'], 'latest'),
    };
    const owner = Object.hasOwn(record.metrics, wanted) ? record.metrics[wanted] : undefined;
    const object = part.slice(part.lastIndexOf('#') + 1).replaceAll('.', '_');
    const isFree = owner === undefined || owner === part;
    const metric = isFree ? wanted : `${object}.${wanted}`;
    // a part without a value holds its device as well
    const key = wanted === '' ? part : metric;
    const metrics = { ...record.metrics, [key]: part };
    this.known.keepDevice(this.device, { ...record, metrics });
    return metric;
  }

  private learnAvailability(options: Described['options']): void {
    const { availability, availability_topic: topic, availability_template: tpl } = options;
    const list: unknown[] = Array.isArray(availability)
      ? availability
      : [{ topic, value_template: tpl }];
    for (const one of list) {
      if (!isObject(one) || typeof one['topic'] !== 'string' || one['topic'] === '') continue;
      const template = this.template(one['value_template'], 'availability');
      if (template === 'fault') continue;
      this.known.addAvailability(one['topic'], this.device, {
        ...(template && { template }),
        yes: word(one['payload_available'] ?? options['payload_available'], 'online'),
        no: word(one['payload_not_available'] ?? options['payload_not_available'], 'offline'),
      });
      const record = this.known.device(this.device);
      if (!record || Object.hasOwn(record.topics, one['topic'])) continue;
      const topics = { ...record.topics, [one['topic']]: null };
      this.known.keepDevice(this.device, { ...record, topics });
    }
  }
}

/** Words for on and off may be given as `true` or a number. */
const word = (stated: unknown, usual: string): string =>
  typeof stated === 'string' || typeof stated === 'boolean' || typeof stated === 'number'
    ? String(stated)
    : usual;
