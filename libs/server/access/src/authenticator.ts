import {
  WrongTooOften,
  type Authenticator,
  type Credentials,
  type Pass,
  type PassStore,
  type Principal,
  type Standing,
} from '@nhip-xa/ports';
import { ownCookies } from './cookies';
import { ACCESS_LIMITS } from './limits';
import { PASS_PREFIX, hashOfToken } from './pass-tokens';
import { covers } from './role-acts';
import { TokenGuard } from './token-guard';
import { UnderWay } from './under-way';

/** The clock of the process. */
export interface Now {
  (): number;
}

/** Tells who asks, from the rows as they stand at that moment; a claim carries no rights. */
export class PassAuthenticator implements Authenticator {
  private readonly finding = new UnderWay<Standing | undefined>();
  private readonly touching = new UnderWay<void>();
  private readonly guard = new TokenGuard();

  constructor(
    private readonly passes: PassStore,
    private readonly now: Now = Date.now,
  ) {}

  /** A bearer token that was presented rules out the cookies beside it. */
  async authenticate(credentials: Credentials): Promise<Principal | undefined> {
    for (const pass of passesOf(credentials)) {
      const standing = await this.find(pass, credentials);
      const principal = standing && principalOf(standing, this.now());
      if (standing && principal) {
        await this.touch(standing);
        return principal;
      }
    }
    return undefined;
  }

  async refresh(principals: readonly Principal[]): Promise<(Principal | undefined)[]> {
    if (principals.length === 0) return [];
    const ids = (kind: Principal['kind']): string[] =>
      principals.filter((principal) => principal.kind === kind).map(({ id }) => id);
    const standings = await this.passes.standing({
      sessions: ids('user'),
      tokens: ids('token'),
      displays: ids('display'),
    });
    const nowMs = this.now();
    const found = new Map(standings.map((standing) => [placeOf(standing), standing]));
    return principals.map((principal) => {
      const standing = found.get(placeOf(principal));
      return standing && principalOf(standing, nowMs);
    });
  }

  private async find(pass: Pass, credentials: Credentials): Promise<Standing | undefined> {
    const asked = `${pass.kind} ${Buffer.from(pass.hash).toString('base64')}`;
    const ask = (): Promise<Standing | undefined> =>
      this.finding.of(asked, () => this.passes.find(pass));
    // cookies end by themselves, in the browsers of people who did nothing wrong
    if (credentials.bearer === undefined) return ask();
    const { guard } = this;
    const { address } = credentials;
    if (guard.isWrong(asked)) return undefined;
    const waitMs = guard.waitMs(asked, address, this.now());
    if (waitMs > 0) throw new WrongTooOften(Math.ceil(waitMs / 1_000));
    const standing = await ask();
    if (standing) guard.noteRight(asked);
    else guard.noteWrong(asked, address, this.now());
    return standing;
  }

  private async touch(standing: Standing): Promise<void> {
    const nowMs = this.now();
    const seenMs = standing.lastSeenAtMs ?? 0;
    if (nowMs - seenMs < ACCESS_LIMITS.touchEveryMs) return;
    await this.touching.of(placeOf(standing), () =>
      this.passes.touch(standing.kind, standing.id, nowMs),
    );
  }
}

const placeOf = ({ kind, id }: { kind: string; id: string }): string => `${kind} ${id}`;

/** What was presented, in the order in which it is believed. */
function passesOf({ bearer, cookieHeader }: Credentials): Pass[] {
  if (bearer !== undefined) {
    const kind = bearer.startsWith(PASS_PREFIX.display) ? 'display' : 'token';
    return [{ kind, hash: hashOfToken(bearer) }];
  }
  const { session, display } = ownCookies(cookieHeader);
  const passes: Pass[] = [];
  if (session !== undefined) passes.push({ kind: 'session', hash: hashOfToken(session) });
  if (display !== undefined) passes.push({ kind: 'display-session', hash: hashOfToken(display) });
  return passes;
}

/** Who a standing is now; undefined when its time is over or its maker no longer has these rights. */
function principalOf(standing: Standing, nowMs: number): Principal | undefined {
  const { id, unit } = standing;
  if (standing.kind === 'user') {
    const over =
      nowMs - standing.lastSeenAtMs >= ACCESS_LIMITS.sessionIdleMs ||
      nowMs - standing.createdAtMs >= ACCESS_LIMITS.sessionAbsoluteMs;
    const { username, displayName, role } = standing;
    return over ? undefined : { kind: 'user', id, username, displayName, role, unit };
  }
  if (standing.kind === 'token') {
    const { name, maker, role, expiresAtMs } = standing;
    if (expiresAtMs !== null && nowMs >= expiresAtMs) return undefined;
    // [contract 3] no wider than their maker, as the maker stands now
    const within =
      covers(standing.makerRole, role) && standing.unitPath.includes(standing.makerUnit);
    return within ? { kind: 'token', id, name, maker, role, unit } : undefined;
  }
  const { name, createdAtMs } = standing;
  const over = createdAtMs !== null && nowMs - createdAtMs >= ACCESS_LIMITS.displayCookieMs;
  return over ? undefined : { kind: 'display', id, name, role: 'display', unit };
}
