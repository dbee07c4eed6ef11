import type { Role } from '@nhip-xa/contract';

/** Whoever asks, by HTTP or live. `unit` is the top of the subtree that is theirs. */
export type Principal =
  | { kind: 'user'; id: string; username: string; displayName: string; role: Role; unit: string }
  | { kind: 'token'; id: string; name: string; maker: string; role: Role; unit: string }
  | { kind: 'display'; id: string; name: string; role: 'display'; unit: string };

/** What can be done; the gate knows which role may do it. Closed list: deny by default. */
export const ACTS = [
  'kpi.read',
  'kpi.target',
  'kpi.type',
  'alert.read',
  'alert.acknowledge',
  'kpi.write',
  'wall.write',
  'unit.read',
  'unit.write',
  'source.read',
  'source.write',
  'trace.read',
  'reading.read',
  'case.read',
  'case.verdict',
  'calendar.read',
  'calendar.write',
  'event.read',
  'value.write',
  'presence.read',
  'scene.read',
  'frame.read',
  'rejected.read',
  'rejected.write',
  'mapping.read',
  'mapping.write',
  'display.read',
  'display.write',
  'screen.report',
  'user.read',
  'user.write',
  'token.own',
  'audit.read',
  'retention.write',
  'privacy.write',
  'installation.read',
  'report.read',
  'report.write',
  'report.comment',
  'demonstration.write',
] as const;
export type Act = (typeof ACTS)[number];

/** What a caller presents: a cookie header, a bearer token, or a token of the live handshake. */
export interface Credentials {
  cookieHeader?: string | undefined;
  bearer?: string | undefined;
  /** Where it comes from; bearer tokens that are wrong are held against it. */
  address?: string | undefined;
}

/** Too many wrong tokens came from there: nothing is looked at for a while. */
export class WrongTooOften extends Error {
  override readonly name = 'WrongTooOften';

  constructor(readonly retryAfterSeconds: number) {
    super('too many wrong tokens');
  }
}

/** Tells who asks. */
export interface Authenticator {
  /** @throws WrongTooOften */
  authenticate(credentials: Credentials): Promise<Principal | undefined>;
  /**
   * The same principals as they stand now, in the same order; undefined where the session, token,
   * display or user is gone. One query for all.
   */
  refresh(principals: readonly Principal[]): Promise<(Principal | undefined)[]>;
}

/** The one gate through which every read and every change goes. */
export interface Gate {
  /** The role may do this at all. */
  mayAct(principal: Principal, act: Act): boolean;
  /** The unit exists and lies in the principal's subtree (a display: its own unit and its children's values). */
  mayReach(principal: Principal, unit: string): Promise<boolean>;
}
