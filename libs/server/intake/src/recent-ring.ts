import { TRACE_LIMITS, type RejectReason, type TracedMessage } from '@nhip-xa/contract';
import type {
  Decoded,
  DecodedMessage,
  FactItem,
  IncomingMessage,
  KnownMapping,
} from '@nhip-xa/ports';

type TracedFact = TracedMessage['facts'][number];

/** A message as it came, and what became of it. */
export interface RecentMessage {
  /** Counts the messages of all sources. */
  seq: number;
  topic: string;
  /** The mapping that it was read by; undefined: it is in our own form, or there was none. */
  mapping: KnownMapping | undefined;
  receivedAtUs: number;
  qos: number | null;
  retained: boolean;
  dup: boolean;
  will: boolean;
  via: string | null;
  size: number;
  /**
   * The payload, a character a byte; undefined: too large. As a string, since a view of a payload
   * keeps the whole block alive that was read from its socket.
   */
  payload: string | undefined;
  taken: number;
  facts: TracedFact[];
  refused: number;
  refusals: { reason: RejectReason; detail: string }[];
}

/** A message on its way into the rings of those that it is about. */
export interface Came {
  seq: number;
  message: IncomingMessage;
  mapping: KnownMapping | undefined;
  payload: string | undefined;
}

/**
 * The last messages of one source. A message is written over the oldest in its place: new objects
 * for each would outlive what the collector is quick at, and cost more than the rest of the work.
 */
export class RecentRing {
  /** `seq` of the newest message. */
  newest = 0;
  bytes = 0;
  private slots: (Slot | undefined)[] = [];
  /** Where the next message goes; the oldest is there, or nothing yet. */
  private next = 0;

  /** @param most messages that are kept from now on */
  add(part: DecodedMessage, came: Came, most: number): void {
    if (most !== this.slots.length) this.fit(most);
    const slot = (this.slots[this.next] ??= new Slot());
    this.bytes -= slot.bytes;
    slot.write(part, came);
    this.bytes += slot.bytes;
    this.newest = came.seq;
    this.next = this.next + 1 === this.slots.length ? 0 : this.next + 1;
  }

  /** Newest first. */
  messages(): RecentMessage[] {
    return this.inOrder()
      .map((slot) => slot.read())
      .reverse();
  }

  private fit(most: number): void {
    const kept = this.inOrder().slice(-most);
    this.slots = Array.from({ length: most }, (_none, at) => kept[at]);
    this.next = kept.length % most;
    this.bytes = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  private inOrder(): Slot[] {
    const { slots, next } = this;
    return [...slots.slice(next), ...slots.slice(0, next)].flatMap((slot) => slot ?? []);
  }
}

/** What a kept message takes besides its texts, in bytes; a guess that is rather too high. */
const OVERHEAD_BYTES = 500;
const NOTHING_REFUSED: RecentMessage['refusals'] = [];

class Slot {
  bytes = 0;
  private seq = 0;
  private topic = '';
  private mapping: KnownMapping | undefined;
  private receivedAtUs = 0;
  private qos = -1;
  private retained = false;
  private dup = false;
  private will = false;
  private via: string | null = null;
  private size = 0;
  private payload: string | undefined;
  private taken = 0;
  private readonly kinds: TracedFact['kind'][] = [];
  private readonly names: string[] = [];
  private readonly values: number[] = [];
  private refused = 0;
  private refusals = NOTHING_REFUSED;

  write({ message: { via }, items, rejected }: DecodedMessage, came: Came): void {
    const { message, payload } = came;
    this.seq = came.seq;
    // a source says most under one topic: of equal texts the one that is here already is kept
    if (this.topic !== message.topic) this.topic = message.topic;
    this.mapping = came.mapping;
    this.receivedAtUs = message.receivedAtUs;
    this.qos = message.qos ?? -1;
    this.retained = message.retainedCopy || message.retain === true;
    this.dup = message.dup;
    this.will = message.will;
    this.via = via?.key ?? null;
    this.size = message.payload.byteLength;
    this.payload = payload;
    this.bytes = OVERHEAD_BYTES + this.topic.length + (payload?.length ?? 0);
    this.writeFacts(items);
    this.refused = rejected.length;
    this.refusals =
      rejected.length === 0
        ? NOTHING_REFUSED
        : rejected
            .slice(0, TRACE_LIMITS.refusalsShown)
            .map(({ reason, detail }) => ({ reason, detail }));
  }

  private writeFacts(items: readonly Decoded[]): void {
    this.taken = items.length;
    const shown = Math.min(items.length, TRACE_LIMITS.factsShown);
    for (let at = 0; at < shown; at += 1) {
      const { item } = items[at] as Decoded;
      this.kinds[at] = item.fact;
      this.names[at] = nameOf(item);
      this.values[at] = item.fact === 'reading' ? item.value : NaN;
    }
  }

  read(): RecentMessage {
    const { seq, topic, mapping, receivedAtUs, qos, retained, dup, will, via, size } = this;
    const { payload, taken, refused, refusals } = this;
    const facts = this.names
      .slice(0, Math.min(taken, TRACE_LIMITS.factsShown))
      .map((name, at) => this.factAt(at, name));
    return {
      ...{ seq, topic, mapping, receivedAtUs, qos: qos < 0 ? null : qos, retained, dup, will, via },
      ...{ size, payload, taken, facts, refused, refusals },
    };
  }

  private factAt(at: number, name: string): TracedFact {
    const kind = this.kinds[at] ?? 'reading';
    const value = this.values[at] ?? NaN;
    return kind === 'reading' ? { kind, name, value } : { kind, name };
  }
}

function nameOf(item: FactItem): string {
  switch (item.fact) {
    case 'reading':
      return item.metric;
    case 'case':
      return `${item.kind} ${item.id} ${item.state ?? ''}`.trimEnd();
    case 'event':
      return item.type;
    case 'status':
      return item.state;
    case 'frame':
      return item.contentType;
  }
}
