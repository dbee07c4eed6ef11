import { TAKEOVERS_OF_TWO_CLIENTS, TAKEOVERS_WITHIN_MS, TAKEOVER_REST_MS } from '../limits';

/**
 * Two clients with one credential throw each other out without end: the newest wins, but not more
 * often than once in a while.
 */
export class Takeovers {
  /** When each source's connection was last taken over, newest last. */
  private readonly times = new Map<string, number[]>();

  constructor(private readonly nowMs: () => number) {}

  /** How long in ms the next one of this source has to wait. */
  restMs(key: string): number {
    const last = this.times.get(key)?.at(-1);
    return last === undefined ? 0 : Math.max(0, last + TAKEOVER_REST_MS - this.nowMs());
  }

  /** A connection was taken over; tells whether this looks like two clients. */
  note(key: string): boolean {
    const nowMs = this.nowMs();
    const recent = (this.times.get(key) ?? []).filter((at) => at > nowMs - TAKEOVERS_WITHIN_MS);
    const times = [...recent, nowMs].slice(-TAKEOVERS_OF_TWO_CLIENTS);
    this.times.set(key, times);
    return times.length === TAKEOVERS_OF_TWO_CLIENTS;
  }
}
