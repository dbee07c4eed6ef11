import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, startEmbeddedPostgres } from '@nhip-xa/platform';
import pg from 'pg';
import { Caller } from '../http/caller';
import { databaseAlone } from './database-alone';
import { METRICS } from './device';
import type { Figures, Phase } from './figures';
import { LoadProcess } from './load-process';
import type { Order } from './load-words';
import { machine } from './machine';
import type { Options } from './options';
import { measureProcessors, peakMemoryMib, postmasterPid, type Parties } from './processes';
import { createProvince, type Province } from './province';
import { ScreenProbe } from './screen-probe';
import { ServerProcess, databaseUrlOf } from './server-process';
import { bytesPerReading, compare, readLedger } from './stored-facts';

/** Where the programs of a run are. */
export interface Programs {
  server: string;
  load: string;
}

type Tell = (words: string) => void;

/** Part of a phase's time that runs before its measured time: pools, plans and code warm up. */
const WARM_UP = 1 / 6;
/** The database alone is steady after this many seconds. */
const ALONE_SECONDS_MOST = 15;

/** What was started, ended in the opposite order, whatever happened. */
class Started {
  private readonly ends: (() => Promise<void> | void)[] = [];

  add<T>(what: T, end: (what: T) => Promise<void> | void): T {
    this.ends.push(() => end(what));
    return what;
  }

  async end(): Promise<void> {
    for (const end of this.ends.splice(0).reverse()) await end();
  }
}

/** Runs all phases against a fresh server on a fresh database, in processes of their own. */
export async function runBenchmark(
  options: Options,
  programs: Programs,
  signal: AbortSignal,
  tell: Tell,
): Promise<Figures> {
  const started = new Started();
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('broken off')));
  });
  try {
    return await Promise.race([new Run(options, programs, started, tell).all(), ended]);
  } finally {
    await started.end();
  }
}

/** The parts of a run that is being measured. */
interface Parts {
  database: pg.Client;
  connection: Parameters<typeof databaseAlone>[0];
  server: ServerProcess;
  load: LoadProcess;
  province: Province;
  cookie: string;
  pids: Parties;
  logFile: string;
}

class Run {
  constructor(
    private readonly options: Options,
    private readonly programs: Programs,
    private readonly started: Started,
    private readonly tell: Tell,
  ) {}

  async all(): Promise<Figures> {
    const { options, tell } = this;
    const at = new Date().toISOString();
    const parts = await this.prepare();
    const { database, server, load } = parts;
    tell(`saturation, ${options.seconds} s`);
    const saturated = await this.phase(parts, 'saturate', options.seconds);
    const steadySeconds = Math.ceil(options.seconds / 2);
    tell(`${options.rate} messages/s, ${steadySeconds} s`);
    const seen = await ScreenProbe.start(
      server.httpUrl,
      parts.cookie,
      server.mqtt,
      parts.province.shops,
    );
    const steady = await this.phase(parts, 'steady', steadySeconds);
    const screen = await seen();
    const memory = peakMemoryMib(server.pid);
    await load.end();
    tell('comparing what was acknowledged with what is stored');
    const keys = parts.province.devices.map(({ key }) => key);
    const comparison = await compare(database, parts.logFile, keys);
    const bytes = await bytesPerReading(database);
    tell('the database alone');
    const alone = await databaseAlone(
      parts.connection,
      database,
      Math.max(1, Math.round(saturated.messagesPerBatch)),
      Math.min(options.seconds, ALONE_SECONDS_MOST),
    );
    const { rows } = await database.query<{ server_version: string }>('SHOW server_version');
    return {
      at,
      machine: machine(rows[0]?.server_version ?? ''),
      options,
      saturated,
      steady: { ...steady, screen },
      peakMemoryMib: memory,
      bytes,
      comparison,
      alone,
    };
  }

  /** A database, a server on it, a province in it, and all devices connected. */
  private async prepare(): Promise<Parts> {
    const { started, options, programs, tell } = this;
    const folder = started.add(mkdtempSync(join(tmpdir(), 'nhip-xa-bench-')), (path) =>
      rmSync(path, { recursive: true, force: true }),
    );
    tell('starting a database and a server');
    const [databaseFolder, serverFolder] = ['database', 'server'].map((name) => {
      const path = join(folder, name);
      mkdirSync(path);
      return path;
    }) as [string, string];
    const cluster = started.add(
      await startEmbeddedPostgres({
        folder: databaseFolder,
        password: randomBytes(16).toString('hex'),
        logger: createLogger({ level: 'silent' }),
      }),
      (one) => one.stop(),
    );
    const { host, port, user, password, database: name } = cluster.connection;
    const adminPassword = randomBytes(16).toString('hex');
    const server = started.add(
      await ServerProcess.start({
        program: programs.server,
        dataFolder: serverFolder,
        databaseUrl: databaseUrlOf(cluster.connection),
        adminPassword,
        profile: options.profile,
      }),
      (one) => one.stop(),
    );
    const database = started.add(
      new pg.Client({ host, port, user, password, database: name }),
      (one) => one.end(),
    );
    await database.connect();
    tell(`creating ${options.devices} devices`);
    const anonymous = new Caller(server.httpUrl);
    const login = await anonymous.post('/api/v1/auth/login', {
      username: 'admin',
      password: adminPassword,
    });
    const cookie = login.headers
      .getSetCookie()
      .map((each) => each.split(';', 1)[0])
      .join('; ');
    const province = await createProvince(anonymous.withCookieOf(login), options.devices);
    const load = started.add(LoadProcess.start(programs.load), (one) => one.kill());
    const logFile = join(folder, 'acknowledged');
    await load.connect({ ...server.mqtt, accounts: province.devices, logFile });
    const pids = {
      server: server.pid,
      database: postmasterPid(join(databaseFolder, 'postgres')),
      load: load.pid,
    };
    const { connection } = cluster;
    return { database, connection, server, load, province, cookie, pids, logFile };
  }

  private async phase(parts: Parts, what: 'saturate' | 'steady', seconds: number): Promise<Phase> {
    const { database, load, pids } = parts;
    const time = { warmUpMs: seconds * 1000 * WARM_UP, milliseconds: seconds * 1000 };
    const order: Extract<Order, { do: 'saturate' | 'steady' }> =
      what === 'saturate'
        ? { do: what, window: this.options.window, ...time }
        : { do: what, rate: this.options.rate, ...time };
    const { load: done, measured } = await load.phase(order, async () => {
      const processors = measureProcessors(pids);
      const before = await readLedger(database);
      const beganMs = performance.now();
      return async () => {
        const shares = processors();
        const after = await readLedger(database);
        const messages = (after.stored - before.stored) / METRICS.length;
        return {
          processors: shares,
          storedMessagesPerSecond: (messages * 1000) / (performance.now() - beganMs),
          messagesPerBatch: messages / Math.max(1, after.batches - before.batches),
        };
      };
    });
    return { load: done, ...measured };
  }
}
