import type {
  ConfigChanges,
  DisplayStore,
  OwnAccountStore,
  PassStore,
  SessionStore,
  TokenStore,
  UnitStore,
  UserStore,
} from '@nhip-xa/ports';
import { AccountOffice } from './accounts';
import { PassAuthenticator, type Now } from './authenticator';
import { LoginThrottle } from './login-throttle';
import { OwnAccountDesk } from './own-account';
import { Passwords } from './passwords';
import { FrontDoor } from './sign-in';
import { SubtreeGate } from './subtree-gate';

export interface AccessStores {
  units: UnitStore;
  users: UserStore;
  sessions: SessionStore;
  tokens: TokenStore;
  displays: DisplayStore;
  passes: PassStore;
  ownAccounts: OwnAccountStore;
}

export interface Access {
  authenticator: PassAuthenticator;
  gate: SubtreeGate;
  signIn: FrontDoor;
  accounts: AccountOffice;
  ownAccount: OwnAccountDesk;
}

/** Puts access together over its stores. */
export function openAccess(
  stores: AccessStores,
  changes: ConfigChanges,
  now: Now = Date.now,
): Access {
  const passwords = new Passwords();
  const gate = new SubtreeGate(stores.units);
  const authenticator = new PassAuthenticator(stores.passes, now);
  const throttle = new LoginThrottle();
  return {
    gate,
    authenticator,
    signIn: new FrontDoor({ ...stores, passwords, throttle, authenticator, changes, now }),
    accounts: new AccountOffice({ ...stores, passwords, gate, changes, now }),
    ownAccount: new OwnAccountDesk({ ...stores, passwords, throttle, changes, now }),
  };
}
