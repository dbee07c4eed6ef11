import { networkOf } from '@nhip-xa/platform';
import type { RightSecret, SourceDirectory } from '@nhip-xa/ports';
import { SecretGuard } from './secret-guard';

export interface SecretDoorParts {
  directory: SourceDirectory;
  /** Microseconds since 1970. */
  nowUs: () => number;
  /** A clock that only goes forward, in ms. */
  nowMs: () => number;
}

/** Where a secret is shown: looked at unless whoever shows it was wrong too often. */
export class SecretDoor {
  private readonly guard = new SecretGuard();

  constructor(private readonly parts: SecretDoorParts) {}

  /** @param address where it comes from */
  async show(
    key: string,
    secret: Uint8Array,
    address: string,
  ): Promise<RightSecret | 'wrong' | 'backed off'> {
    const { guard } = this;
    const { directory, nowMs } = this.parts;
    const network = networkOf(address);
    if (guard.mustWait(key, network, nowMs())) return 'backed off';
    const right = await directory.authenticate(key, secret, this.wallMs());
    if (right) guard.right(key, network);
    else if (directory.find(key)) guard.wrong(key, network, nowMs());
    else guard.stranger(key, network, nowMs());
    return right ?? 'wrong';
  }

  /** Whether a secret that was right when it was shown still works. */
  isStillRight(key: string, hash: Uint8Array): boolean {
    return this.parts.directory.isStillRight(key, hash, this.wallMs());
  }

  /** It has a new secret: nobody waits for what was wrong before. */
  forgive(key: string): void {
    this.guard.forgive(key);
  }

  private wallMs(): number {
    return this.parts.nowUs() / 1_000;
  }
}
