import { KeyedSecrets, openAccess, type Access } from '@nhip-xa/access';
import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { Live } from '@nhip-xa/live';
import {
  StartError,
  externalDatabase,
  listenError,
  openDataFolder,
  startEmbeddedPostgres,
  systemClock,
  type Config,
  type Logger,
  type DataFolder,
  type Shutdown,
} from '@nhip-xa/platform';
import { ConfigChanges, type ConfigChange, type StoredBatch } from '@nhip-xa/ports';
import { NewerDatabase, openStore, type Store } from '@nhip-xa/store';
import { Clockwork } from './clockwork';
import { WebServer, urlOf } from './web-server';
import { Pipeline } from './intake.pipeline';
import { Meters } from './meters';
import { StorageHealth } from './storage-health';
import { VERSION } from './version';

/** A server that answers. */
export interface RunningServer {
  httpUrl: string;
  mqttUrl: string;
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
  const hasher = new KeyedSecrets(secrets.sourceKey);
  const changes = new ConfigChanges();
  const health = new StorageHealth();
  const meters = new Meters();
  const stored: { tell?: (batch: StoredBatch) => void } = {};
  const store = await openDatabase(parts, secrets, hasher, (batch) => stored.tell?.(batch));
  const access = openAccess(store, changes);
  const isFirst = await access.accounts.ensureAdministrator(secrets.adminPassword);
  const live = liveOf(store, access, changes, meters, logger);
  const pipeline = new Pipeline({
    store,
    definitions: BUILT_IN_KPIS,
    publisher: live.publisher,
    health,
    meters,
    clock: systemClock,
    logger,
    mqttHost: config.mqttHost,
    mqttPort: config.mqttPort,
  });
  stored.tell = (batch) => pipeline.stored(batch);
  follow(changes, store, pipeline, logger);
  health.onChange((state) => {
    logger.warn({ state }, 'storing facts');
    live.publisher.storageChanged(state);
  });
  meters.gauge(
    'nhipxa_messages_in_hand',
    'Messages taken and not yet committed',
    () => pipeline.intake.inHand,
  );
  meters.gauge(
    'nhipxa_database_unsafe_settings',
    'Settings of the database that may lose what was acknowledged when the power goes',
    () => store.unsafeSettings.length,
  );
  meters.gauge(
    'nhipxa_mqtt_connections',
    'Sources connected to the broker',
    () => pipeline.broker.connectedClients,
  );

  let brokerPort = config.mqttPort;
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
    mqttPort: () => brokerPort,
  });
  shutdown.add('the web server', () => web.close());
  await pipeline.start().catch((error: unknown) => {
    throw listenError(error, {
      what: 'The MQTT broker',
      host: config.mqttHost,
      port: config.mqttPort,
      portVariable: 'MQTT_PORT',
      hostVariable: 'MQTT_HOST',
    });
  });
  brokerPort = pipeline.broker.port;
  shutdown.add('intake', () => pipeline.stop());
  const clockwork = new Clockwork(pipeline, store, health, logger);
  clockwork.start();
  shutdown.add('the clock', () => clockwork.stop());
  web.ready();
  return {
    httpUrl: web.url,
    mqttUrl: urlOf('mqtt', config.mqttHost, pipeline.broker.port),
    generatedPassword:
      isFirst && secrets.adminPasswordGenerated ? secrets.adminPassword : undefined,
    store,
    access,
    changes,
  };
}

async function openDatabase(
  { config, logger, shutdown }: ServerParts,
  secrets: DataFolder['secrets'],
  hasher: KeyedSecrets,
  onStored: (batch: StoredBatch) => void,
): Promise<Store> {
  const database = config.databaseUrl
    ? externalDatabase(config.databaseUrl)
    : await startEmbeddedPostgres({
        folder: config.dataFolder,
        password: secrets.databasePassword,
        logger: logger.child({ part: 'postgres' }),
      });
  shutdown.add('the database', () => database.stop());
  const store = await openStore({
    connection: database.connection,
    logger: logger.child({ part: 'store' }),
    verifySecret: (secret, hash) => hasher.matches(secret, hash),
    definitions: BUILT_IN_KPIS,
    nowMs: () => systemClock.nowMs(),
    nowUs: () => systemClock.nowUs(),
    onStored,
  }).catch((error: unknown) => {
    throw databaseError(error, config);
  });
  shutdown.add('the store', () => store.close());
  return store;
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

const liveOf = (
  store: Store,
  access: Access,
  changes: ConfigChanges,
  meters: Meters,
  logger: Logger,
): Live =>
  new Live({
    authenticator: access.authenticator,
    gate: access.gate,
    kpiReader: store.kpiReader,
    tickerReader: store.ticker,
    drawnRecorder: meters,
    configChanges: changes,
    version: VERSION,
    logger: logger.child({ part: 'live' }),
  });

/** Running parts follow what is changed through the API. */
function follow(changes: ConfigChanges, store: Store, pipeline: Pipeline, logger: Logger): void {
  const heed = async (change: ConfigChange): Promise<void> => {
    if (change.what === 'unit') {
      await Promise.all([store.directory.loadCommunes(), pipeline.kpis.reloadUnits()]);
      pipeline.kpis.markAround(change.unit);
    }
    if (change.what === 'source-cut') {
      // whatever the database answers now: who is cut off stays out
      store.directory.forget(change.key);
      await pipeline.broker.disconnect(change.key);
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
