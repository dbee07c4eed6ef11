import type { Leadership } from '@nhip-xa/ports';
import type { PeerSession } from './peer-session';

/** Any number that no one else locks: whoever holds it leads. */
const LEADER_LOCK = 4_701_003;

/** Who holds an advisory lock leads; it is bound to a session and cannot outlive it. */
export class PgLeadership implements Leadership {
  private holds = false;
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly session: PeerSession) {
    session.onLost(() => (this.holds = false));
  }

  onGained(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Asks on the session itself: one that was ended while this process stood still does not answer. */
  async leads(): Promise<boolean> {
    try {
      if (this.holds) await this.session.query('SELECT');
      else await this.tryLock();
      return this.holds;
    } catch {
      // the session has told of its loss
      return false;
    }
  }

  private async tryLock(): Promise<void> {
    const [row] = await this.session.query<{ got: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS got',
      [LEADER_LOCK],
    );
    if (row?.got !== true || this.holds) return;
    this.holds = true;
    for (const listener of this.listeners) listener();
  }
}
