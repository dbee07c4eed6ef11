import type { PastWork } from '@nhip-xa/ports';

/** KPI → commune → earliest moment of which something new is known. */
export type Late = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Which communes' past is still to be reckoned anew, and which ones' was since there was such work. */
export class PastProgress {
  private readonly begun = new Set<Late>();
  private readonly done = new Set<string>();

  begin(late: Late): void {
    this.begun.add(late);
  }

  /** @param reckoned false: it failed, and is marked anew */
  end(late: Late, reckoned: boolean): void {
    this.begun.delete(late);
    if (!reckoned) return;
    for (const units of late.values()) for (const unit of units.keys()) this.done.add(unit);
  }

  /** @param waiting what no work has begun on yet */
  standing(waiting: Late): PastWork {
    const from: Record<string, number> = {};
    for (const late of [waiting, ...this.begun]) {
      for (const units of late.values()) {
        for (const [unit, ms] of units) from[unit] = Math.min(ms, from[unit] ?? Infinity);
      }
    }
    // the next work is counted from its own beginning
    if (Object.keys(from).length === 0) this.done.clear();
    return { from, done: [...this.done].filter((unit) => !(unit in from)) };
  }
}
