import type { DemonstrationAnswer } from '@nhip-xa/contract';
import type { Logger } from '@nhip-xa/platform';
import {
  SYSTEM_AUTHOR,
  type Author,
  type BrokerAccounts,
  type ConfigChanges,
  type Demonstration,
} from '@nhip-xa/ports';
import type { Store } from '@nhip-xa/store';

/** How long in ms until a removal that something kept from its end goes on. */
const AGAIN_MS = 2_000;
/** Told to the others at once: each key takes a few dozen bytes of one message. */
const KEYS_AT_ONCE = 100;

export interface RemovalParts {
  store: Pick<Store, 'simulated'>;
  changes: ConfigChanges;
  /** The accounts of sources at a broker that is not ours. */
  accounts: Pick<BrokerAccounts, 'revoke'>;
  logger: Logger;
}

/**
 * Takes the demonstration away: first nothing may come of it any more, then what there is of it goes
 * in bounded transactions. It can be interrupted anywhere and goes on with the next start, or when
 * it is asked for again.
 */
export class DemonstrationRemoval implements Demonstration {
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly parts: RemovalParts) {}

  look(): Promise<DemonstrationAnswer> {
    return this.parts.store.simulated.look();
  }

  async remove(author: Author): ReturnType<Demonstration['remove']> {
    const begun = await this.parts.store.simulated.begin(author);
    if (begun === 'none' || 'users' in begun) return begun;
    this.run(begun.cut, author);
    return 'begun';
  }

  /** Goes on where the last process was interrupted. */
  async resume(): Promise<void> {
    const removal = await this.parts.store.simulated.removal();
    if (removal?.finishedAt !== null) return;
    const author: Author = { ...SYSTEM_AUTHOR, via: `demonstration of ${removal.by}` };
    await this.remove(author);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** Resolves when nothing is being removed any more; for tests. */
  async settled(): Promise<void> {
    await this.running;
  }

  private run(cut: readonly string[], author: Author): void {
    const before = this.running ?? Promise.resolve();
    this.running = before
      .then(() => this.removeAll(cut, author))
      .catch((error: unknown) => {
        this.parts.logger.error(
          { err: error },
          'removing the demonstration; it can be asked again',
        );
      });
  }

  private async removeAll(cut: readonly string[], author: Author): Promise<void> {
    const { store, logger } = this.parts;
    await this.cutOff(cut);
    while (!this.stopped) {
      try {
        const rows = await store.simulated.removeFacts(() => this.stopped);
        if (this.stopped) return;
        await store.simulated.finish(author);
        logger.info({ rows }, 'the demonstration is removed');
        return await this.tellGone();
      } catch (error) {
        // something of it was stored meanwhile, or the database is away
        logger.warn({ err: error }, 'removing the demonstration goes on in a moment');
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }

  /** Its simulator stops, its devices are disconnected, its units are reckoned no more. */
  private async cutOff(cut: readonly string[]): Promise<void> {
    const { changes, accounts } = this.parts;
    await changes.emit({ what: 'demonstration' });
    for (let from = 0; from < cut.length; from += KEYS_AT_ONCE) {
      const keys = cut.slice(from, from + KEYS_AT_ONCE);
      await changes.emit({ what: 'sources-cut', keys });
      // a broker that is away keeps accounts that open nothing: their sources are gone
      await Promise.allSettled(keys.map((key) => accounts.revoke(key)));
    }
    await this.tellGone();
  }

  private async tellGone(): Promise<void> {
    const { changes } = this.parts;
    await changes.emit({ what: 'unit', unit: 'VN' });
    await changes.emit({ what: 'access' });
  }
}
