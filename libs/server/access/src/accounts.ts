import type { ApiToken, Display, User } from '@nhip-xa/contract';
import {
  SYSTEM_AUTHOR,
  authorOf,
  type AccountRefusal,
  type Accounts,
  type Author,
  type ConfigChanges,
  type DisplayStore,
  type Gate,
  type NewDisplay,
  type NewUser,
  type Principal,
  type TokenStore,
  type UserPatch,
  type UserStore,
} from '@nhip-xa/ports';
import type { Now } from './authenticator';
import { PASS_PREFIX, hashOfToken, newToken } from './pass-tokens';
import type { Passwords } from './passwords';
import { covers } from './role-acts';
import { isWeakPassword } from './weak-passwords';

export interface OfficeParts {
  users: UserStore;
  tokens: TokenStore;
  displays: DisplayStore;
  passwords: Passwords;
  gate: Gate;
  changes: ConfigChanges;
  now: Now;
}

const DAY_MS = 86_400_000;

/** The user name and unit of the first administrator [contract 3]. */
const FIRST_ADMINISTRATOR = {
  username: 'admin',
  displayName: 'Quản trị hệ thống',
  role: 'admin',
  unit: 'VN',
} as const;

/** Users, tokens and displays, with the rules that hold for them. */
export class AccountOffice implements Accounts {
  constructor(private readonly parts: OfficeParts) {}

  /** Makes the first administrator when there is no user at all; tells whether it did. */
  async ensureAdministrator(password: string): Promise<boolean> {
    const { users, passwords } = this.parts;
    if (!(await users.isEmpty())) return false;
    const passwordHash = await passwords.hash(password);
    const made = await users.create({ ...FIRST_ADMINISTRATOR, passwordHash }, SYSTEM_AUTHOR);
    return made !== 'exists';
  }

  async createUser({ password, ...user }: NewUser, author: Author): Promise<User | AccountRefusal> {
    if (isWeakPassword(password, user.username)) return 'weak-password';
    const passwordHash = await this.parts.passwords.hash(password);
    return this.parts.users.create({ ...user, passwordHash }, author);
  }

  async patchUser(
    username: string,
    { password, ...rest }: UserPatch,
    author: Author,
  ): Promise<User | AccountRefusal> {
    if (password !== undefined && isWeakPassword(password, username)) return 'weak-password';
    const given = Object.fromEntries(
      Object.entries(rest).filter(([, value]) => value !== undefined),
    );
    const secret =
      password === undefined ? {} : { passwordHash: await this.parts.passwords.hash(password) };
    const after = await this.parts.users.patch(username, { ...given, ...secret }, author);
    if (after === undefined) return 'not-found';
    this.tellAccess();
    return after;
  }

  async removeUser(username: string, author: Author): Promise<'removed' | AccountRefusal> {
    const removed = await this.parts.users.remove(username, author);
    if (removed === 'last-administrator') return removed;
    return this.removed(removed);
  }

  async createToken(
    request: Parameters<Accounts['createToken']>[0],
    maker: Principal,
  ): Promise<(ApiToken & { token: string }) | AccountRefusal> {
    if (maker.kind !== 'user') return 'wider-than-maker';
    const { name, role = maker.role, unit = maker.unit, expiresInDays } = request;
    // [contract 3] no wider than their maker
    if (!covers(maker.role, role)) return 'wider-than-maker';
    if (!(await this.parts.gate.mayReach(maker, unit))) return 'not-found';
    const token = newToken(PASS_PREFIX.token);
    const expiresAtMs =
      expiresInDays === undefined ? null : this.parts.now() + expiresInDays * DAY_MS;
    const { username } = maker;
    const row = { name, role, unit, maker: username, hash: hashOfToken(token), expiresAtMs };
    const made = await this.parts.tokens.create(row, authorOf(maker));
    return { ...made, token };
  }

  async removeToken(id: string, maker: Principal): Promise<'removed' | AccountRefusal> {
    if (maker.kind !== 'user') return 'not-found';
    return this.removed(await this.parts.tokens.remove(maker.username, id, authorOf(maker)));
  }

  async removeTokenOf(
    username: string,
    id: string,
    author: Author,
  ): Promise<'removed' | AccountRefusal> {
    return this.removed(await this.parts.tokens.remove(username, id, author));
  }

  async createDisplay(request: NewDisplay, author: Author): Promise<Display & { token: string }> {
    const token = newToken(PASS_PREFIX.display);
    const made = await this.parts.displays.create({ ...request, hash: hashOfToken(token) }, author);
    return { ...made, token };
  }

  async removeDisplay(id: string, author: Author): Promise<'removed' | AccountRefusal> {
    return this.removed(await this.parts.displays.revoke(id, author));
  }

  private removed(done: boolean): 'removed' | 'not-found' {
    if (!done) return 'not-found';
    this.tellAccess();
    return 'removed';
  }

  /** Whoever is connected live is looked at again. */
  private tellAccess(): void {
    void this.parts.changes.emit({ what: 'access' });
  }
}
