import type { RejectReason, SourceFlag } from '@nhip-xa/contract';
import type { CaseFields } from '@nhip-xa/domain';
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
}

/** What became of one message. Every item of it is in `items` or in `rejected`. */
export interface DecodedMessage {
  message: IncomingMessage;
  items: Decoded[];
  rejected: RejectedItem[];
}

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

/** What a stored batch changed; told to the rest of the system after the commit only. */
export interface StoredBatch {
  /** Unit and kind of fact, with the earliest moment that the new facts speak of. */
  changed: FactChange[];
  presence: PresenceChanged[];
  cases: CaseChanged[];
  counts: LedgerCounts;
}

export interface FactChange {
  unit: string;
  /** As `FactName` of the domain. */
  fact: string;
  earliestUs: number;
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
export interface LedgerCounts {
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
}

/** The database is away, full or lacks what it needs; says nothing about the data. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';
}

/** Something among the data itself that the database will never take; the batch must be divided. */
export class DataRefused extends Error {
  override readonly name = 'DataRefused';
}
