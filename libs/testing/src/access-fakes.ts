import type { Act, Authenticator, Credentials, Gate, Principal } from '@nhip-xa/ports';

/** Knows people, programs and displays by what they present; they can be changed and taken away. */
export class FakeAuthenticator implements Authenticator {
  /** Set: the database is away, every question fails with it. */
  failure: Error | undefined;
  refreshes = 0;
  private readonly known = new Map<string, Principal>();

  /** Lets a bearer token or a cookie header in. */
  admit(credential: string, principal: Principal): void {
    this.known.set(credential, principal);
  }

  /** Expired or revoked. */
  remove(credential: string): void {
    this.known.delete(credential);
  }

  async authenticate({ bearer, cookieHeader }: Credentials): Promise<Principal | undefined> {
    if (this.failure) throw this.failure;
    return this.known.get(bearer ?? cookieHeader ?? '');
  }

  async refresh(principals: readonly Principal[]): Promise<(Principal | undefined)[]> {
    this.refreshes += 1;
    if (this.failure) throw this.failure;
    const now = [...this.known.values()];
    return principals.map((each) =>
      now.find(({ kind, id }) => kind === each.kind && id === each.id),
    );
  }
}

/** Subtrees by the codes' own form: `VN`, province, commune, village; displays: themselves. */
export class FakeGate implements Gate {
  failure: Error | undefined;
  /** Parents by unit: only what stands here exists. */
  readonly parents = new Map<string, string | null>([['VN', null]]);
  /** Acts that are not allowed, by role. */
  readonly denied = new Map<string, readonly Act[]>();

  mayAct(principal: Principal, act: Act): boolean {
    return !this.denied.get(principal.role)?.includes(act);
  }

  async mayReach(principal: Principal, unit: string): Promise<boolean> {
    if (this.failure) throw this.failure;
    if (!this.parents.has(unit)) return false;
    if (principal.kind === 'display') return principal.unit === unit;
    for (let at: string | null | undefined = unit; at; at = this.parents.get(at)) {
      if (at === principal.unit) return true;
    }
    return false;
  }
}

/** A chairman of a unit, unless said otherwise. */
export const person = (
  unit: string,
  over: Partial<Extract<Principal, { kind: 'user' }>> = {},
): Principal => ({
  kind: 'user',
  id: `user-${unit}`,
  username: `user${unit}`,
  displayName: `Người dùng ${unit}`,
  role: 'chairman',
  unit,
  ...over,
});

export const display = (unit: string): Principal => ({
  kind: 'display',
  id: `display-${unit}`,
  name: `Màn hình ${unit}`,
  role: 'display',
  unit,
});
