import { ACCESS_LIMITS } from './limits';

/** Failures of one account or address since the window began. */
interface Count {
  failures: number;
  beganMs: number;
}

/** A bounded table of counts; the oldest go first. */
class Counts {
  private readonly counts = new Map<string, Count>();

  constructor(private readonly most: number) {}

  /** Milliseconds until the next attempt is allowed; 0 when it is now. */
  waitMs(key: string, nowMs: number): number {
    const count = this.current(key, nowMs);
    if (!count || count.failures < this.most) return 0;
    return count.beganMs + ACCESS_LIMITS.failureWindowMs - nowMs;
  }

  add(key: string, nowMs: number): void {
    const count = this.current(key, nowMs);
    if (count) {
      count.failures += 1;
      return;
    }
    this.counts.delete(key);
    this.counts.set(key, { failures: 1, beganMs: nowMs });
    if (this.counts.size > ACCESS_LIMITS.throttleEntries) this.forgetOldest();
  }

  takeBack(key: string): void {
    const count = this.counts.get(key);
    if (count && count.failures > 0) count.failures -= 1;
  }

  forget(key: string): void {
    this.counts.delete(key);
  }

  private current(key: string, nowMs: number): Count | undefined {
    const count = this.counts.get(key);
    return count && nowMs - count.beganMs < ACCESS_LIMITS.failureWindowMs ? count : undefined;
  }

  private forgetOldest(): void {
    const oldest = this.counts.keys().next();
    if (!oldest.done) this.counts.delete(oldest.value);
  }
}

/**
 * Slows down guessing, per account and per address. An attempt counts as failed from its start, so
 * that a hundred at the same moment are not a hundred free ones; a right password takes it back.
 */
export class LoginThrottle {
  private readonly accounts = new Counts(ACCESS_LIMITS.failuresPerAccount);
  private readonly addresses = new Counts(ACCESS_LIMITS.failuresPerAddress);

  /** Seconds to wait; 0: the attempt may go on and has been counted. A refused one counts nowhere. */
  begin(account: string, address: string, nowMs: number): number {
    const waitMs = Math.max(
      this.accounts.waitMs(account, nowMs),
      this.addresses.waitMs(address, nowMs),
    );
    if (waitMs > 0) return Math.ceil(waitMs / 1000);
    this.accounts.add(account, nowMs);
    this.addresses.add(address, nowMs);
    return 0;
  }

  /** The password was right. */
  succeeded(account: string, address: string): void {
    this.accounts.forget(account);
    this.addresses.takeBack(address);
  }

  /** The password was not checked at all. */
  takeBack(account: string, address: string): void {
    this.accounts.takeBack(account);
    this.addresses.takeBack(address);
  }
}
