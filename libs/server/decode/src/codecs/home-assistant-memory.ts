import type { CodecMemory } from '@nhip-xa/ports';
import { DISCOVERED_ENTITIES, DISCOVERED_TOPICS, DISCOVERED_TOPIC_CHARACTERS } from '../limits';
import type { AlarmName } from './alarms';
import { Unreadable } from './codec';
import type { Template } from './home-assistant-template';

/** A value that a topic's messages hold. */
export interface Entity {
  /** Topic of the configuration that described it. */
  config: string;
  device: string;
  metric: string;
  template?: Template;
  unit?: string;
  on: string;
  off: string;
  alarm?: AlarmName;
}

/** How a topic says of a device that it is there. */
export interface Availability {
  template?: Template;
  yes: string;
  no: string;
}

interface TopicRecord {
  entities: Entity[];
  devices: Record<string, Availability>;
}

export interface DeviceRecord {
  identifier: string;
  /** Names of what it measures, and which of its parts bears each. */
  metrics: Record<string, string>;
  mode: string;
  /** Where it is said whether it is there, and what was said last. */
  topics: Record<string, boolean | null>;
}

interface ConfigRecord {
  hash: string;
  device: string;
  topics: string[];
}

const COUNT = 'count';

/**
 * What the configurations of a mapping have told, by the topic that it is needed for: `t/` a topic
 * that says values or presence, `d/` a device, `c/` a configuration, to be able to take it back.
 */
export class Discovered {
  constructor(private readonly memory: CodecMemory) {}

  topic(topic: string): TopicRecord | undefined {
    return this.memory.get(`t/${topic}`) as TopicRecord | undefined;
  }

  device(name: string): DeviceRecord | undefined {
    return this.memory.get(`d/${name}`) as DeviceRecord | undefined;
  }

  config(topic: string): ConfigRecord | undefined {
    return this.memory.get(`c/${topic}`) as ConfigRecord | undefined;
  }

  keepDevice(name: string, record: DeviceRecord): void {
    // each part, and each value of it
    if (Object.keys(record.metrics).length > 2 * DISCOVERED_ENTITIES) {
      throw new Unreadable('bad-shape', `more than ${DISCOVERED_ENTITIES} parts of one device`);
    }
    this.keep(`d/${name}`, record);
  }

  keepConfig(topic: string, record: ConfigRecord): void {
    this.keep(`c/${topic}`, record);
  }

  addEntity(topic: string, entity: Entity): void {
    const { entities, devices } = this.topic(topic) ?? { entities: [], devices: {} };
    if (entities.length >= DISCOVERED_ENTITIES) {
      throw new Unreadable('bad-shape', `more than ${DISCOVERED_ENTITIES} values of one topic`);
    }
    this.keepTopic(topic, { entities: [...entities, entity], devices });
  }

  addAvailability(topic: string, device: string, availability: Availability): void {
    const { entities, devices } = this.topic(topic) ?? { entities: [], devices: {} };
    if (Object.hasOwn(devices, device)) return;
    if (Object.keys(devices).length >= DISCOVERED_ENTITIES) {
      throw new Unreadable('bad-shape', `more than ${DISCOVERED_ENTITIES} devices of one topic`);
    }
    this.keepTopic(topic, { entities, devices: { ...devices, [device]: availability } });
  }

  /** Takes back what a configuration told; a device of which nothing is left goes, too. */
  forget(config: string): void {
    const record = this.config(config);
    if (!record) return;
    for (const topic of record.topics) {
      const told = this.topic(topic);
      if (!told) continue;
      const entities = told.entities.filter((entity) => entity.config !== config);
      this.keepTopic(topic, { ...told, entities });
    }
    this.forgetPart(record.device, config);
    this.keep(`c/${config}`, undefined);
  }

  private forgetPart(name: string, config: string): void {
    const device = this.device(name);
    if (!device) return;
    const metrics = Object.fromEntries(
      Object.entries(device.metrics).filter(([, part]) => !part.startsWith(`${config}#`)),
    );
    if (Object.keys(metrics).length > 0) {
      this.keepDevice(name, { ...device, metrics });
      return;
    }
    for (const topic of Object.keys(device.topics)) {
      const told = this.topic(topic);
      if (!told) continue;
      const others = Object.entries(told.devices).filter(([other]) => other !== name);
      this.keepTopic(topic, { ...told, devices: Object.fromEntries(others) });
    }
    this.keep(`d/${name}`, undefined);
  }

  private keepTopic(topic: string, record: TopicRecord): void {
    if (topic.length > DISCOVERED_TOPIC_CHARACTERS) {
      throw new Unreadable(
        'bad-shape',
        `a topic of more than ${DISCOVERED_TOPIC_CHARACTERS} characters`,
      );
    }
    const isEmpty = record.entities.length === 0 && Object.keys(record.devices).length === 0;
    this.keep(`t/${topic}`, isEmpty ? undefined : record);
  }

  private keep(key: string, value: unknown): void {
    const before = this.memory.get(key);
    const grows = Number(value !== undefined) - Number(before !== undefined);
    if (grows !== 0) {
      const count = this.memory.get(COUNT);
      const next = (typeof count === 'number' ? count : 0) + grows;
      // each device has a record, each of its configurations and topics another
      if (grows > 0 && next > 3 * DISCOVERED_TOPICS) {
        throw new Unreadable('bad-shape', `more than ${DISCOVERED_TOPICS} discovered topics`);
      }
      this.memory.set(COUNT, next);
    }
    this.memory.set(key, value);
  }
}
