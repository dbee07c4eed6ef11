import { StorageUnavailable } from '@nhip-xa/ports';
import { TimeWatch, type Logger } from '@nhip-xa/platform';
import type { Store } from '@nhip-xa/store';
import type { Pipeline } from './intake.pipeline';
import type { StorageHealth } from './storage-health';

/** How often deadlines and midnights are looked for, in ms: a case is overdue within 1 s. */
const DEADLINES_MS = 250;
/** How often the database is asked whether it answers, and silences are judged. */
const PROBE_MS = 500;
const SILENCES_MS = 500;
/** How often screens are told that unchanged numbers are still vouched for. */
const FRESHNESS_MS = 10_000;
/** How often partitions are made ahead and expired rows removed. */
const MAINTENANCE_MS = 3_600_000;

/** Time as an input: what happens because a moment has come, not because a message has. */
export class Clockwork {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private readonly time = new TimeWatch();
  private stopped = false;

  constructor(
    private readonly pipeline: Pipeline,
    private readonly store: Store,
    private readonly health: StorageHealth,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.health.onChange((state) => {
      if (state === 'ok') this.recovered();
    });
    this.every(PROBE_MS, 'asking the database', () => this.probe());
    this.every(DEADLINES_MS, 'looking for deadlines', () => this.pipeline.kpis.tick());
    this.every(SILENCES_MS, 'judging silences', () => this.judgeSilence());
    this.every(FRESHNESS_MS, 'telling freshness', () => this.pipeline.tellFreshness());
    this.every(MAINTENANCE_MS, 'maintaining the store', () => this.store.maintenance.run());
    this.once('maintaining the store', () => this.store.maintenance.run());
  }

  private async probe(): Promise<void> {
    const state = await this.store.probe().then(
      () => 'ok' as const,
      () => 'waiting' as const,
    );
    if (!this.stopped) this.health.tell('probe', state);
  }

  /** Nobody can be called silent while nobody can be heard. */
  private async judgeSilence(): Promise<void> {
    if (this.time.leapt()) this.store.listenAgain();
    if (this.health.state === 'ok') await this.pipeline.judgeSilence();
  }

  /**
   * A commit whose answer was lost has stored what nobody was told of, so everything is reckoned
   * anew; and silences count from now on.
   */
  private recovered(): void {
    this.store.listenAgain();
    this.pipeline.kpis.markAll();
  }

  private once(what: string, work: () => Promise<void>): void {
    const run = work()
      .catch((error: unknown) => this.failed(error, what))
      .finally(() => this.running.delete(run));
    this.running.add(run);
  }

  /** Runs work again and again, never beside itself. */
  private every(milliseconds: number, what: string, work: () => Promise<void>): void {
    let busy = false;
    const turn = async (): Promise<void> => {
      if (busy || this.stopped) return;
      busy = true;
      await work().catch((error: unknown) => this.failed(error, what));
      busy = false;
    };
    const timer = setInterval(() => {
      const run = turn().finally(() => this.running.delete(run));
      this.running.add(run);
    }, milliseconds);
    this.timers.add(timer);
  }

  private failed(error: unknown, what: string): void {
    if (this.stopped) return;
    if (error instanceof StorageUnavailable && this.health.state === 'waiting') return;
    this.logger.error({ err: error }, what);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.running);
  }
}
