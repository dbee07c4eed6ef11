import { Unsteady, isoOfMs, type KpiBook } from '@nhip-xa/domain';
import { previewMapped, type PersonalList } from '@nhip-xa/decode';
import type { PreviewAnswer, PreviewMapping } from '@nhip-xa/contract';
import { Intake, RecentMessages, type Spool } from '@nhip-xa/intake';
import { KpiEngine } from '@nhip-xa/kpi';
import type {
  Happening,
  Caused,
  LivePublisher,
  MessageSource,
  ProcessBus,
  StoredBatch,
} from '@nhip-xa/ports';
import type { Clock, Logger } from '@nhip-xa/platform';
import type { Store } from '@nhip-xa/store';
import { Alerting } from './alerting';
import { caseNews, kpiNews, newsForAbove, presenceNews, type News } from './news';
import type { Meters } from './meters';
import type { OwnFactsBook } from './own-facts';
import type { Pace } from './pace';
import { keeperOf, readerOf } from './reading';
import { Retries } from './retries';
import type { Screens } from './screens';
import type { StorageHealth } from './storage-health';
import { TraceView } from './trace-view';

export interface PipelineParts {
  store: Store;
  broker: MessageSource;
  /** The definitions as they stand; asked again at each use. */
  book: () => KpiBook;
  /** Tells the screens of every process. */
  publisher: LivePublisher;
  /** Shows changed values on those of this process. */
  screens: Screens;
  bus: ProcessBus;
  health: StorageHealth;
  meters: Meters;
  pace: Pace;
  /** Keys that name people, as the list stands. */
  personal: PersonalList;
  /** What the system notes of itself. */
  own: OwnFactsBook;
  clock: Clock;
  logger: Logger;
  /** Undefined: devices wait while the database is away. */
  spool: Spool | undefined;
  /** Whether messages are taken in here at all. */
  takesIn: boolean;
  /** Of this run of this process. */
  processId: string;
}

/** What counts alerts. */
const ALERT_FACTS = ['alerts-unacknowledged', 'alert-acknowledge-minutes'] as const;

/**
 * The whole flow on one page:
 *
 *   device ──MQTT──▶ broker ─▶ decode ─▶ store ─▶ (PUBACK) ─▶ kpi ─▶ live ─▶ screen
 *
 * Each stage knows the next only as what it is handed here.
 */
export class Pipeline {
  readonly broker: MessageSource;
  readonly intake: Intake;
  readonly kpis: KpiEngine;
  readonly alerting: Alerting;
  readonly retries: Retries;
  /** The last messages of each source, as people may see them. */
  readonly trace: TraceView;
  private readonly unsteady = new Unsteady();
  /** Unit → KPI → until when it is vouched for, of what screens are still to be told. */
  private readonly freshened = new Map<string, Record<string, string>>();

  constructor(private readonly parts: PipelineParts) {
    const { store, book, clock, logger, meters, health } = parts;
    const decode = readerOf(store, parts.personal);
    this.alerting = new Alerting({
      store: store.alerts,
      book,
      nowMs: () => clock.nowMs(),
      changed: (unit) => this.kpis.markSystem(unit, ...ALERT_FACTS),
      tell: (news) => this.tell(news),
      logger,
    });
    parts.own.onChanged((unit, fact) => this.kpis.markSystem(unit, fact));
    this.kpis = new KpiEngine({
      store: store.kpis,
      book: book(),
      nowMs: () => clock.nowMs(),
      onChanged: (values) => {
        this.tell(kpiNews(book(), values));
        this.show(values);
      },
      onStored: (values) => this.alerting.turned(values),
      onFreshened: (values) => this.noteFresh(values),
      onCorrected: (pairs) => this.show(pairs),
      onEvaluated: (milliseconds) => {
        meters.evaluated(milliseconds);
        parts.pace.evaluated(milliseconds);
      },
      onError: (error, what) => logger.error({ err: error }, what),
    });
    const recent = new RecentMessages(() => clock.nowMs());
    const { takesIn, processId } = parts;
    const mappings = store.mappingDirectory;
    const { personal } = parts;
    this.trace = new TraceView({ recent, mappings, personal, takesIn, processId });
    this.intake = new Intake({
      decode,
      kept: keeperOf(store, personal),
      onTaken: (decoded) => recent.took(decoded),
      store: store.facts,
      ...(parts.spool && { spool: parts.spool }),
      onStored: (batch) => this.stored(batch),
      onFound: () => this.kpis.markAll(),
      onStorage: (state) => health.tell('intake', state),
      onError: (error, what) => logger.error({ err: error }, what),
    });
    this.retries = new Retries({
      store,
      decode,
      onStored: (batch) => this.stored(batch),
      onError: (error, what) => logger.error({ err: error }, what),
    });
    this.broker = parts.broker;
  }

  /** The values are put right before anybody may send: whatever happened while nobody looked. */
  async start(): Promise<void> {
    await this.kpis.start();
    // what is sent by HTTP is taken in by every process
    this.intake.start();
    if (!this.parts.takesIn) return;
    await this.broker.start(this.intake);
  }

  get hasSpool(): boolean {
    return this.parts.spool !== undefined;
  }

  /** After the commit: what changed is reckoned anew, and told to whoever watches. */
  stored(batch: StoredBatch): void {
    this.parts.meters.stored(batch.counts);
    this.parts.meters.rejected(batch.rejected ?? []);
    this.parts.own.took(batch.counted ?? []);
    this.retries.stored(batch.born ?? []);
    this.kpis.markFacts(batch.changed);
    this.tell(caseNews(batch.cases));
    this.tellPresence(batch.presence);
  }

  /** Ends the connections of a source that is no longer let in. */
  async disconnect(key: string): Promise<void> {
    if (this.parts.takesIn) await this.broker.disconnect(key);
  }

  /** Ends the connections of a source that were made with a secret which works no longer. */
  async disconnectEnded(key: string): Promise<void> {
    if (this.parts.takesIn) await this.broker.disconnectEnded?.(key);
  }

  /** The facts that a message would make under a mapping; a format that we break on is told. */
  previewMapping(request: PreviewMapping, receivedMs: number): PreviewAnswer {
    try {
      return previewMapped(request, receivedMs, this.parts.personal);
    } catch (error) {
      this.parts.logger.error({ err: error, codec: request.codec }, 'previewing a mapping');
      const detail = error instanceof Error ? error.name : 'unknown error';
      return { facts: [], rejected: [{ reason: 'decoder-failed', detail }] };
    }
  }

  /** Other foreign topics are taken than before. */
  async followMappings(): Promise<void> {
    if (this.parts.takesIn) await this.broker.followMappings?.();
  }

  /** Stores who was heard here, which every process does for itself. */
  async tellHeard(): Promise<void> {
    this.turned(await this.parts.store.tellHeard());
  }

  /** Sources that fell silent; no message tells of it. */
  async judgeSilence(): Promise<void> {
    this.turned(await this.parts.store.judgeSilence());
  }

  private turned({ presence, changed }: Pick<StoredBatch, 'presence' | 'changed'>): void {
    if (presence.length === 0) return;
    this.kpis.markFacts(changed);
    this.tellPresence(presence);
  }

  /** Tells how far unchanged numbers are vouched for by sources heard since. */
  async tellFreshness(): Promise<void> {
    const { store } = this.parts;
    this.noteFresh(await store.kpis.refreshFreshness(this.kpis.vouchingFacts()));
    this.tellFresh();
  }

  /** What was reckoned here and came to the same number: its age is told with the next ones. */
  tellFresh(): void {
    for (const [unit, freshAt] of this.freshened) this.parts.publisher.freshened(unit, freshAt);
    this.freshened.clear();
  }

  private noteFresh(
    values: readonly { unit: string; kpi: string; freshAtMs: number | null }[],
  ): void {
    for (const { unit, kpi, freshAtMs } of values) {
      if (freshAtMs === null) continue;
      const ofUnit = this.freshened.get(unit) ?? {};
      ofUnit[kpi] = isoOfMs(freshAtMs);
      this.freshened.set(unit, ofUnit);
    }
  }

  /** Here, and on the screens of the others, who read the values for themselves. */
  private show(changed: readonly Caused[]): void {
    const { bus, screens } = this.parts;
    const units: Record<string, string[]> = {};
    const occurred: Record<string, number> = {};
    for (const { unit, kpi, occurredMs = 0 } of changed) {
      (units[unit] ??= []).push(kpi);
      if (occurredMs > (occurred[unit] ?? 0)) occurred[unit] = occurredMs;
    }
    if (changed.length > 0) bus.publish({ what: 'kpis', units, occurredMs: occurred });
    void screens.show(changed);
  }

  private tellPresence(presence: StoredBatch['presence']): void {
    const { store } = this.parts;
    const news = presenceNews(presence, this.unsteady, ({ source, atMs }) => {
      const id = store.directory.find(source)?.id;
      if (id !== undefined) store.flags.note(id, 'flapping', atMs * 1000);
    });
    this.tell(news);
    for (const { unit, source, state, atMs } of presence) {
      const change = { source, state, at: isoOfMs(atMs) };
      this.parts.publisher.presenceChanged(unit, [change]);
    }
  }

  /** A unit's own news, and what turned there for the units above it. */
  private tell(news: readonly News[]): void {
    const byUnit = new Map<string, Happening[]>();
    for (const one of news) {
      const name = this.kpis.nameOf(one.unit);
      const above = this.kpis.unitsAbove(one.unit).map((unit) => newsForAbove(one, name, unit));
      for (const told of [one, ...above]) {
        if (told) byUnit.set(told.unit, [...(byUnit.get(told.unit) ?? []), told.item]);
      }
    }
    for (const [unit, items] of byUnit) this.parts.publisher.happened(unit, items);
  }

  /** Stops taking, commits what was taken, then stops reckoning. */
  async stop(): Promise<void> {
    this.parts.screens.stop();
    await this.intake.close();
    await this.retries.stop();
    await this.broker.stop();
    await this.leave();
    await this.kpis.stop();
  }
  /** What was heard last is told, and that nobody listens here any more. */
  private async leave(): Promise<void> {
    const { store, clock, health, logger } = this.parts;
    if (health.state !== 'ok') return;
    try {
      await this.tellHeard();
      await store.processes.leave(clock.nowMs());
    } catch (error) {
      logger.warn({ err: error }, 'leaving; the others find out by themselves');
    }
  }
}
