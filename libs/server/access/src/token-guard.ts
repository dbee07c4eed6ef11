import { BackOffs, RecentSet, addressClassOf, networkOf } from '@nhip-xa/platform';
import { ACCESS_LIMITS } from './limits';

/**
 * Which bearer tokens the database is asked about. Tokens are chance and not to be guessed; what a
 * guesser costs is a question each. So a network that shows many different wrong ones waits, and one
 * that was wrong is not asked about again: a wall whose token was revoked harms no neighbour. A token
 * that was right before never waits, nor does this machine, as which a proxy on it appears.
 */
export class TokenGuard {
  private readonly networks = new BackOffs(ACCESS_LIMITS.tokenBackOff);
  private readonly right = new RecentSet(ACCESS_LIMITS.tokensRemembered);
  private readonly wrong = new RecentSet(ACCESS_LIMITS.tokensRemembered);

  get size(): number {
    return this.networks.size + this.right.size + this.wrong.size;
  }

  /** Whether it is known to be wrong: no token comes to be right later. */
  isWrong(token: string): boolean {
    return this.wrong.has(token);
  }

  /** Milliseconds until a token from this address is looked at; 0: now. */
  waitMs(token: string, address: string | undefined, nowMs: number): number {
    const network = countedUnder(address);
    if (network === undefined || this.right.has(token)) return 0;
    return this.networks.waitMs(network, nowMs);
  }

  noteRight(token: string): void {
    this.right.add(token);
  }

  /** Nobody's, as far as the database knows. */
  noteWrong(token: string, address: string | undefined, nowMs: number): void {
    const network = countedUnder(address);
    // one that was right has ended since: that is no guess
    if (network !== undefined && !this.right.has(token)) this.networks.wrong(network, nowMs);
    this.wrong.add(token);
  }
}

const countedUnder = (address: string | undefined): string | undefined =>
  address === undefined || addressClassOf(address) === 'own' ? undefined : networkOf(address);
