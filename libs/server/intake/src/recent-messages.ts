import {
  TRACE_LIMITS,
  type CodecName,
  type RejectReason,
  type TracedMessage,
} from '@nhip-xa/contract';
import type { DecodedMessage, DecodedParts, FactItem, IncomingMessage } from '@nhip-xa/ports';

/** A message as it came, and what became of it. */
export interface RecentMessage {
  /** Counts the messages of all sources. */
  seq: number;
  topic: string;
  /** The format that it was read as; undefined: our own, or none. */
  codec: CodecName | undefined;
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
  facts: TracedMessage['facts'];
  refused: number;
  refusals: { reason: RejectReason; detail: string }[];
}

interface Came extends Pick<RecentMessage, 'codec' | 'payload'> {
  message: IncomingMessage;
}

interface Kept {
  messages: RecentMessage[];
  bytes: number;
}

/** What a kept message takes besides its texts, in bytes; a guess that is rather too high. */
const OVERHEAD_BYTES = 500;
const MINUTE_MS = 60_000;

/**
 * The last messages of each source, in memory only: they are gone with the process. It lies in the
 * way of every message, so it copies a few KiB at most and leaves everything else to whoever asks.
 */
export class RecentMessages {
  /** By key, the source that was heard longest ago first. */
  private readonly byKey = new Map<string, Kept>();
  /** Until when a source counts as looked at. */
  private readonly watched = new Map<string, number>();
  private seq = 0;
  private totalBytes = 0;

  constructor(
    private readonly nowMs: () => number,
    private readonly totalMost: number = TRACE_LIMITS.totalBytes,
  ) {}

  /** Bytes that are kept of all sources together, about. */
  get bytes(): number {
    return this.totalBytes;
  }

  took(decoded: DecodedParts): void {
    const [{ message, codec }] = decoded;
    const { payload } = message;
    const text = payload.byteLength > TRACE_LIMITS.payloadBytes ? undefined : charactersOf(payload);
    this.seq += 1;
    for (const part of decoded) this.add(part, { message, codec, payload: text });
    this.makeRoom();
  }

  /** Newest first. Whoever asks looks at the source: more is kept of it for a while. */
  of(key: string): readonly RecentMessage[] {
    this.watched.set(key, this.nowMs() + TRACE_LIMITS.watchedMinutes * MINUTE_MS);
    return [...(this.byKey.get(key)?.messages ?? [])].reverse();
  }

  private forget(key: string): void {
    this.totalBytes -= this.byKey.get(key)?.bytes ?? 0;
    this.byKey.delete(key);
  }

  private add(
    { message: { publisher, via }, items, rejected }: DecodedMessage,
    { message, codec, payload }: Came,
  ): void {
    const { key } = publisher;
    const kept = this.byKey.get(key) ?? { messages: [], bytes: 0 };
    // the newest is the last to be forgotten
    this.byKey.delete(key);
    this.byKey.set(key, kept);
    const shown = rejected.slice(0, TRACE_LIMITS.refusalsShown);
    this.push(kept, {
      seq: this.seq,
      topic: message.topic,
      codec,
      receivedAtUs: message.receivedAtUs,
      qos: message.qos ?? null,
      retained: message.retainedCopy || (message.retain ?? false),
      dup: message.dup,
      will: message.will,
      via: via?.key ?? null,
      size: message.payload.byteLength,
      payload,
      taken: items.length,
      facts: items.slice(0, TRACE_LIMITS.factsShown).map(({ item }) => nameOf(item)),
      refused: rejected.length,
      refusals: shown.map(({ reason, detail }) => ({ reason, detail })),
    });
    const most = this.mostOf(key);
    while (kept.messages.length > most) this.drop(kept);
  }

  private push(kept: Kept, message: RecentMessage): void {
    const bytes = bytesOf(message);
    kept.messages.push(message);
    kept.bytes += bytes;
    this.totalBytes += bytes;
  }

  private drop(kept: Kept): void {
    const oldest = kept.messages.shift();
    if (!oldest) return;
    const bytes = bytesOf(oldest);
    kept.bytes -= bytes;
    this.totalBytes -= bytes;
  }

  private mostOf(key: string): number {
    const untilMs = this.watched.get(key);
    if (untilMs === undefined) return TRACE_LIMITS.messagesKept;
    if (this.nowMs() < untilMs) return TRACE_LIMITS.messagesWatched;
    this.watched.delete(key);
    return TRACE_LIMITS.messagesKept;
  }

  private makeRoom(): void {
    for (const key of this.byKey.keys()) {
      if (this.totalBytes <= this.totalMost) return;
      this.forget(key);
    }
  }
}

const bytesOf = ({ topic, payload }: RecentMessage): number =>
  OVERHEAD_BYTES + topic.length + (payload?.length ?? 0);

const charactersOf = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('latin1');

function nameOf(item: FactItem): TracedMessage['facts'][number] {
  switch (item.fact) {
    case 'reading':
      return { kind: 'reading', name: item.metric, value: item.value };
    case 'case':
      return { kind: 'case', name: `${item.kind} ${item.id} ${item.state ?? ''}`.trimEnd() };
    case 'event':
      return { kind: 'event', name: item.type };
    case 'status':
      return { kind: 'status', name: item.state };
    case 'frame':
      return { kind: 'frame', name: item.contentType };
  }
}
