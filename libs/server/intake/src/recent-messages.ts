import { TRACE_LIMITS } from '@nhip-xa/contract';
import type { DecodedParts } from '@nhip-xa/ports';
import { RecentRing, type RecentMessage } from './recent-ring';

const MINUTE_MS = 60_000;
/** Share of what may be kept that is left when more would be: not one source is forgotten at a time. */
const LEFT_SHARE = 0.9;

/**
 * The last messages of each source, in memory only: they are gone with the process. It lies in the
 * way of every message, so it copies a few KiB at most and leaves everything else to whoever asks.
 */
export class RecentMessages {
  private readonly byKey = new Map<string, RecentRing>();
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
    const [{ message, mapping }] = decoded;
    const { payload } = message;
    const text = payload.byteLength > TRACE_LIMITS.payloadBytes ? undefined : charactersOf(payload);
    const came = { seq: ++this.seq, message, mapping, payload: text };
    for (const part of decoded) {
      const { key } = part.message.publisher;
      let ring = this.byKey.get(key);
      if (!ring) this.byKey.set(key, (ring = new RecentRing()));
      const before = ring.bytes;
      ring.add(part, came, this.mostOf(key));
      this.totalBytes += ring.bytes - before;
    }
    if (this.totalBytes > this.totalMost) this.makeRoom();
  }

  /** Newest first. Whoever asks looks at the source: more is kept of it for a while. */
  of(key: string): readonly RecentMessage[] {
    this.forgetWatches();
    this.watched.set(key, this.nowMs() + TRACE_LIMITS.watchedMinutes * MINUTE_MS);
    return this.byKey.get(key)?.messages() ?? [];
  }

  private mostOf(key: string): number {
    if (this.watched.size === 0) return TRACE_LIMITS.messagesKept;
    const isWatched = this.nowMs() < (this.watched.get(key) ?? 0);
    return isWatched ? TRACE_LIMITS.messagesWatched : TRACE_LIMITS.messagesKept;
  }

  private forgetWatches(): void {
    const nowMs = this.nowMs();
    for (const [key, untilMs] of this.watched) if (untilMs <= nowMs) this.watched.delete(key);
  }

  /** The sources that were heard longest ago are forgotten. */
  private makeRoom(): void {
    const rings = [...this.byKey].sort(([, one], [, other]) => one.newest - other.newest);
    for (const [key, { bytes }] of rings) {
      if (this.totalBytes <= this.totalMost * LEFT_SHARE) return;
      this.totalBytes -= bytes;
      this.byKey.delete(key);
    }
  }
}

const charactersOf = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
