import type {
  CodecName,
  Mapping,
  Page,
  ProposedSource,
  RejectedForReason,
} from '@nhip-xa/contract';
import type { TopicFilter, TopicMatch } from '@nhip-xa/domain';
import type { Author, PageRequest } from './config-store';

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
  /** Whether every topic under a filter as a broker knows it is under one of this publisher's. */
  covers(publisher: string, filter: string): boolean;
  /** Every filter, as a broker knows them. */
  filters(): readonly string[];
  /** Those of one format, whoever publishes. */
  ofCodec(codec: Mapping['codec']): readonly KnownMapping[];
  /** Formats that a publisher speaks under its mappings. */
  codecsOf(publisher: string): readonly CodecName[];
}

/** Why a mapping cannot be as it was asked for. */
export type MappingClash = 'exists' | 'overlaps' | 'too-many';

/** The rows that let publishers speak foreign formats. */
export interface MappingStore {
  list(within: string, page: PageRequest): Promise<Page<Mapping>>;
  one(id: string): Promise<Mapping | undefined>;
  create(mapping: Mapping, author: Author): Promise<MappingClash | Mapping>;
  /** Undefined: no such mapping. */
  change(mapping: Mapping, author: Author): Promise<MappingClash | Mapping | undefined>;
  remove(id: string, author: Author): Promise<boolean>;
}

export interface ProposalFilter {
  within: string;
  /** Only these. */
  keys?: readonly string[] | undefined;
  mapping?: string | undefined;
}

/** Sources that mappings told of and that nobody has registered. */
export interface ProposalStore {
  list(filter: ProposalFilter, page: PageRequest): Promise<Page<ProposedSource>>;
  /**
   * Registers them behind their publishers; gives the keys. What was kept of them is still to be
   * read again: `RetriedMessages`.
   * @param secretHash of a secret that nobody knows: they speak through their publisher
   */
  approve(filter: ProposalFilter, secretHash: Uint8Array, author: Author): Promise<string[]>;
  /** With what was kept of it; false: no such proposal. */
  forget(key: string, author: Author): Promise<boolean>;
}

export interface RetryFilter {
  within: string;
  id?: string | undefined;
  reason?: string | undefined;
  /** Key of the publisher. */
  source?: string | undefined;
  /** Received from this moment, before that one; microseconds. */
  fromUs?: number | undefined;
  toUs?: number | undefined;
  /** They wait for one of these to be approved. */
  proposals?: readonly string[] | undefined;
  mapping?: string | undefined;
}

/** What became of messages that were read again. */
export interface RetryReport {
  /** Messages that were read again. */
  tried: number;
  /** Of these, the ones that are kept still. */
  refused: number;
  /** Why these are kept still, most first. */
  why: RejectedForReason[];
  /** Items that became facts. */
  stored: number;
  /** Of what was asked for, messages whose bytes cannot be read again. */
  unreadable: number;
  /** More of them wait than one request reads. */
  more: boolean;
}

/** Rejected messages, read again as things stand now: each exactly once. */
export interface RetriedMessages {
  /** @param author null: by itself, for a reason that is written down elsewhere */
  retry(filter: RetryFilter, author: Author | null): Promise<RetryReport>;
  /** They are gone for good; tells how many. */
  forget(filter: RetryFilter, author: Author): Promise<number>;
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
