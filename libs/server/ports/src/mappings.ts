import type { Mapping } from '@nhip-xa/contract';
import type { TopicFilter, TopicMatch } from '@nhip-xa/domain';

/** A mapping as the hot path knows it. */
export interface KnownMapping extends Mapping {
  parsed: TopicFilter;
}

/** Which foreign topics are whose. Answers from memory. */
export interface MappingDirectory {
  /** The mapping of this very publisher that a topic lies under. */
  find(publisher: string, topic: string): { mapping: KnownMapping; match: TopicMatch } | undefined;
  /** The mapping of any publisher that a topic lies under: filters of two never overlap. */
  ownerOf(topic: string): KnownMapping | undefined;
  /** Whether this publisher has any: then it may connect with any client id. */
  has(publisher: string): boolean;
  /** Filters that this publisher may subscribe to, as a broker knows them. */
  filtersOf(publisher: string): readonly string[];
}

/**
 * What a codec remembers of earlier messages of one mapping, such as the names behind a Sparkplug
 * node's aliases. It outlives a restart.
 */
export interface CodecMemory {
  get(key: string): unknown;
  /** `value` is JSON; undefined forgets it. */
  set(key: string, value: unknown): void;
}
