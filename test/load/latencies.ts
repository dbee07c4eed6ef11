/** What is told of many latencies, in ms. */
export interface Summary {
  n: number;
  p50: number;
  p99: number;
  most: number;
}

/** Counts latencies in steps of 0.1 ms up to a minute: exact enough, and no array that grows. */
export class Latencies {
  private static readonly STEPS_PER_MS = 10;
  private readonly counts = new Uint32Array(60_000 * Latencies.STEPS_PER_MS);
  private n = 0;
  private most = 0;

  add(milliseconds: number): void {
    const step = Math.max(0, Math.floor(milliseconds * Latencies.STEPS_PER_MS));
    const last = this.counts.length - 1;
    this.counts[Math.min(step, last)]! += 1;
    this.n += 1;
    if (milliseconds > this.most) this.most = milliseconds;
  }

  summary(): Summary {
    return { n: this.n, p50: this.quantile(0.5), p99: this.quantile(0.99), most: this.most };
  }

  /** Upper edge of the step that the quantile falls into; 0 when nothing was counted. */
  private quantile(share: number): number {
    const rank = Math.ceil(this.n * share);
    if (rank === 0) return 0;
    let seen = 0;
    const step = this.counts.findIndex((count) => (seen += count) >= rank);
    return Math.min((step + 1) / Latencies.STEPS_PER_MS, this.most);
  }
}
