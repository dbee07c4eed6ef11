import { RedisWire, type Live } from '@nhip-xa/live';
import { StartError, type Config, type Logger } from '@nhip-xa/platform';
import type {
  ConfigChanges,
  LivePublisher,
  Pair,
  ProcessBus,
  ProcessMessage,
} from '@nhip-xa/ports';
import type { Store } from '@nhip-xa/store';
import type { Pipeline } from './intake.pipeline';
import type { Screens } from './screens';
import { WireBus } from './wire-bus';

/** How long in ms until reading everything again is tried once more. */
const AGAIN_MS = 1_000;

/**
 * The bus to the other processes: Redis where there is one, else the database that they share.
 * @throws StartError when the Redis that is asked for cannot be reached
 */
export async function openBus(
  { redisUrl }: Config,
  store: Store,
  processId: string,
  logger: Logger,
): Promise<ProcessBus> {
  const trouble = (error: unknown): void => logger.warn({ err: error }, 'the bus was lost');
  const wire =
    redisUrl === undefined
      ? store.wire
      : await RedisWire.open({ url: redisUrl, onTrouble: trouble }).catch((error: unknown) => {
          throw new StartError(
            `The Redis that REDIS_URL names cannot be used (${reasonOf(error)})`,
            'Check that it runs, and its host, port and password; or unset REDIS_URL.',
          );
        });
  return new WireBus(wire, processId, (error, what) => logger.warn({ err: error }, what));
}

/** The reason alone: several addresses of a host fail as one error without words. */
const reasonOf = (error: unknown): string =>
  error instanceof AggregateError
    ? String((error.errors[0] as Error | undefined)?.message)
    : error instanceof Error
      ? error.message
      : String(error);

/** What this process tells its own screens, told to those of the others too. */
export const toldToAll = (here: LivePublisher, bus: ProcessBus): LivePublisher => ({
  // the others read values for themselves
  kpiChanged: (unit, values, occurredMs) => here.kpiChanged(unit, values, occurredMs),
  freshened: (unit, freshAt) => {
    here.freshened(unit, freshAt);
    bus.publish({ what: 'fresh', unit, freshAt });
  },
  presenceChanged: (unit, changes) => {
    here.presenceChanged(unit, changes);
    bus.publish({ what: 'presence', unit, changes });
  },
  happened: (unit, items) => {
    here.happened(unit, items);
    bus.publish({ what: 'happened', unit, items });
  },
  // each process follows the change of the definitions by itself
  definitionsChanged: () => here.definitionsChanged(),
  storageChanged: (state) => here.storageChanged(state),
});

export interface FellowsParts {
  bus: ProcessBus;
  live: Live;
  screens: Screens;
  store: Store;
  pipeline: Pipeline;
  changes: ConfigChanges;
  logger: Logger;
}

/** Follows what other processes tell, and reads everything again where something was missed. */
export class Fellows {
  private reading: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(private readonly parts: FellowsParts) {
    parts.bus.onMessage((message) => this.heed(message));
    parts.bus.onGap(() => this.readAgain());
  }

  /** Nobody tells anything at the moment; what is watched here is looked at all the same. */
  lookForThemselves(): Promise<void> {
    const { bus, store, screens, live } = this.parts;
    if (store.processes.hasOthers && !bus.isOpen) void screens.show(everyPairOf(live, store));
    return Promise.resolve();
  }

  stop(): void {
    this.stopped = true;
  }

  private heed(message: ProcessMessage): void {
    const { live, changes, logger } = this.parts;
    if (message.what === 'kpis') this.show(message.units, message.occurredMs);
    if (message.what === 'fresh') live.publisher.freshened(message.unit, message.freshAt);
    if (message.what === 'presence') live.publisher.presenceChanged(message.unit, message.changes);
    if (message.what === 'happened') live.publisher.happened(message.unit, message.items);
    if (message.what === 'config') {
      changes
        .follow(message.change)
        .catch((error: unknown) => logger.error({ err: error }, 'following another process'));
    }
  }

  private show(
    units: Readonly<Record<string, readonly string[]>>,
    occurredMs: Readonly<Record<string, number>> = {},
  ): void {
    const { live, screens } = this.parts;
    const watched = Object.entries(units).filter(([unit]) => live.isWatched(unit));
    const pairs = watched.flatMap(([unit, kpis]) =>
      kpis.map((kpi) => ({ unit, kpi, occurredMs: occurredMs[unit] })),
    );
    void screens.show(pairs);
  }

  /** One reading at a time; what was missed meanwhile is read by one more. */
  private readAgain(): void {
    this.again = true;
    this.reading ??= this.readUntilDone().finally(() => (this.reading = undefined));
  }

  private async readUntilDone(): Promise<void> {
    const { logger } = this.parts;
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        await this.readAll();
      } catch (error) {
        logger.warn({ err: error }, 'reading what another process may have changed');
        this.again = true;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }

  private async readAll(): Promise<void> {
    const { store, pipeline, changes, screens, live } = this.parts;
    await Promise.all([
      store.directory.load(),
      store.reloadFeeds(),
      store.reloadRules(),
      store.mappingDirectory.load(),
      store.codecMemory.load(),
      pipeline.kpis.reloadUnits(),
    ]);
    await pipeline.followMappings();
    await changes.follow({ what: 'access' });
    await changes.follow({ what: 'personal-keys' });
    await changes.follow({ what: 'kpis', kpis: [] });
    await screens.show(everyPairOf(live, store));
  }
}

const everyPairOf = (live: Live, store: Store): Pair[] => {
  const kpis = store.definitions.book().enabled.map(({ code }) => code);
  return live.watchedUnits().flatMap((unit) => kpis.map((kpi) => ({ unit, kpi })));
};
