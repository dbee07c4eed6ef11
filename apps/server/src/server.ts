import { unitOfKey } from '@nhip-xa/contract';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { KeyedSecrets, openAccess, type Access } from '@nhip-xa/access';
import { BUILT_IN_KPIS, FURTHER_KPIS } from '@nhip-xa/domain';
import { PersonalList } from '@nhip-xa/decode';
import { Spool } from '@nhip-xa/intake';
import { Live } from '@nhip-xa/live';
import {
  StartError,
  externalDatabase,
  openDataFolder,
  startEmbeddedPostgres,
  systemClock,
  type Config,
  type Logger,
  type DataFolder,
  type Shutdown,
} from '@nhip-xa/platform';
import {
  ConfigChanges,
  type AboutProcess,
  type ConfigChange,
  type DrawnRecorder,
  type StoredBatch,
} from '@nhip-xa/ports';
import { ReportMaker } from '@nhip-xa/reports';
import { NewerDatabase, openStore, type Store, type StoreParts } from '@nhip-xa/store';
import { aboutProcess } from './about-process';
import { brokerOf } from './brokers';
import { Clockwork } from './clockwork';
import { DemonstrationRemoval } from './demonstration-removal';
import { Fellows, openBus, toldToAll } from './fellows';
import { FrameKeeper } from './frame-keeper';
import { WebServer } from './web-server';
import { installationHealthOf, privacyOf } from './installation';
import { Pipeline } from './intake.pipeline';
import { JoinedTraces } from './joined-traces';
import { Meters, meterIntake } from './meters';
import { OwnFactsBook } from './own-facts';
import { Pace } from './pace';
import { Screens } from './screens';
import { StorageHealth } from './storage-health';
import { VERSION } from './version';

const MIB = 1_048_576;
/** From the beginning of the end: what the database has not answered by then it is not waited for, in ms. */
const ANSWERED_MS = 3_000;

/** A server that answers. */
export interface RunningServer {
  role: Config['role'];
  httpUrl: string;
  /** Undefined where no messages are taken in. */
  mqttUrl: string | undefined;
  /** The other ways in for devices: over WebSocket, over TLS. */
  moreMqttUrls: readonly string[];
  /** The first administrator's password, at the start that made it. */
  generatedPassword: string | undefined;
  store: Store;
  access: Access;
  changes: ConfigChanges;
}

export interface ServerParts {
  config: Config;
  logger: Logger;
  shutdown: Shutdown;
}

/**
 * Starts everything in order, each with its place in the shutdown: data folder, database, store,
 * live, intake, clock, HTTP.
 * @throws StartError with one clear line when it cannot
 */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { config, logger, shutdown } = parts;
  const folder = openDataFolder({ path: config.dataFolder, adminPassword: config.adminPassword });
  shutdown.add('the data folder', () => folder.release());
  const { secrets } = folder;
  const processId = randomUUID();
  const takesIn = config.role !== 'api';
  const health = new StorageHealth();
  const meters = new Meters();
  const stored: { tell?: (batch: StoredBatch) => void; remembered?: (mapping: string) => void } =
    {};
  const { store, hasher } = await openDatabase(parts, secrets, processId, {
    onStored: (batch) => stored.tell?.(batch),
    onRemembered: (mapping) => stored.remembered?.(mapping),
  });
  const bus = await openBus(config, store, processId, logger.child({ part: 'bus' }));
  shutdown.add('the bus', () => bus.stop());
  const changes = new ConfigChanges((change) => bus.publish({ what: 'config', change }));
  const access = openAccess(store, changes);
  const isFirst = await access.accounts.ensureAdministrator(secrets.adminPassword);
  const spool = await openSpool(config);
  const own = new OwnFactsBook({
    store: store.ownFacts,
    nowMs: () => systemClock.nowMs(),
    logger,
  });
  const live = liveOf(store, access, changes, drawnIn(meters, own), logger);
  const screens = new Screens({
    reader: store.pushReader,
    show: (unit, values, occurredMs) => live.publisher.kpiChanged(unit, values, occurredMs),
    logger,
  });
  const { instanceId } = folder;
  const broker = brokerOf({ config, instanceId, store, meters, logger });
  shutdown.add('the accounts at the broker', () => broker.stop());
  const personal = new PersonalList();
  personal.use((await store.personalKeys.list()).map(({ key }) => key));
  const pace = new Pace(() => systemClock.nowMs());
  const startedAtMs = systemClock.nowMs();
  const pipeline = new Pipeline({
    personal,
    pace,
    store,
    broker: broker.source,
    book: store.definitions.book,
    publisher: toldToAll(live.publisher, bus),
    screens,
    bus,
    health,
    meters,
    own,
    clock: systemClock,
    logger,
    spool,
    takesIn,
    processId,
  });
  stored.tell = (batch) => pipeline.stored(batch);
  stored.remembered = (mapping) =>
    bus.publish({ what: 'config', change: { what: 'codec-memory', mapping } });
  follow(changes, { store, pipeline, personal, live, logger });
  const fellows = new Fellows({ bus, live, screens, store, pipeline, changes, logger });
  shutdown.add('following other processes', () => Promise.resolve(fellows.stop()));
  health.onChange((state) => {
    logger.warn({ state }, 'storing facts');
    live.publisher.storageChanged(state);
  });
  meterIntake(meters, pipeline.intake);
  meters.gauge(
    'nhipxa_database_unsafe_settings',
    'Settings of the database that may lose what was acknowledged when the power goes',
    () => store.unsafeSettings.length,
  );

  const about = (): Promise<AboutProcess> =>
    aboutProcess({ config, pipeline, broker, pace, startedAtMs });
  const nowMs = (): number => systemClock.nowMs();
  const frames = new FrameKeeper(store.storedFrames);
  const reportMaker = reportMakerOf(store, logger);
  const { accounts } = broker;
  const demonstration = new DemonstrationRemoval({ store, changes, accounts, logger });
  shutdown.add('removing the demonstration', () => demonstration.stop());
  const web = await WebServer.start({
    config,
    logger,
    store,
    access,
    changes,
    meters,
    health,
    live,
    hasher,
    broker,
    demonstration,
    frames,
    alerts: pipeline.alerting,
    reportMaker,
    retries: pipeline.retries,
    posted: pipeline.intake,
    trace: new JoinedTraces({ own: pipeline.trace, bus, store }),
    previewMapping: (request, receivedMs) => pipeline.previewMapping(request, receivedMs),
    seen: (principal) => own.seen(principal),
    standing: () => pipeline.intake.standing(),
    privacy: privacyOf(personal, store, nowMs),
    installationHealth: installationHealthOf({ config, store, processId, about, nowMs }),
  });
  shutdown.add('the web server', () => web.close());
  // a sign of life, so that the others begin to tell; what they told before is read right now
  await store.processes.beat(systemClock.nowMs());
  await store.leadership.leads();
  await pipeline.start();
  if (takesIn) store.processes.listen();
  shutdown.add('intake', () => pipeline.stop());
  const clockwork = new Clockwork({
    pipeline,
    fellows,
    bus,
    store,
    frames,
    own,
    about,
    health,
    reports: reportMaker,
    logger,
  });
  clockwork.start();
  shutdown.add('the clock', () => clockwork.stop());
  if (pages(config)) await demonstration.resume();
  web.ready();
  const [mqttUrl, ...moreMqttUrls] = takesIn ? broker.urls() : [];
  return {
    role: config.role,
    httpUrl: web.url,
    mqttUrl,
    moreMqttUrls,
    generatedPassword:
      isFirst && secrets.adminPasswordGenerated ? secrets.adminPassword : undefined,
    store,
    access,
    changes,
  };
}

/** Whether this process answers the API. */
const pages = ({ role }: Config): boolean => role !== 'ingest';

/** Where messages go while the database is away; none where the setting says so. */
async function openSpool({ dataFolder, spoolMib }: Config): Promise<Spool | undefined> {
  if (spoolMib === 0) return undefined;
  const folder = join(dataFolder, 'spool');
  return Spool.open(folder, spoolMib * MIB).catch((error: unknown) => {
    throw new StartError(
      `The spool ${folder} cannot be opened (${error instanceof Error ? error.message : String(error)})`,
      'Check its rights and its disk. A damaged one has to be moved aside, its messages with it.',
    );
  });
}

async function openDatabase(
  { config, logger, shutdown }: ServerParts,
  secrets: DataFolder['secrets'],
  processId: string,
  told: Pick<StoreParts, 'onStored' | 'onRemembered'>,
): Promise<{ store: Store; hasher: KeyedSecrets }> {
  const database = config.databaseUrl
    ? externalDatabase(config.databaseUrl)
    : await startEmbeddedPostgres({
        folder: config.dataFolder,
        password: secrets.databasePassword,
        logger: logger.child({ part: 'postgres' }),
      });
  shutdown.add('the database', (leftMs) => database.stop(leftMs));
  // known only when the database has been asked for the key; nobody can connect before
  const keys: { hasher?: KeyedSecrets } = {};
  const store = await openStore({
    connection: database.connection,
    logger: logger.child({ part: 'store' }),
    verifySecret: (secret, hash) => keys.hasher?.matches(secret, hash) ?? false,
    builtIns: [...BUILT_IN_KPIS, ...FURTHER_KPIS],
    nowMs: () => systemClock.nowMs(),
    nowUs: () => systemClock.nowUs(),
    ...told,
    processId,
  }).catch((error: unknown) => {
    throw databaseError(error, config);
  });
  shutdown.add('the store', () => store.close());
  shutdown.onBegun(() => store.endWithin(ANSWERED_MS));
  // one for all processes: what one of them gave out, each of them has to know again
  const key = await store.installation.agree('source-key', secrets.sourceKey.toString('base64'));
  const hasher = new KeyedSecrets(Buffer.from(key, 'base64'));
  keys.hasher = hasher;
  return { store, hasher };
}

/** A database that cannot be used, in one clear line. */
function databaseError(error: unknown, config: Config): unknown {
  if (error instanceof NewerDatabase) {
    return new StartError(
      `The database was last used by a newer version of Nhịp Xã (${error.migrations.join(', ')})`,
      'Start that version, or restore the backup that was made before it.',
    );
  }
  if (config.databaseUrl === undefined || !(error instanceof Error)) return error;
  return new StartError(
    `The database that DATABASE_URL names cannot be used (${error.message})`,
    'Check that it runs, and its host, name, user and password.',
  );
}

/** Each drawing counts for how fast messages are; one that shows a fresh fact also for its unit. */
const drawnIn = (meters: Meters, own: OwnFactsBook): DrawnRecorder => ({
  drawn: (milliseconds, behind) => {
    meters.drawn(milliseconds);
    if (behind) own.draws.drawn(milliseconds, behind);
  },
});

const reportMakerOf = (store: Store, logger: Logger): ReportMaker =>
  new ReportMaker({
    reader: store.reportReader,
    past: store.pastWork,
    reports: store.reports,
    schedules: store.reportSchedules,
    book: store.definitions.book,
    nowMs: () => systemClock.nowMs(),
    failed: (error, { unit, period }) =>
      logger.error({ err: error, unit, period }, 'making a report by schedule'),
  });

const liveOf = (
  store: Store,
  access: Access,
  changes: ConfigChanges,
  drawnRecorder: DrawnRecorder,
  logger: Logger,
): Live =>
  new Live({
    authenticator: access.authenticator,
    gate: access.gate,
    kpiReader: store.kpiReader,
    tickerReader: store.ticker,
    drawnRecorder,
    configChanges: changes,
    version: VERSION,
    logger: logger.child({ part: 'live' }),
  });

/** Running parts follow what is changed through the API. */
function follow(
  changes: ConfigChanges,
  parts: {
    store: Store;
    pipeline: Pipeline;
    personal: PersonalList;
    live: Live;
    logger: Logger;
  },
): void {
  const { store, pipeline, personal, live, logger } = parts;
  const heed = async (change: ConfigChange): Promise<void> => {
    if (change.what === 'calendar' || change.what === 'unit') await store.reloadRules();
    if (change.what === 'unit') {
      await Promise.all([store.directory.loadUnits(), pipeline.kpis.reloadUnits()]);
      pipeline.kpis.markAround(change.unit);
    }
    if (change.what === 'personal-keys') {
      personal.use((await store.personalKeys.list()).map(({ key }) => key));
    }
    if (change.what === 'typed') pipeline.kpis.markPair(change.unit, change.kpi);
    if (change.what === 'kpis') {
      // numbers that measures look up are no part of the definitions: what is named is reckoned anew
      const others = await store.definitions.reload();
      // where nobody says which, as after a gap, everything may be other than before
      const unnamed = others && change.kpis.length === 0;
      pipeline.kpis.use(store.definitions.book(), unnamed ? undefined : change);
      live.publisher.definitionsChanged();
    }
    if (change.what === 'codec-memory') {
      await store.codecMemory.load(change.mapping);
      pipeline.retries.stored([change.mapping]);
    }
    if (change.what === 'mapping') {
      await store.mappingDirectory.load();
      await pipeline.followMappings();
      if (change.cut) await pipeline.disconnect(change.publisher);
    }
    if (change.what === 'source-cut') {
      // whatever the database answers now: who is cut off stays out
      store.directory.forget(change.key);
      await pipeline.disconnect(change.key);
    }
    if (change.what === 'sources-cut') {
      for (const key of change.keys) store.directory.forget(key);
      await Promise.all(change.keys.map((key) => pipeline.disconnect(key)));
    }
    if (change.what === 'demonstration') {
      await Promise.all([store.mappingDirectory.load(), store.reloadFeeds()]);
      await pipeline.followMappings();
    }
    if (change.what === 'source-secret') {
      // the one before is the older one by now, or was ended: it is out whatever the database answers
      store.directory.endPrevious(change.key);
      await store.directory.refresh(change.key);
      await pipeline.disconnectEnded(change.key);
    }
    if (change.what === 'maintenance') {
      const source = store.directory.find(change.key);
      if (source) {
        pipeline.kpis.markFacts(await store.changesOfExpectation(source, change.fromMs));
      }
    }
    if (change.what === 'sources') {
      await Promise.all([store.directory.refreshAll(change.keys), store.reloadFeeds()]);
      const units = new Set(change.keys.map(unitOfKey));
      for (const unit of units) pipeline.kpis.markAround(unit);
    }
    if (change.what === 'source' || change.what === 'source-cut') {
      await Promise.all([store.directory.refresh(change.key), store.reloadFeeds()]);
      pipeline.kpis.markAround(change.unit);
    }
  };
  changes.on((change) =>
    heed(change).catch((error: unknown) =>
      logger.error({ err: error, change }, 'following a change'),
    ),
  );
}
