/** A change of configuration that running parts must follow, told after its commit. */
export type ConfigChange =
  | { what: 'unit'; unit: string }
  | { what: 'source'; unit: string; key: string }
  /** Many new ones at once. */
  | { what: 'sources'; keys: readonly string[] }
  /** Worked on from this moment on, or no longer: what its silence means has changed since then. */
  | { what: 'maintenance'; unit: string; key: string; fromMs: number }
  /** Removed, moved or given a new secret: what is connected with the old one must go. */
  | { what: 'source-cut'; unit: string; key: string }
  /**
   * It has a new secret beside the one before, or the one before ended: what is connected with a
   * secret that works no longer must go, the rest stays.
   */
  | { what: 'source-secret'; unit: string; key: string }
  /** A person typed a number for a KPI, or took one back. */
  | { what: 'typed'; unit: string; kpi: string }
  /** Days, office hours or a deadline policy of a unit: deadlines below it are reckoned otherwise. */
  | { what: 'calendar'; unit: string }
  /**
   * Definitions of KPIs, what a unit set for itself, or numbers that they look up: which of them are
   * to be reckoned anew, in one unit or all.
   */
  | { what: 'kpis'; kpis: readonly string[]; unit?: string | undefined }
  /** How a publisher's foreign topics are read; cut: its connections may not be what they were. */
  | { what: 'mapping'; unit: string; publisher: string; cut: boolean }
  /** What a codec remembers of a mapping's messages was stored by one process. */
  | { what: 'codec-memory'; mapping: string }
  /** Keys that name people were added or taken out. */
  | { what: 'personal-keys' }
  /** Many removed at once: what is connected with one of them must go. */
  | { what: 'sources-cut'; keys: readonly string[] }
  /** The demonstration goes away: nothing may feed it any more, and nothing of it is reckoned. */
  | { what: 'demonstration' }
  /** A session, token, display or user whose rights changed. */
  | { what: 'access' };

/** Follows a change; what it throws or rejects with is its own to tell. */
export type ConfigListener = (change: ConfigChange) => void | Promise<void>;

export class ConfigChanges {
  private readonly listeners: ConfigListener[] = [];

  /** @param tellOthers hands a change of this process on to the other processes */
  constructor(private readonly tellOthers: (change: ConfigChange) => void = () => undefined) {}

  on(listener: ConfigListener): void {
    this.listeners.push(listener);
  }

  /**
   * Resolves when everybody in this process follows: whoever is answered after it finds the change
   * in force here. Other processes follow a moment later.
   */
  async emit(change: ConfigChange): Promise<void> {
    this.tellOthers(change);
    await this.follow(change);
  }

  /** A change of another process. */
  async follow(change: ConfigChange): Promise<void> {
    await Promise.all(this.listeners.map(async (listener) => listener(change)));
  }
}
