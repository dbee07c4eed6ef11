import { Unsteady, isoOfMs, type KpiDefinition } from '@nhip-xa/domain';
import { decodeNative, personalData } from '@nhip-xa/decode';
import { Intake, type Spool } from '@nhip-xa/intake';
import { KpiEngine } from '@nhip-xa/kpi';
import type {
  Happening,
  KpiReader,
  LivePublisher,
  MessageSource,
  Pair,
  StoredBatch,
} from '@nhip-xa/ports';
import type { Clock, Logger } from '@nhip-xa/platform';
import type { Store } from '@nhip-xa/store';
import { caseNews, kpiNews, newsForAbove, presenceNews, type News } from './news';
import type { Meters } from './meters';
import type { StorageHealth } from './storage-health';

export interface PipelineParts {
  store: Store;
  broker: MessageSource;
  definitions: readonly KpiDefinition[];
  publisher: LivePublisher;
  health: StorageHealth;
  meters: Meters;
  clock: Clock;
  logger: Logger;
  /** Undefined: devices wait while the database is away. */
  spool: Spool | undefined;
}

/** How long in ms until changed values that could not be read are read again. */
const SHOW_AGAIN_MS = 500;

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
  private readonly unsteady = new Unsteady();
  private stopped = false;

  constructor(private readonly parts: PipelineParts) {
    const { store, definitions, clock, logger, meters, health } = parts;
    const personal = personalData();
    const world = { personal, holdsCommune: store.directory.holdsCommune.bind(store.directory) };
    this.kpis = new KpiEngine({
      store: store.kpis,
      definitions,
      nowMs: () => clock.nowMs(),
      onChanged: (values) => {
        this.tell(kpiNews(definitions, values));
        void this.show(values);
      },
      onCorrected: (pairs) => void this.show(pairs),
      onEvaluated: (milliseconds) => meters.evaluated(milliseconds),
      onError: (error, what) => logger.error({ err: error }, what),
    });
    this.intake = new Intake({
      decode: (message) => decodeNative(message, world),
      store: store.facts,
      ...(parts.spool && { spool: parts.spool }),
      onStored: (batch) => this.stored(batch),
      onStorage: (state) => health.tell('intake', state),
      onError: (error, what) => logger.error({ err: error }, what),
    });
    this.broker = parts.broker;
  }

  /** The values are put right before anybody may send: whatever happened while nobody looked. */
  async start(): Promise<void> {
    await this.kpis.start();
    this.intake.start();
    await this.broker.start(this.intake);
  }

  get hasSpool(): boolean {
    return this.parts.spool !== undefined;
  }

  /** After the commit: what changed is reckoned anew, and told to whoever watches. */
  stored(batch: StoredBatch): void {
    this.parts.meters.stored(batch.counts);
    this.kpis.markFacts(batch.changed);
    this.tell(caseNews(batch.cases));
    this.tellPresence(batch.presence);
  }

  /** Sources that fell silent; no message tells of it. */
  async judgeSilence(): Promise<void> {
    const { presence, changed } = await this.parts.store.judgeSilence();
    if (presence.length === 0) return;
    this.kpis.markFacts(changed);
    this.tellPresence(presence);
  }

  /** Tells how far unchanged numbers are vouched for by sources heard since. */
  async tellFreshness(): Promise<void> {
    const { store, publisher } = this.parts;
    const moved = await store.kpis.refreshFreshness(this.kpis.vouchingFacts());
    const byUnit = new Map<string, Record<string, string>>();
    for (const { unit, kpi, freshAtMs } of moved) {
      const freshAt = byUnit.get(unit) ?? {};
      freshAt[kpi] = isoOfMs(freshAtMs);
      byUnit.set(unit, freshAt);
    }
    for (const [unit, freshAt] of byUnit) publisher.freshened(unit, freshAt);
  }

  /** What could not be shown is shown with the next try: no screen may keep an old number. */
  private async show(changed: readonly Pair[]): Promise<void> {
    const { store, publisher, logger } = this.parts;
    try {
      const values = await currentOf(store.pushReader, changed);
      for (const [unit, own] of values) publisher.kpiChanged(unit, own);
    } catch (error) {
      if (this.stopped) return;
      logger.warn({ err: error }, 'showing changed KPIs; it is tried again');
      setTimeout(() => void this.show(changed), SHOW_AGAIN_MS).unref();
    }
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
    this.stopped = true;
    await this.intake.close();
    await this.broker.stop();
    await this.kpis.stop();
  }
}

/** The wire form of stored values, by unit. */
async function currentOf(
  reader: KpiReader,
  changed: readonly Pair[],
): Promise<Map<string, Awaited<ReturnType<KpiReader['current']>>>> {
  const units = [...new Set(changed.map(({ unit }) => unit))];
  const kpis = [...new Set(changed.map(({ kpi }) => kpi))];
  const wanted = new Set(changed.map(({ unit, kpi }) => `${unit} ${kpi}`));
  const byUnit = new Map<string, Awaited<ReturnType<KpiReader['current']>>>();
  for (const value of await reader.current(units, kpis)) {
    if (!wanted.has(`${value.unit} ${value.kpi}`)) continue;
    byUnit.set(value.unit, [...(byUnit.get(value.unit) ?? []), value]);
  }
  return byUnit;
}
