/** Times kept between two looks: a minute of a busy province. */
const KEPT = 2_000;

/** From the arrival of messages to their drawing, in ms, until somebody asks. */
export class DrawnTimes {
  private arrived: { seq: number; atMs: number } | null = null;
  private times: number[] = [];

  /** A message, or a snapshot, came. What it overtook is drawn with it. */
  came(seq: number, nowMs: number): void {
    this.arrived = { seq, atMs: nowMs };
  }

  drew(seq: number, nowMs: number): void {
    if (this.arrived?.seq !== seq) return;
    if (this.times.length < KEPT) this.times.push(Math.max(0, nowMs - this.arrived.atMs));
    this.arrived = null;
  }

  /** The 95th percentile (the smallest time that 95 % did not exceed) since the last asking; null without any. */
  take(): number | null {
    const sorted = this.times.sort((a, b) => a - b);
    this.times = [];
    return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null;
  }
}
