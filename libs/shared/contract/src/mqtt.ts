import { SOURCE_ID, UNIT_CODE } from './names';

/**
 * The MQTT side: `xa/v1/{unit}/{id}/{channel}`. A source connects with its key (`{unit}.{id}`) as
 * client id and user name and its secret as password.
 */
export const TOPIC_ROOT = 'xa/v1';

export const CHANNELS = ['telemetry', 'case', 'event', 'status', 'snapshot'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The one channel that a source may subscribe to. Reserved in v1. */
export const COMMAND_CHANNEL = 'command';

export interface SourceTopic {
  unit: string;
  id: string;
  channel: string;
}

const ROOT = `${TOPIC_ROOT}/`;

/** The parts of a source's topic; undefined when it has not that form. */
export function parseTopic(topic: string): SourceTopic | undefined {
  if (!topic.startsWith(ROOT)) return undefined;
  const idAt = topic.indexOf('/', ROOT.length) + 1;
  const channelAt = topic.indexOf('/', idAt) + 1;
  if (idAt === 0 || channelAt === 0) return undefined;
  const unit = topic.slice(ROOT.length, idAt - 1);
  const id = topic.slice(idAt, channelAt - 1);
  const channel = topic.slice(channelAt);
  if (channel === '' || channel.includes('/')) return undefined;
  return UNIT_CODE.test(unit) && SOURCE_ID.test(id) ? { unit, id, channel } : undefined;
}

export const sourceKey = (unit: string, id: string): string => `${unit}.${id}`;

/** The unit of a source, by its key. */
export const unitOfKey = (key: string): string => key.split('.', 1)[0] ?? '';

export const topicOf = (unit: string, id: string, channel: string): string =>
  `${TOPIC_ROOT}/${unit}/${id}/${channel}`;

export const isChannel = (name: string): name is Channel =>
  (CHANNELS as readonly string[]).includes(name);
