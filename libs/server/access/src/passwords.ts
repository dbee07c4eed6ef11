import { TooBusy } from '@nhip-xa/ports';
import { hash, verify } from '@node-rs/argon2';
import { ACCESS_LIMITS } from './limits';

/** argon2id with 19 MiB, two passes, one lane [OWASP password storage, 2024]. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes and checks people's passwords, a bounded number at a time. */
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly nobody: Promise<string>;

  constructor() {
    this.nobody = hash('the password of nobody', COST);
  }

  hash(password: string): Promise<string> {
    return this.oneOfFew(() => hash(password.normalize('NFC'), COST));
  }

  /**
   * Takes the same time whether or not there is such an account: without a hash it checks against
   * nobody's.
   * @throws TooBusy
   */
  matches(password: string, stored: string | undefined): Promise<boolean> {
    return this.oneOfFew(async () => {
      const right = await verify(stored ?? (await this.nobody), password.normalize('NFC'));
      return right && stored !== undefined;
    });
  }

  private async oneOfFew<T>(run: () => Promise<T>): Promise<T> {
    if (this.running >= ACCESS_LIMITS.passwordChecksAtOnce) await this.turn();
    else this.running += 1;
    try {
      return await run();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= ACCESS_LIMITS.passwordChecksWaiting) {
      throw new TooBusy('too many passwords are being checked');
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
