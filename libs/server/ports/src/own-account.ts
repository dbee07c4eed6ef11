import type { Page, OwnSession } from '@nhip-xa/contract';
import type { Principal } from './access';
import type { Author, PageRequest } from './config-store';

/** A person who asks by a session of their own: what is done to the account itself, no token does. */
export type Person = Extract<Principal, { kind: 'user' }>;

export interface OwnAccountStore {
  /** Those that still let somebody in: used after one moment, and ending after the other. */
  sessions(
    person: Person,
    alive: { usedAfterMs: number; endsAfterMs: number },
    page: PageRequest,
  ): Promise<Page<OwnSession>>;
  /** Ends one session of this person; false: there is no such one. */
  endSession(person: Person, id: string, author: Author): Promise<boolean>;
  /** Ends every session but the one that asks; tells how many. */
  endOthers(person: Person, author: Author): Promise<number>;
  rename(person: Person, displayName: string, author: Author): Promise<void>;
  /** A new password ends every other session. */
  newPassword(person: Person, passwordHash: string, author: Author): Promise<void>;
}

export type PasswordChange =
  | { outcome: 'changed' }
  | { outcome: 'wrong-password' | 'weak-password' }
  | { outcome: 'throttled'; retryAfterSeconds: number };

/** What people do with their own account. */
export interface OwnAccount {
  sessions(person: Person, page: PageRequest): Promise<Page<OwnSession>>;
  endSession(person: Person, id: string): Promise<boolean>;
  endOthers(person: Person): Promise<number>;
  rename(person: Person, displayName: string): Promise<void>;
  /** @param address the peer's, as the socket knows it */
  changePassword(
    person: Person,
    passwords: { current: string; password: string },
    address: string,
  ): Promise<PasswordChange>;
}
