/** When the last messages of a connection were sent; older ones are forgotten. */
export class SentTimes {
  private readonly ring: { seq: number; atMs: number }[] = [];

  constructor(private readonly size: number) {}

  note(seq: number, atMs: number): void {
    this.ring[seq % this.size] = { seq, atMs };
  }

  /** The time a message was sent at, once; undefined when it is not (or no longer) known. */
  take(seq: number): number | undefined {
    const slot = seq % this.size;
    const entry = this.ring[slot];
    if (entry?.seq !== seq) return undefined;
    this.ring[slot] = { seq: -1, atMs: 0 };
    return entry.atMs;
  }
}
