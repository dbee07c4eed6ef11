import type { CodecMemory } from '@nhip-xa/ports';
import { isObject } from '../stated';

/** What was kept under a key, by name; anything else that stands there is nothing. */
export function remembered(memory: CodecMemory, key: string): Record<string, unknown> {
  const kept = memory.get(key);
  return isObject(kept) ? kept : {};
}

/** Keeps a value under a name, undefined forgets it; of more than `most` names the oldest goes. */
export function remember(
  memory: CodecMemory,
  key: string,
  name: string,
  value: unknown,
  most: number,
): void {
  const others = Object.entries(remembered(memory, key)).filter(([other]) => other !== name);
  const next = value === undefined ? others : [...others, [name, value] as [string, unknown]];
  memory.set(key, next.length === 0 ? undefined : Object.fromEntries(next.slice(-most)));
}

export const recalled = (memory: CodecMemory, key: string, name: string): unknown => {
  const all = remembered(memory, key);
  return Object.hasOwn(all, name) ? all[name] : undefined;
};
