import type {
  ApiToken,
  AuditEntry,
  Display,
  Page,
  Role,
  SeenUser,
  User,
  WallSettings,
} from '@nhip-xa/contract';
import type { Principal } from './access';
import type { AuditFilter, Author, PageRequest } from './config-store';

/** The two cookies: a person's session, and a wall's. */
export const COOKIES = { session: 'nhipxa_session', display: 'nhipxa_display' } as const;

/** More passwords are waiting to be checked or hashed than is sensible; try again. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

/** What identifies a caller: kind and sha256 of what was presented. */
export interface Pass {
  kind: 'session' | 'token' | 'display' | 'display-session';
  hash: Uint8Array;
}

/** What the rows say now of a session, token or display; the authenticator judges it. */
export type Standing =
  | {
      kind: 'user';
      id: string;
      username: string;
      displayName: string;
      role: Role;
      unit: string;
      createdAtMs: number;
      lastSeenAtMs: number;
    }
  | {
      kind: 'token';
      id: string;
      name: string;
      role: Role;
      unit: string;
      /** From the root to the token's unit. */
      unitPath: readonly string[];
      maker: string;
      makerRole: Role;
      makerUnit: string;
      lastSeenAtMs: number | null;
      expiresAtMs: number | null;
    }
  | {
      kind: 'display';
      id: string;
      name: string;
      unit: string;
      /** When the cookie was made; null when the token itself was presented. */
      createdAtMs: number | null;
      lastSeenAtMs: number | null;
    };

export interface StandingIds {
  sessions: readonly string[];
  tokens: readonly string[];
  displays: readonly string[];
}

/** Reads who stands behind a pass, from the rows as they are now. */
export interface PassStore {
  find(pass: Pass): Promise<Standing | undefined>;
  /** One query for all. */
  standing(ids: StandingIds): Promise<Standing[]>;
  /** Notes that it was used. */
  touch(kind: Standing['kind'], id: string, atMs: number): Promise<void>;
}

export interface SessionStore {
  /** Opens a session and closes the user's oldest beyond `most`, and every one that is over. */
  open(session: {
    userId: number;
    hash: Uint8Array;
    atMs: number;
    expiresAtMs: number;
    most: number;
  }): Promise<string>;
  close(id: string): Promise<void>;
}

export interface NewUserRow {
  username: string;
  passwordHash: string;
  displayName: string;
  role: Role;
  unit: string;
}

export interface UserStore {
  isEmpty(): Promise<boolean>;
  /** For checking a password. */
  credentials(username: string): Promise<(User & { id: number; passwordHash: string }) | undefined>;
  one(username: string): Promise<User | undefined>;
  list(within: string, page: PageRequest): Promise<Page<SeenUser>>;
  create(user: NewUserRow, author: Author): Promise<User | 'exists'>;
  /** A new password ends the user's sessions. */
  patch(
    username: string,
    changes: Partial<Omit<NewUserRow, 'username'>>,
    author: Author,
  ): Promise<User | 'last-administrator' | undefined>;
  remove(username: string, author: Author): Promise<boolean | 'last-administrator'>;
}

export interface TokenStore {
  list(maker: string, page: PageRequest): Promise<Page<ApiToken>>;
  create(
    token: {
      name: string;
      role: Role;
      unit: string;
      maker: string;
      hash: Uint8Array;
      /** Null: until it is taken back. */
      expiresAtMs: number | null;
    },
    author: Author,
  ): Promise<ApiToken>;
  remove(maker: string, id: string, author: Author): Promise<boolean>;
}

/** A wall to be made; settings null or absent: the usual ones. */
export interface NewDisplay {
  unit: string;
  name: string;
  settings?: WallSettings | null | undefined;
}

/** What of a wall is changed; what is undefined stays. */
export interface DisplayPatch {
  name?: string | undefined;
  settings?: WallSettings | null | undefined;
}

export interface DisplayStore {
  one(id: string): Promise<Display | undefined>;
  list(within: string, page: PageRequest): Promise<Page<Display>>;
  create(display: NewDisplay & { hash: Uint8Array }, author: Author): Promise<Display>;
  patch(id: string, changes: DisplayPatch, author: Author): Promise<Display | undefined>;
  /** Its token and every cookie made from it are worth nothing from now on; its screens are forgotten. */
  revoke(id: string, author: Author): Promise<boolean>;
  /** Opens a cookie session of a display and closes its oldest beyond `most`. */
  openSession(session: {
    displayId: string;
    hash: Uint8Array;
    atMs: number;
    expiresAtMs: number;
    most: number;
  }): Promise<void>;
}

export interface AuditReader {
  list(filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>>;
}

/** Writes down what was read in bulk: a change is written down by whoever makes it. */
export interface AuditWriter {
  write(
    author: Author,
    note: { action: string; unit: string | null; target: string; after?: unknown },
  ): Promise<void>;
}

/** A token that is given out once, and how long its cookie lives. */
export interface GivenPass {
  token: string;
  lifetimeSeconds: number;
}

export type SignInResult =
  | { outcome: 'in'; pass: GivenPass; principal: Extract<Principal, { kind: 'user' }> }
  | { outcome: 'refused' }
  | { outcome: 'throttled'; retryAfterSeconds: number };

/** Letting people and displays in and out. */
export interface SignIn {
  signIn(attempt: {
    username: string;
    password: string;
    /** The peer's address as the socket knows it, never a header. */
    address: string;
    /** The session that the browser still had; it ends, so that none is carried over. */
    cookieHeader?: string | undefined;
  }): Promise<SignInResult>;
  signOut(principal: Principal): Promise<void>;
  /** A display's token for a cookie; undefined when it is not, or no longer, a display's. */
  exchange(
    token: string,
  ): Promise<{ pass: GivenPass; unit: string; name: string; id: string } | undefined>;
}

/** Why a change of accounts was not made. */
export type AccountRefusal =
  'exists' | 'not-found' | 'last-administrator' | 'weak-password' | 'wider-than-maker';

export interface NewUser extends Omit<NewUserRow, 'passwordHash'> {
  password: string;
}
export interface UserPatch {
  password?: string | undefined;
  displayName?: string | undefined;
  role?: Role | undefined;
  unit?: string | undefined;
}

/** Users, tokens and displays, with the rules that hold for them. */
export interface Accounts {
  createUser(user: NewUser, author: Author): Promise<User | AccountRefusal>;
  patchUser(username: string, patch: UserPatch, author: Author): Promise<User | AccountRefusal>;
  removeUser(username: string, author: Author): Promise<'removed' | AccountRefusal>;
  createToken(
    request: {
      name: string;
      role?: Role | undefined;
      unit?: string | undefined;
      expiresInDays?: number | undefined;
    },
    maker: Principal,
  ): Promise<(ApiToken & { token: string }) | AccountRefusal>;
  removeToken(id: string, maker: Principal): Promise<'removed' | AccountRefusal>;
  /** A token of another, taken back by whoever may change its maker. */
  removeTokenOf(username: string, id: string, author: Author): Promise<'removed' | AccountRefusal>;
  createDisplay(request: NewDisplay, author: Author): Promise<Display & { token: string }>;
  removeDisplay(id: string, author: Author): Promise<'removed' | AccountRefusal>;
}
