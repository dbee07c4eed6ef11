import { realpathSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../log';
import { StartError } from '../start-error';
import {
  checkVersion,
  clusterFolder,
  clusterOwner,
  DATABASE_NAME,
  prepareCluster,
} from './cluster';
import type { Database, DatabaseConnection } from './database';
import { prepareEngine } from './engine';
import { endLeftover } from './leftover';
import { freePort } from './port';
import { startPostmaster, type Postmaster, type PostmasterOptions } from './postmaster';
import { chooseRunner } from './runner';

/** How long remains of an earlier server may be in the way of a start. */
const REMAINS_MS = 30_000;
const REMAINS_POLL_MS = 100;

/** Pauses between attempts to start it again: at once, then longer, so that a full disk is no storm. */
const RESTART_PAUSE_LEAST_MS = 100;
const RESTART_PAUSE_MOST_MS = 5_000;
/** A server that ran this long starts the pauses anew. */
const RAN_WELL_MS = 30_000;

/** A fast stop, then an immediate one; together within what is left of a shutdown [contract 5]. */
const STOP_MS = 9_000;
const IMMEDIATE_STOP_MS = 1_000;
/** Of what is left: for the words of what was killed, and the exit. */
const SPARE_MS = 500;

/** Replaying a log after a power cut may take minutes; it is said, not broken off. */
const STILL_STARTING_MS = 5_000;

export interface EmbeddedPostgresOptions {
  /** Absolute path of the data folder, whose lock the caller holds. */
  folder: string;
  /** Password of the database's user. */
  password: string;
  logger: Logger;
  /** Port on 127.0.0.1; any free one unless given. */
  port?: number;
  /** The server ended by itself, and why; it is being started again. */
  onDown?: (reason: string) => void;
  /** The server that had ended accepts connections again, under the same parameters. */
  onUp?: () => void;
}

type Launch = Omit<PostmasterOptions, 'port'>;

/** A database server that is started again whenever it ends, until it is stopped. */
class EmbeddedPostgres implements Database {
  readonly connection: Readonly<DatabaseConnection>;
  private readonly stopping = new AbortController();
  private upSinceMs = performance.now();
  private pauseMs = RESTART_PAUSE_LEAST_MS;

  constructor(
    private readonly launch: Launch,
    private readonly options: EmbeddedPostgresOptions,
    private postmaster: Postmaster,
    port: number,
  ) {
    this.connection = Object.freeze({
      host: '127.0.0.1',
      port,
      user: DATABASE_NAME,
      password: options.password,
      database: DATABASE_NAME,
      ssl: false,
    });
    void this.supervise();
  }

  async stop(withinMs = STOP_MS): Promise<void> {
    this.stopping.abort();
    const { postmaster } = this;
    const leftMs = Math.max(0, Math.min(withinMs, STOP_MS) - SPARE_MS);
    const immediateMs = Math.min(IMMEDIATE_STOP_MS, leftMs / 3);
    for (const [signal, patienceMs] of [
      ['SIGINT', leftMs - immediateMs],
      ['SIGQUIT', immediateMs],
    ] as const) {
      postmaster.kill(signal);
      if (await endsWithin(postmaster, patienceMs)) return;
    }
    postmaster.kill('SIGKILL');
    throw new Error('the embedded database did not stop and was killed');
  }

  private async supervise(): Promise<void> {
    for (;;) {
      const { words } = await this.postmaster.ended;
      if (this.stopping.signal.aborted) return;
      this.launch.logger.error({ reason: words }, 'the embedded database ended; starting it again');
      this.options.onDown?.(words);
      if (!(await this.startAgain())) return;
      this.launch.logger.info('the embedded database is up again');
      this.options.onUp?.();
    }
  }

  /** False when it is being stopped meanwhile. */
  private async startAgain(): Promise<boolean> {
    if (performance.now() - this.upSinceMs > RAN_WELL_MS) this.pauseMs = RESTART_PAUSE_LEAST_MS;
    for (;;) {
      await delay(this.pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      if (this.stopping.signal.aborted) return false;
      this.pauseMs = Math.min(this.pauseMs * 2, RESTART_PAUSE_MOST_MS);
      this.postmaster = startPostmaster({ ...this.launch, port: this.connection.port });
      if (await this.postmaster.ready) break;
      const { words } = await this.postmaster.ended;
      if (this.stopping.signal.aborted) return false;
      this.launch.logger.warn(
        { reason: words },
        'the embedded database did not start; trying again',
      );
    }
    this.upSinceMs = performance.now();
    return true;
  }
}

async function endsWithin(postmaster: Postmaster, withinMs: number): Promise<boolean> {
  const timer = new AbortController();
  const late = delay(withinMs, false, { signal: timer.signal }).catch(() => false);
  const inTime = await Promise.race([postmaster.ended.then(() => true), late]);
  timer.abort();
  return inTime;
}

async function readyOrEnded(postmaster: Postmaster, logger: Logger): Promise<boolean> {
  const notice = setInterval(
    () => logger.warn('the embedded database is still starting; it may be replaying its log'),
    STILL_STARTING_MS,
  );
  const ready = await postmaster.ready;
  clearInterval(notice);
  return ready;
}

const doesNotStart = (words: string, port: number, portTaken: boolean): StartError =>
  portTaken
    ? new StartError(`The embedded database cannot have port ${port}`, 'Stop what uses it.')
    : new StartError('The embedded database does not start', words);

/** The first start: remains of an earlier server may pass, and a port may just have been taken. */
async function firstStart(
  launch: Launch,
  wantedPort: number | undefined,
): Promise<{ postmaster: Postmaster; port: number }> {
  const untilMs = performance.now() + REMAINS_MS;
  for (let taken = 0; ;) {
    const port = wantedPort ?? (await freePort(launch.folder, taken));
    const postmaster = startPostmaster({ ...launch, port });
    if (await readyOrEnded(postmaster, launch.logger)) return { postmaster, port };
    const { words, portTaken, passing } = await postmaster.ended;
    const mayPass = passing || (portTaken && wantedPort === undefined);
    if (!mayPass || performance.now() > untilMs) throw doesNotStart(words, port, portTaken);
    if (portTaken) taken++;
    await delay(REMAINS_POLL_MS);
  }
}

/**
 * Starts the embedded PostgreSQL on a data folder, creating its database at the first start. It
 * listens on 127.0.0.1 only, goes when this process is killed (on Linux at once, elsewhere at the
 * next start), and is started again under the same parameters whenever it ends by itself.
 * @throws StartError when it does not start: another version's data, no right to its folder
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<Database> {
  const { logger } = options;
  const dataFolder = realpathSync(options.folder);
  const folder = clusterFolder(dataFolder);
  checkVersion(folder);
  const runner = chooseRunner(dataFolder, clusterOwner(dataFolder));
  const engine = prepareEngine(dataFolder, runner);
  await endLeftover(folder, logger);
  await prepareCluster(runner, engine, folder, options.password);
  const launch = { runner, engine, folder, logger };
  const { postmaster, port } = await firstStart(launch, options.port);
  return new EmbeddedPostgres(launch, options, postmaster, port);
}
