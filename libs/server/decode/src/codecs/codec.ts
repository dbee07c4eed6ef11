import type { RejectReason, SourceKind } from '@nhip-xa/contract';
import type { CodecMemory } from '@nhip-xa/ports';

/** A message as a codec reads it. */
export interface ForeignMessage {
  topic: string;
  /** The topic's levels below the base of its software, as `hall/availability` after `zigbee2mqtt`. */
  levels: readonly string[];
  payload: Uint8Array;
  retained: boolean;
  /** Milliseconds since 1970. */
  receivedMs: number;
  memory: CodecMemory;
  /** The mapping's translation of words, as `HinhThuc.0` to `counter`. */
  words: Readonly<Record<string, string>>;
}

/** Who of those behind the publisher says it. */
export interface Device {
  /** As its software calls it; the same name is the same device. */
  name: string;
  kind: SourceKind;
}

/** A number as a format gives it. */
export interface Measured {
  /** A number, or the text of one; what is none is refused, null is no value. */
  value: unknown;
  /** The unit it was given in, where that may be another than ours: `F`, `°C`, `Pa`, `V`, `m`. */
  unit?: string;
  /** What to call it where its name in the format would say less; the mapping's own name goes before. */
  metric?: string;
}

interface Said {
  /** Null: the publisher itself. */
  device: Device | null;
  /** The part of the payload that it came from: whose it is may stand there. */
  about?: unknown;
}

/**
 * What a message says, in our own form: a document of the channel as the contract has it, times as
 * the contract takes them. `telemetry` names metrics as its format does; the mapping names them anew.
 */
export type Saying = Said &
  (
    | { channel: 'telemetry'; ts?: unknown; values: Readonly<Record<string, Measured>> }
    | { channel: 'case' | 'event'; document: Readonly<Record<string, unknown>> }
    | {
        channel: 'status';
        document: Readonly<{ state: 'online' | 'offline' } & Record<string, unknown>>;
      }
    | { channel: 'snapshot'; bytes: Uint8Array }
    /** There is such a device, which has said nothing yet: it is proposed where nobody knows it. */
    | { channel: 'proposal' }
    /** A part that cannot be read; the others still count. */
    | { channel: 'unreadable'; reason: RejectReason; detail: string }
  );

/** The whole message cannot be read. */
export class Unreadable extends Error {
  constructor(
    readonly reason: RejectReason,
    detail: string,
  ) {
    super(detail);
  }
}

/** One foreign format. */
export interface Codec {
  /** First level of its topics where its software gives one: `frigate`. */
  base?: string;
  /**
   * Reads a message. Pure but for what it remembers. What a format says that is no fact (a log, a
   * command, a list of devices) gives nothing.
   * @throws Unreadable
   */
  read(message: ForeignMessage): Saying[];
  /** Keys of its payloads that may name people, besides those that everybody has. */
  personalKeys?: readonly string[];
  /**
   * Keys that name people elsewhere and things here: they are kept, since a source cannot be told
   * without them when a copy that was kept is read again.
   */
  thingKeys?: readonly string[];
  /** The topic under which a message is kept that is refused, where its own names people. */
  keptTopic?(topic: string): string;
  /**
   * Given where every payload holds personal data: whether a key's value names nobody. Of a message
   * that is kept all other values are masked; what cannot be read, and so not masked, is not kept.
   */
  isPlain?: (key: string) => boolean;
}
