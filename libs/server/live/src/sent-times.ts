/** What is remembered of a message until it is drawn. */
export interface Sent {
  atMs: number;
  unit: string;
  /** When the newest fact behind it occurred, in ms since 1970; absent where no fresh fact is. */
  occurredMs?: number | undefined;
}

/** When the last messages of a connection were sent, and why; older ones are forgotten. */
export class SentTimes {
  private readonly ring: { seq: number; sent: Sent }[] = [];

  constructor(private readonly size: number) {}

  note(seq: number, sent: Sent): void {
    this.ring[seq % this.size] = { seq, sent };
  }

  /** What is known of a message, once; undefined when nothing is (any more). */
  take(seq: number): Sent | undefined {
    const slot = seq % this.size;
    const entry = this.ring[slot];
    if (entry?.seq !== seq) return undefined;
    this.ring[slot] = { ...entry, seq: -1 };
    return entry.sent;
  }
}
