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

/** The parts of a source's topic; undefined when it has not that form. */
export function parseTopic(topic: string): SourceTopic | undefined {
  const parts = topic.split('/');
  if (parts.length !== 5 || parts[0] !== 'xa' || parts[1] !== 'v1') return undefined;
  const [, , unit, id, channel] = parts as [string, string, string, string, string];
  if (!UNIT_CODE.test(unit) || !SOURCE_ID.test(id) || channel === '') return undefined;
  return { unit, id, channel };
}

export const sourceKey = (unit: string, id: string): string => `${unit}.${id}`;

export const topicOf = (unit: string, id: string, channel: string): string =>
  `${TOPIC_ROOT}/${unit}/${id}/${channel}`;

export const isChannel = (name: string): name is Channel =>
  (CHANNELS as readonly string[]).includes(name);
