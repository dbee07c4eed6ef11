import type { OwnSession, Page } from '@nhip-xa/contract';
import { networkOf } from '@nhip-xa/platform';
import {
  TooBusy,
  authorOf,
  type ConfigChanges,
  type OwnAccount,
  type OwnAccountStore,
  type PageRequest,
  type PasswordChange,
  type Person,
  type UserStore,
} from '@nhip-xa/ports';
import type { Now } from './authenticator';
import { ACCESS_LIMITS } from './limits';
import type { LoginThrottle } from './login-throttle';
import type { Passwords } from './passwords';
import { isWeakPassword } from './weak-passwords';

export interface OwnAccountParts {
  users: Pick<UserStore, 'credentials'>;
  ownAccounts: OwnAccountStore;
  passwords: Passwords;
  throttle: LoginThrottle;
  changes: ConfigChanges;
  now: Now;
}

/** What people do with their own account; whoever found their desk does not learn their password by it. */
export class OwnAccountDesk implements OwnAccount {
  constructor(private readonly parts: OwnAccountParts) {}

  sessions(person: Person, page: PageRequest): Promise<Page<OwnSession>> {
    const endsAfterMs = this.parts.now();
    const usedAfterMs = endsAfterMs - ACCESS_LIMITS.sessionIdleMs;
    return this.parts.ownAccounts.sessions(person, { usedAfterMs, endsAfterMs }, page);
  }

  async endSession(person: Person, id: string): Promise<boolean> {
    const ended = await this.parts.ownAccounts.endSession(person, id, authorOf(person));
    if (ended) this.tellAccess();
    return ended;
  }

  async endOthers(person: Person): Promise<number> {
    const ended = await this.parts.ownAccounts.endOthers(person, authorOf(person));
    if (ended > 0) this.tellAccess();
    return ended;
  }

  rename(person: Person, displayName: string): Promise<void> {
    return this.parts.ownAccounts.rename(person, displayName, authorOf(person));
  }

  /** The password before is guessed no faster here than at the door. */
  async changePassword(
    person: Person,
    { current, password }: { current: string; password: string },
    address: string,
  ): Promise<PasswordChange> {
    const { throttle, passwords, ownAccounts, now } = this.parts;
    const network = networkOf(address);
    const retryAfterSeconds = throttle.begin(person.username, network, now());
    if (retryAfterSeconds > 0) return { outcome: 'throttled', retryAfterSeconds };
    try {
      if (!(await this.isRight(person, current))) return { outcome: 'wrong-password' };
      throttle.succeeded(person.username, network);
      if (isWeakPassword(password, person.username)) return { outcome: 'weak-password' };
      const passwordHash = await passwords.hash(password);
      await ownAccounts.newPassword(person, passwordHash, authorOf(person));
    } catch (error) {
      throttle.takeBack(person.username, network);
      if (!(error instanceof TooBusy)) throw error;
      return { outcome: 'throttled', retryAfterSeconds: ACCESS_LIMITS.busyRetrySeconds };
    }
    this.tellAccess();
    return { outcome: 'changed' };
  }

  private async isRight({ username }: Person, password: string): Promise<boolean> {
    const user = await this.parts.users.credentials(username);
    return this.parts.passwords.matches(password, user?.passwordHash);
  }

  /** Whoever is connected live is looked at again. */
  private tellAccess(): void {
    void this.parts.changes.emit({ what: 'access' });
  }
}
