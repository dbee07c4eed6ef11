import {
  TooBusy,
  type Authenticator,
  type ConfigChanges,
  type DisplayStore,
  type GivenPass,
  type PassStore,
  type Principal,
  type SessionStore,
  type SignIn,
  type SignInResult,
  type UserStore,
} from '@nhip-xa/ports';
import { networkOf } from '@nhip-xa/platform';
import type { Now } from './authenticator';
import { ACCESS_LIMITS } from './limits';
import type { LoginThrottle } from './login-throttle';
import { PASS_PREFIX, hashOfToken, newToken } from './pass-tokens';
import type { Passwords } from './passwords';

type Attempt = Parameters<SignIn['signIn']>[0];
type Credentials = Awaited<ReturnType<UserStore['credentials']>>;

export interface DoorParts {
  users: Pick<UserStore, 'credentials'>;
  sessions: SessionStore;
  displays: Pick<DisplayStore, 'openSession'>;
  passes: Pick<PassStore, 'find'>;
  passwords: Passwords;
  throttle: LoginThrottle;
  authenticator: Authenticator;
  changes: ConfigChanges;
  now: Now;
}

/** Lets people and walls in and out. */
export class FrontDoor implements SignIn {
  constructor(private readonly parts: DoorParts) {}

  /** Says the same, and takes as long, for an unknown name as for a wrong password. */
  async signIn(attempt: Attempt): Promise<SignInResult> {
    const { throttle, now } = this.parts;
    const account = attempt.username.toLowerCase();
    const network = networkOf(attempt.address);
    const retryAfterSeconds = throttle.begin(account, network, now());
    if (retryAfterSeconds > 0) return { outcome: 'throttled', retryAfterSeconds };
    let user: Credentials;
    try {
      user = await this.check(attempt);
    } catch (error) {
      throttle.takeBack(account, network);
      if (!(error instanceof TooBusy)) throw error;
      return { outcome: 'throttled', retryAfterSeconds: ACCESS_LIMITS.busyRetrySeconds };
    }
    if (!user) return { outcome: 'refused' };
    throttle.succeeded(account, network);
    await this.endEarlier(attempt.cookieHeader);
    return this.openSession(user);
  }

  async signOut(principal: Principal): Promise<void> {
    if (principal.kind !== 'user') return;
    await this.parts.sessions.close(principal.id);
    await this.parts.changes.emit({ what: 'access' });
  }

  async exchange(
    token: string,
  ): Promise<{ pass: GivenPass; unit: string; name: string; id: string } | undefined> {
    const standing = await this.parts.passes.find({ kind: 'display', hash: hashOfToken(token) });
    if (standing?.kind !== 'display') return undefined;
    const { id, unit, name } = standing;
    const cookie = newToken(PASS_PREFIX.display);
    const atMs = this.parts.now();
    await this.parts.displays.openSession({
      displayId: id,
      hash: hashOfToken(cookie),
      atMs,
      expiresAtMs: atMs + ACCESS_LIMITS.displayCookieMs,
      most: ACCESS_LIMITS.sessionsPerDisplay,
    });
    return { pass: given(cookie, ACCESS_LIMITS.displayCookieMs), unit, name, id };
  }

  private async check({ username, password }: Attempt): Promise<Credentials> {
    const user = await this.parts.users.credentials(username);
    const right = await this.parts.passwords.matches(password, user?.passwordHash);
    return right ? user : undefined;
  }

  private async endEarlier(cookieHeader: string | undefined): Promise<void> {
    if (cookieHeader === undefined) return;
    const earlier = await this.parts.authenticator.authenticate({ cookieHeader });
    if (earlier) await this.signOut(earlier);
  }

  private async openSession(user: NonNullable<Credentials>): Promise<SignInResult> {
    const token = newToken(PASS_PREFIX.session);
    const atMs = this.parts.now();
    const id = await this.parts.sessions.open({
      userId: user.id,
      hash: hashOfToken(token),
      atMs,
      expiresAtMs: atMs + ACCESS_LIMITS.sessionAbsoluteMs,
      most: ACCESS_LIMITS.sessionsPerUser,
    });
    const { username, displayName, role, unit } = user;
    return {
      outcome: 'in',
      pass: given(token, ACCESS_LIMITS.sessionAbsoluteMs),
      principal: { kind: 'user', id, username, displayName, role, unit },
    };
  }
}

const given = (token: string, lifetimeMs: number): GivenPass => ({
  token,
  lifetimeSeconds: lifetimeMs / 1000,
});
