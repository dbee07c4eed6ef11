import { deserialize, serialize } from 'node:v8';
import type { IncomingMessage, SourceIdentity } from '@nhip-xa/ports';

/** A message in the order in which it was taken. */
export interface SpooledMessage {
  /** Counts the messages of this spool by one. */
  seq: number;
  message: IncomingMessage;
  /** What it was counted as when it was taken. */
  items: number;
}

/** What a block holds, told without reading it. */
export interface BlockSummary {
  /** Under whose name the database remembers how far these messages are stored: one for each start. */
  writer: string;
  /** `seq` of its first message; those of the others follow by one. */
  firstSeq: number;
  messages: number;
  bytes: number;
  /** Items by the unit of their publisher. */
  items: Record<string, number>;
}

type Row = [
  publisher: number,
  via: number,
  topic: string,
  payload: Uint8Array,
  marks: number,
  receivedAtUs: number,
  connectedAtUs: number,
  items: number,
];

interface Block {
  /** The form of a block; one that a later version changes gets the next number. */
  form: 1;
  sources: SourceIdentity[];
  rows: Row[];
}

const DUP = 1;
const RETAINED = 2;
const WILL = 4;
const NOBODY = -1;

/** Messages as one value of the spool; what many of them share stands once. */
export function writeBlock(messages: readonly SpooledMessage[]): Buffer {
  const places = new Map<SourceIdentity, number>();
  const placeOf = (source: SourceIdentity): number => {
    const place = places.get(source) ?? places.size;
    places.set(source, place);
    return place;
  };
  const rows = messages.map(({ message, items }): Row => [
    placeOf(message.publisher),
    message.via ? placeOf(message.via) : NOBODY,
    message.topic,
    message.payload,
    (message.dup ? DUP : 0) | (message.retainedCopy ? RETAINED : 0) | (message.will ? WILL : 0),
    message.receivedAtUs,
    message.connectedAtUs,
    items,
  ]);
  return serialize({ form: 1, sources: [...places.keys()], rows } satisfies Block);
}

export function readBlock(bytes: Uint8Array, firstSeq: number): SpooledMessage[] {
  const { sources, rows } = deserialize(bytes) as Block;
  return rows.map(
    ([publisher, via, topic, payload, marks, receivedAtUs, connectedAtUs, items], n) => {
      const gateway = sources[via];
      return {
        seq: firstSeq + n,
        items,
        message: {
          publisher: sources[publisher] as SourceIdentity,
          ...(gateway && { via: gateway }),
          topic,
          payload,
          dup: (marks & DUP) > 0,
          retainedCopy: (marks & RETAINED) > 0,
          will: (marks & WILL) > 0,
          receivedAtUs,
          connectedAtUs,
        },
      };
    },
  );
}

export function summaryOf(
  writer: string,
  messages: readonly SpooledMessage[],
  bytes: number,
): BlockSummary {
  const items: Record<string, number> = {};
  for (const { message, items: n } of messages) {
    const { unit } = message.publisher;
    items[unit] = (items[unit] ?? 0) + n;
  }
  return { writer, firstSeq: messages[0]?.seq ?? 0, messages: messages.length, bytes, items };
}
