/** How those who were wrong have to wait. */
export interface BackOffRule {
  /** Wrong ones before anybody waits: a person mistypes. */
  free: number;
  /** The first wait, in ms; each further wrong one doubles it, up to the longest. */
  firstMs: number;
  longestMs: number;
  /** So long after its wait, in ms, nobody remembers. */
  forgetMs: number;
  /** So many are remembered; whoever was wrong longest ago is forgotten first. */
  most: number;
}

interface Waiting {
  wrong: number;
  untilMs: number;
}

/** Waits that grow with each wrong attempt, in a bounded table. Times are of one clock that only goes forward. */
export class BackOffs {
  private readonly table = new Map<string, Waiting>();

  constructor(private readonly rule: BackOffRule) {}

  get size(): number {
    return this.table.size;
  }

  /** Milliseconds until the next attempt is looked at; 0: now. What is refused meanwhile counts nowhere. */
  waitMs(who: string, nowMs: number): number {
    return Math.max(0, (this.table.get(who)?.untilMs ?? nowMs) - nowMs);
  }

  /** @param free how many wrong ones are free for this one; as the rule has it unless said otherwise */
  wrong(who: string, nowMs: number, free = this.rule.free): void {
    const { firstMs, longestMs, forgetMs, most } = this.rule;
    const before = this.table.get(who);
    const wrong = before && nowMs - before.untilMs < forgetMs ? before.wrong + 1 : 1;
    const waitMs = wrong <= free ? 0 : Math.min(longestMs, firstMs * 2 ** (wrong - free - 1));
    this.table.delete(who);
    this.table.set(who, { wrong, untilMs: nowMs + waitMs });
    const [oldest] = this.table.keys();
    if (this.table.size > most && oldest !== undefined) this.table.delete(oldest);
  }

  forget(who: string): void {
    this.table.delete(who);
  }

  /** Forgets all whose name begins so. */
  forgetThose(beginning: string): void {
    for (const who of this.table.keys()) if (who.startsWith(beginning)) this.table.delete(who);
  }
}
