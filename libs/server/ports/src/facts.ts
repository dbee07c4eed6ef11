import type { Channel, RejectReason, SourceFlag, SpoolReport } from '@nhip-xa/contract';
import type { CaseFields } from '@nhip-xa/domain';
import type { KnownMapping } from './mappings';
import type { IncomingMessage, SourceIdentity } from './message-source';

/** Facts as the decoder hands them to the store. Times are microseconds since 1970. */
export interface ReadingItem {
  fact: 'reading';
  commune: string;
  metric: string;
  atUs: number;
  value: number;
}

export interface CaseItem {
  fact: 'case';
  commune: string;
  kind: string;
  id: string;
  tsUs: number;
  state: string | null;
  fields: CaseFields;
}

export interface EventItem {
  fact: 'event';
  commune: string;
  type: string;
  /** Null: identified by its content and ts. */
  id: string | null;
  tsUs: number;
  amount: number | null;
  village: string | null;
  attributes: Record<string, unknown>;
}

export interface StatusItem {
  fact: 'status';
  state: 'online' | 'offline';
  atUs: number;
  attributes: Record<string, unknown>;
}

/** A good frame of a camera; only the newest of a source is kept. */
export interface FrameItem {
  fact: 'frame';
  atUs: number;
  contentType: FrameType;
  bytes: Uint8Array;
}

export type FrameType = 'image/jpeg' | 'image/png';

export type FactItem = ReadingItem | CaseItem | EventItem | StatusItem | FrameItem;

export interface RejectedItem {
  reason: RejectReason;
  detail: string;
  /** The whole message or the one item, masked where it names a person. */
  bytes: Uint8Array;
  /** Size of what came, in bytes. */
  size: number;
  /** The topic under which it is kept, where its own names people. */
  topic?: string;
  /** It waits for somebody to approve its source. */
  proposal?: Proposal;
  /** Of the mapping under which it was read. */
  mapping?: string;
  /** Receipt of this very item, where it is not its message's. */
  receivedUs?: number;
  /** The bytes are a document of this native channel, whatever the topic. */
  channel?: Channel;
  /** The bytes are a part or a description of what came, and cannot be read again. */
  partial?: true;
}

/** A source that a mapping told of and that is not registered. */
export interface Proposal {
  key: string;
  unit: string;
  id: string;
  kind: SourceIdentity['kind'];
  /** As its software calls it. */
  name: string;
  mapping: string;
  /** Key of who speaks for it. */
  publisher: string;
}

/** What became of one message. Every item of it is in `items` or in `rejected`. */
export interface DecodedMessage {
  message: IncomingMessage;
  items: Decoded[];
  rejected: RejectedItem[];
  /** The mapping that it was read by; absent: it is in our own form, or there is none. */
  mapping?: KnownMapping;
}

/**
 * What became of one message of a publisher, first what it said of itself: others follow where it
 * spoke for sources behind it.
 */
export type DecodedParts = readonly [DecodedMessage, ...DecodedMessage[]];

export interface Decoded {
  item: FactItem;
  /** Its time is ours: it had none, or an incredible one, so identity is by the bytes. */
  undated: boolean;
  /** The incredible time that was claimed, as it was written. */
  claimed?: string;
  /** Things accepted but worth knowing of the source. */
  notes: DecodeNote[];
}

export type DecodeNote = Extract<
  SourceFlag,
  'clock-wrong' | 'zoneless-time' | 'number-as-text' | 'lossy-text'
>;

/** What is worth knowing of sources and no reason to refuse them; kept with how often and when last. */
export interface SourceFlags {
  /** Never fails and never waits: it is stored with the next flush. */
  note(sourceId: number, flag: SourceFlag, atUs: number): void;
}

/** What a stored batch changed; told to the rest of the system after the commit only. */
export interface StoredBatch {
  /** Unit and kind of fact, with the earliest moment that the new facts speak of. */
  changed: FactChange[];
  presence: PresenceChanged[];
  cases: CaseChanged[];
  counts: StoredCounts;
  /** The units in whose ledger its items were counted. */
  counted?: readonly string[];
  /** What of it is among the rejected; not what was there before and is read again. */
  rejected?: readonly RejectedCount[];
  /** Mappings whose codecs remember something new: what waited for that can be read now. */
  born?: readonly string[];
}

/** So many items of one source that were refused for one reason. */
export interface RejectedCount {
  /** Key of who said it. */
  source: string;
  reason: RejectReason;
  items: number;
}

/** A fact this much older in ms than now corrects history besides the present. */
export const LATE_MS = 10 * 60_000;

export interface FactChange {
  unit: string;
  /** As `FactName` of the domain. */
  fact: string;
  earliestUs: number;
  /**
   * The newest moment of those facts that were told as they happened; absent where all of them were
   * kept back on their way.
   */
  occurredUs?: number | undefined;
}

export interface PresenceChanged {
  source: string;
  name: string;
  kind: SourceIdentity['kind'];
  unit: string;
  state: 'online' | 'offline';
  atMs: number;
  /** It is being worked on: its silence is no news. */
  underMaintenance: boolean;
}

/** A case that is new, or whose state is. */
export interface CaseChanged {
  unit: string;
  kind: string;
  id: string;
  state: string | null;
  isNew: boolean;
  atMs: number;
}

/** received = stored + repeats + rejected, counted in items [contract 2]. */
export interface StoredCounts {
  received: number;
  stored: number;
  repeats: number;
  /** Repeats of an identity with another value; counted among the repeats as well. */
  conflicts: number;
  rejected: number;
}

export interface FactStore {
  /** Notes that publishers were heard, whatever becomes of what they said. */
  hear(messages: readonly DecodedMessage[]): void;
  /**
   * Writes decoded messages in one transaction and returns what changed.
   * @throws StorageUnavailable when the database cannot take it now: nothing was stored, try again
   */
  write(messages: readonly DecodedMessage[]): Promise<StoredBatch>;
  /**
   * The same, moving the position of a writer on with it. Undefined where the position is not where
   * it was thought to be: nothing was stored, and `position` tells where it is.
   */
  write(messages: readonly DecodedMessage[], move: Move): Promise<StoredBatch | undefined>;
  /** `seq` of the newest message of a writer that is stored; 0: none is known. */
  position(writer: string): Promise<number>;
  /** Why the database will never take this message as it is; undefined: it would. Stores nothing. */
  refusalOf(message: DecodedMessage): Promise<DataRefused | undefined>;
}

/** From one place in a writer's order to another: each step is taken once. */
export interface Move {
  writer: string;
  after: number;
  upTo: number;
}

/** What the intake knows of the ledger: what came in and is not in the database yet, in items. */
export interface IntakeStanding {
  /** By the unit of the publisher. */
  units: ReadonlyMap<string, { spooled: number; inHand: number }>;
  /** Taken since the start, with what the spool held then. */
  received: number;
  spool: SpoolReport;
}

/** The database is away, full or lacks what it needs; says nothing about the data. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** Something among the data itself that the database will never take; the batch must be divided. */
export class DataRefused extends Error {
  override readonly name = 'DataRefused';
}
