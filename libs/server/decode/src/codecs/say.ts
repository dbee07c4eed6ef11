import { parseTime } from '@nhip-xa/domain';
import type { Device, Measured, Saying } from './codec';

/** Who says it, and what of the payload may tell whose it is. */
export interface Speaker {
  device: Device | null;
  about?: unknown;
}

export type Values = Record<string, Measured>;

/**
 * Readings, where there are any.
 * @param ts what is no time at all counts as none
 */
export function readings(speaker: Speaker, values: Values, ts?: unknown): Saying[] {
  if (Object.keys(values).length === 0) return [];
  const dated = parseTime(ts) ? { ts } : {};
  return [{ channel: 'telemetry', ...speaker, ...dated, values }];
}

/** One reading; none where the value is no number. */
export const reading = (
  speaker: Speaker,
  name: string,
  value: Measured | undefined,
  ts?: unknown,
): Saying[] => (value ? readings(speaker, { [name]: value }, ts) : []);

export const presence = (speaker: Speaker, state: 'online' | 'offline'): Saying[] => [
  { channel: 'status', ...speaker, document: { state } },
];

export const refusal = (detail: string): Saying => ({
  channel: 'unreadable',
  device: null,
  reason: 'bad-shape',
  detail,
});

/**
 * The levels below what a mapping's filter names; where it names the device's own level as well, so
 * that nothing stands before the `suffix` levels that a format gives a meaning, that one with them.
 */
export function levelsWithName(
  levels: readonly string[],
  topic: string,
  suffix: number,
): readonly string[] {
  return levels.length > suffix ? levels : topic.split('/').slice(-suffix - 1);
}
