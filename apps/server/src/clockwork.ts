import { StorageUnavailable, type AboutProcess, type ProcessBus } from '@nhip-xa/ports';
import { TimeWatch, type Logger } from '@nhip-xa/platform';
import type { Store } from '@nhip-xa/store';
import type { Fellows } from './fellows';
import type { FrameKeeper } from './frame-keeper';
import type { Pipeline } from './intake.pipeline';
import type { OwnFactsBook } from './own-facts';
import type { StorageHealth } from './storage-health';

/** How often deadlines and midnights are looked for, in ms: a case is overdue within 1 s. */
const DEADLINES_MS = 250;
/** How often the database is asked whether it answers, and silences are judged. */
const PROBE_MS = 500;
const SILENCES_MS = 500;
/** How often screens look for themselves while nobody can tell them, in ms. */
const LOOK_MS = 5_000;
/** How often screens are told that unchanged numbers are still vouched for. */
const FRESHNESS_MS = 10_000;
/** How often screens are told the age of numbers that were reckoned and came to the same, in ms. */
const AGES_MS = 1_000;
/** How often facts are looked for that came late. */
const PAST_MS = 1_000;
/** How often alerts are looked for that were bad, or good again, for long enough. */
const ALERTS_MS = 500;
/** How often what the system notes of itself is stored. */
const OWN_FACTS_MS = 1_000;
/** How often frames without a small copy are looked for. */
const FRAMES_MS = 500;
/** How often cases that changed rules concern are looked for; most are told anew with the change. */
const RETELLING_MS = 5_000;
/** How often each process tells of itself: a page about it is looked at every few seconds. */
const ABOUT_MS = 5_000;
/** How often reports that are due are looked for; nobody waits for one to the second. */
const REPORTS_MS = 15_000;
/** How often partitions are made ahead and expired rows removed. */
const MAINTENANCE_MS = 3_600_000;
/** How often the history of numbers is thinned to one a minute, in ms. */
const MINUTES_MS = 300_000;

export interface ClockworkParts {
  pipeline: Pipeline;
  fellows: Fellows;
  bus: ProcessBus;
  store: Store;
  frames: FrameKeeper;
  own: OwnFactsBook;
  /** What this process knows of itself. */
  about: () => Promise<AboutProcess>;
  health: StorageHealth;
  /** Makes the reports that schedules want. */
  reports: { runSchedules(): Promise<void> };
  logger: Logger;
}

/** Time as an input: what happens because a moment has come, not because a message has. */
export class Clockwork {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private readonly time = new TimeWatch();
  private stopped = false;
  /** The processes that were there at the last look of whoever leads. */
  private present: ReadonlySet<string> = new Set();

  constructor(private readonly parts: ClockworkParts) {}

  start(): void {
    this.parts.health.onChange((state) => {
      if (state === 'ok') this.recovered();
    });
    this.every(PROBE_MS, 'asking the database', () => this.probe());
    this.every(SILENCES_MS, 'telling who was heard', () => this.tellHeard());
    this.every(LOOK_MS, 'looking at what is watched', () => this.parts.fellows.lookForThemselves());
    this.every(FRAMES_MS, 'making small frames', () => this.parts.frames.makeWaiting());
    this.every(OWN_FACTS_MS, 'storing own facts', () => this.parts.own.flush());
    this.every(OWN_FACTS_MS, 'storing who was at the door', () => this.parts.store.door.tell());
    this.every(ABOUT_MS, 'telling of this process', async () =>
      this.parts.store.processes.tellAbout(await this.parts.about()),
    );
    // what one did and did not reckon before it ended, the next one reckons
    this.parts.store.leadership.onGained(() => this.parts.pipeline.kpis.markAll());
    this.every(
      DEADLINES_MS,
      'looking for deadlines',
      this.led(() => this.parts.pipeline.kpis.tick()),
    );
    this.every(
      SILENCES_MS,
      'judging silences',
      this.led(() => this.judgeSilence()),
    );
    this.every(
      PAST_MS,
      'reckoning the past anew',
      this.led(() => this.correctPast()),
    );
    this.every(
      ALERTS_MS,
      'settling alerts',
      this.led(() => this.parts.pipeline.alerting.look()),
    );
    this.every(AGES_MS, 'telling ages', () => Promise.resolve(this.parts.pipeline.tellFresh()));
    this.every(
      FRESHNESS_MS,
      'telling freshness',
      this.led(() => this.parts.pipeline.tellFreshness()),
    );
    this.every(
      MINUTES_MS,
      'thinning history',
      this.led(() => this.parts.store.maintenance.thinMinutes()),
    );
    this.every(
      RETELLING_MS,
      'telling cases anew',
      this.led(() => this.parts.store.retelling.run()),
    );
    this.every(
      RETELLING_MS,
      'reading what was approved on its way',
      this.led(() => this.parts.pipeline.retries.settleApproved()),
    );
    this.every(
      REPORTS_MS,
      'making reports by schedule',
      this.led(() => this.parts.reports.runSchedules()),
    );
    const maintain = this.led(() => this.parts.store.maintenance.run());
    this.every(MAINTENANCE_MS, 'maintaining the store', async () => {
      this.parts.store.tryPartitionsAgain();
      await maintain();
    });
    this.once('maintaining the store', maintain);
  }

  /** Work that one process does for all: nothing happens where it is not this one. */
  private led(work: () => Promise<void>): () => Promise<void> {
    return async () => {
      if (await this.parts.store.leadership.leads()) await work();
    };
  }

  private async tellHeard(): Promise<void> {
    // what is sent while this process stands still, or holds devices back until its spool is drained,
    // waits unread, and is nobody's silence
    const heldBack = this.parts.health.state !== 'ok';
    if (this.time.leapt() || heldBack) this.parts.store.listenAgain();
    await this.parts.pipeline.tellHeard();
    this.parts.bus.others(this.parts.store.processes.hasOthers);
  }

  private async probe(): Promise<void> {
    const away = this.parts.pipeline.hasSpool ? 'spooling' : 'waiting';
    const state = await this.parts.store.probe().then(
      () => 'ok' as const,
      () => away,
    );
    if (!this.stopped) this.parts.health.tell('probe', state);
  }

  /** Nobody can be called silent while nobody can be heard. */
  private async judgeSilence(): Promise<void> {
    if (this.parts.health.state !== 'ok') return;
    await this.lookWhoIsThere();
    await this.parts.pipeline.judgeSilence();
  }

  /** Begun, and not waited for: a round over months takes long, and stops with the reckoning. */
  private correctPast(): Promise<void> {
    const { health, pipeline } = this.parts;
    if (health.state === 'ok') void pipeline.kpis.correctPast();
    return Promise.resolve();
  }

  /** Whoever is gone may have stored facts that it did not come to reckon. */
  private async lookWhoIsThere(): Promise<void> {
    const present = new Set(await this.parts.store.processes.present(Date.now()));
    if ([...this.present].some((id) => !present.has(id))) this.parts.pipeline.kpis.markAll();
    this.present = present;
  }

  /**
   * A commit whose answer was lost has stored what nobody was told of, so everything is reckoned
   * anew; and silences count from now on.
   */
  private recovered(): void {
    this.parts.store.listenAgain();
    this.parts.pipeline.kpis.markAll();
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
    if (error instanceof StorageUnavailable && this.parts.health.state !== 'ok') return;
    this.parts.logger.error({ err: error }, what);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.parts.store.maintenance.stop();
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.running);
  }
}
