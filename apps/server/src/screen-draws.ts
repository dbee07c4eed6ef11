import type { FactBehind, OwnFacts, ScreenDraw } from '@nhip-xa/ports';

/** Samples taken of a unit's screens in a minute: a percentile of 15 minutes needs no more. */
export const DRAWS_PER_MINUTE = 120;
/** A screen that reports after so many ms was asleep: a hidden tab draws nothing, and shows nobody. */
export const ASLEEP_MS = 60_000;
/** How often at most, in ms, what counts on the screens of a unit is reckoned. */
export const DRAWS_TOLD_MS = 10_000;

const MINUTE_MS = 60_000;

export interface ScreenDrawsParts {
  store: Pick<OwnFacts, 'addDraws'>;
  nowMs: () => number;
  /** There are new samples of a unit. */
  changed: (unit: string) => void;
}

/** How long facts took to the screens, as these report it. */
export class ScreenDraws {
  private gathered: ScreenDraw[] = [];
  private minute = 0;
  private readonly ofMinute = new Map<string, number>();
  /** Unit → when its samples were told last. */
  private readonly toldMs = new Map<string, number>();
  private readonly untold = new Set<string>();

  constructor(private readonly parts: ScreenDrawsParts) {}

  /**
   * A message is on a screen.
   * @param tookMs from sending it until then
   */
  drawn(tookMs: number, { unit, occurredMs }: FactBehind): void {
    const atMs = this.parts.nowMs();
    if (tookMs > ASLEEP_MS || this.isEnough(unit, atMs)) return;
    this.gathered.push({ unit, atMs, seconds: Math.max(0, atMs - occurredMs) / 1_000 });
  }

  /** Stores what was gathered, at once. */
  async flush(): Promise<void> {
    const draws = this.gathered;
    this.gathered = [];
    await this.parts.store.addDraws(draws);
    for (const { unit } of draws) this.untold.add(unit);
    const nowMs = this.parts.nowMs();
    for (const unit of this.untold) {
      if (nowMs - (this.toldMs.get(unit) ?? -Infinity) < DRAWS_TOLD_MS) continue;
      this.toldMs.set(unit, nowMs);
      this.untold.delete(unit);
      this.parts.changed(unit);
    }
  }

  private isEnough(unit: string, nowMs: number): boolean {
    const minute = Math.floor(nowMs / MINUTE_MS);
    if (minute !== this.minute) this.ofMinute.clear();
    this.minute = minute;
    const taken = this.ofMinute.get(unit) ?? 0;
    this.ofMinute.set(unit, taken + 1);
    return taken >= DRAWS_PER_MINUTE;
  }
}
