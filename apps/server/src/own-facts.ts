import type { SystemFact } from '@nhip-xa/contract';
import { localDay } from '@nhip-xa/domain';
import type { Logger } from '@nhip-xa/platform';
import type { OwnFacts, Principal } from '@nhip-xa/ports';
import { ScreenDraws } from './screen-draws';

/** How often at most, in ms, what counts items taken in is reckoned: quotas are of months. */
export const COUNTED_TOLD_MS = 60_000;

export interface OwnFactsParts {
  store: OwnFacts;
  nowMs: () => number;
  logger: Logger;
}

/** What the system notes of itself: how fast its screens are, who uses it, how much it takes in. */
export class OwnFactsBook {
  readonly draws: ScreenDraws;
  /** Unit → the local day of its leader that is noted already. */
  private readonly leaderDays = new Map<string, number>();
  private readonly counted = new Set<string>();
  private countedToldMs = 0;
  private listener: (unit: string, fact: SystemFact) => void = () => undefined;

  constructor(private readonly parts: OwnFactsParts) {
    const { store, nowMs } = parts;
    const changed = (unit: string): void => this.listener(unit, 'screen-latency-p95');
    this.draws = new ScreenDraws({ store, nowMs, changed });
  }

  /** Told of units and facts that are to be reckoned. */
  onChanged(listener: (unit: string, fact: SystemFact) => void): void {
    this.listener = listener;
  }

  /**
   * Somebody asked for something. A chairman who does, by a session of their own, used the system that
   * day; a token is a program, and live connections come back by themselves while nobody looks.
   */
  seen(principal: Principal): void {
    if (principal.kind !== 'user' || principal.role !== 'chairman') return;
    const { store, nowMs, logger } = this.parts;
    const { unit } = principal;
    const day = localDay(nowMs());
    if (this.leaderDays.get(unit) === day) return;
    this.leaderDays.set(unit, day);
    store.noteLeaderDay(unit, nowMs()).then(
      () => this.listener(unit, 'leader-days'),
      (error: unknown) => {
        this.leaderDays.delete(unit);
        logger.warn({ err: error, unit }, 'noting the day of a leader; the next request does it');
      },
    );
  }

  /** Items of these units were counted in the ledger. */
  took(units: readonly string[]): void {
    for (const unit of units) this.counted.add(unit);
  }

  /** Stores what was gathered, and tells what is to be reckoned; called every second or so. */
  async flush(): Promise<void> {
    const nowMs = this.parts.nowMs();
    if (nowMs - this.countedToldMs >= COUNTED_TOLD_MS) {
      for (const unit of this.counted) this.listener(unit, 'items-taken');
      this.counted.clear();
      this.countedToldMs = nowMs;
    }
    await this.draws.flush();
  }
}
