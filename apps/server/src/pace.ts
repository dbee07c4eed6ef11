/** Over how long the pace of this process is told, in ms. */
const OVER_MS = 60_000;

interface Sample {
  atMs: number;
  received: number;
}

/** How fast this process works at the moment: a minute of it is remembered. */
export class Pace {
  private readonly samples: Sample[] = [];
  private evaluations: { atMs: number; milliseconds: number }[] = [];

  constructor(private readonly nowMs: () => number) {}

  /** Items that were received since the start, looked at now and then. */
  sample(received: number): void {
    const atMs = this.nowMs();
    this.samples.push({ atMs, received });
    // the one before the minute stays: the minute is measured from it
    while ((this.samples[1]?.atMs ?? atMs) <= atMs - OVER_MS) this.samples.shift();
  }

  /** Null while there is nothing to compare with. */
  get itemsPerSecond(): number | null {
    const [first] = this.samples;
    const last = this.samples.at(-1);
    if (!first || !last || last.atMs === first.atMs) return null;
    return ((last.received - first.received) * 1_000) / (last.atMs - first.atMs);
  }

  evaluated(milliseconds: number): void {
    const atMs = this.nowMs();
    this.evaluations = this.evaluations.filter((one) => one.atMs > atMs - OVER_MS);
    // of a second only the slowest counts, so that a busy one is no long list
    const last = this.evaluations.at(-1);
    if (last && atMs - last.atMs < 1_000) {
      last.milliseconds = Math.max(last.milliseconds, milliseconds);
    } else this.evaluations.push({ atMs, milliseconds });
  }

  /** The slowest evaluation of the last minute; null: there was none. */
  get slowestEvaluationMs(): number | null {
    const afterMs = this.nowMs() - OVER_MS;
    const recent = this.evaluations.filter(({ atMs }) => atMs > afterMs);
    return recent.length === 0 ? null : Math.max(...recent.map(({ milliseconds }) => milliseconds));
  }
}
