import { BackOffs, RecentSet } from '@nhip-xa/platform';
import {
  KNOWN_PAIRS,
  SECRET_BACK_OFF,
  SPRAYING_IDS,
  SPRAYING_NETWORKS,
  SPRAYING_WINDOW_MS,
} from '../limits';

interface Spray {
  ids: Set<string>;
  beganMs: number;
}

/**
 * Who may show a secret now. What is counted is a pair, a source and the network that somebody names
 * it from: wrong secrets from elsewhere never keep a device waiting.
 *
 * - A pair that was wrong too often waits; meanwhile nothing of it is hashed.
 * - A pair that was right before never waits, so that whoever shares a device's network, as all
 *   behind one router do, cannot lock it out.
 * - A network that is wrong about many sources is taken for one that guesses: none of its pairs has
 *   a free attempt left. It is not refused as a whole: a commune may have one address, and every
 *   device of a wrongly prepared delivery is wrong at once.
 */
export class SecretGuard {
  private readonly pairs = new BackOffs(SECRET_BACK_OFF);
  /** Pairs that were right. */
  private readonly known = new RecentSet(KNOWN_PAIRS);
  private readonly sprays = new Map<string, Spray>();

  /** What is remembered, in entries. */
  get size(): number {
    return this.pairs.size + this.known.size + this.sprays.size;
  }

  mustWait(key: string, network: string, nowMs: number): boolean {
    const pair = pairOf(key, network);
    return !this.known.has(pair) && this.pairs.waitMs(pair, nowMs) > 0;
  }

  right(key: string, network: string): void {
    const pair = pairOf(key, network);
    this.pairs.forget(pair);
    this.known.add(pair);
  }

  /** A wrong secret of a source that there is. */
  wrong(key: string, network: string, nowMs: number): void {
    this.noteId(key, network, nowMs);
    const guesses = this.guesses(network, nowMs);
    this.pairs.wrong(pairOf(key, network), nowMs, guesses ? 0 : undefined);
  }

  /** A source that there is not: nothing was hashed for it, and nothing is remembered but that. */
  stranger(key: string, network: string, nowMs: number): void {
    this.noteId(key, network, nowMs);
  }

  /** It has a new secret: what was wrong about it before is no more. */
  forgive(key: string): void {
    this.pairs.forgetThose(pairOf(key, ''));
  }

  private guesses(network: string, nowMs: number): boolean {
    return (this.sprayOf(network, nowMs)?.ids.size ?? 0) >= SPRAYING_IDS;
  }

  private sprayOf(network: string, nowMs: number): Spray | undefined {
    const spray = this.sprays.get(network);
    return spray && nowMs - spray.beganMs < SPRAYING_WINDOW_MS ? spray : undefined;
  }

  private noteId(key: string, network: string, nowMs: number): void {
    const spray = this.sprayOf(network, nowMs);
    if (spray) {
      if (spray.ids.size < SPRAYING_IDS) spray.ids.add(key);
      return;
    }
    this.sprays.delete(network);
    this.sprays.set(network, { ids: new Set([key]), beganMs: nowMs });
    const [oldest] = this.sprays.keys();
    if (this.sprays.size > SPRAYING_NETWORKS && oldest !== undefined) this.sprays.delete(oldest);
  }
}

/** [contract 1] a key has no blank. */
const pairOf = (key: string, network: string): string => `${key} ${network}`;
