import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from './until';

/** The built server; the tests build nothing themselves. */
const PROGRAM = resolve(__dirname, '../../../dist/apps/server/main.js');
/** How long a start may take on a machine that is busy with other tests, in ms. */
const START_MS = 60_000;
/** [contract 5] SIGTERM ends within 10 s; what comes later is killed. */
const STOP_MS = 12_000;
const LOG_LINES = 5_000;
/** Lines shown of a server that ended by itself. */
const LAST_WORDS = 20;

export const SERVER_ADMIN_PASSWORD = 'gió-mùa-đông-bắc';

export interface ServerOptions {
  /** Variables of the environment besides those that every test sets. */
  env?: Readonly<Record<string, string>>;
  /** The data folder; a temporary one, removed at the end, unless given. */
  folder?: string;
  /** Brings something into a temporary data folder before the start. */
  prepare?: (folder: string) => Promise<void>;
}

/** How a process ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const children = new Set<ChildProcess>();
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')));

/** One run of the server's program, and everything it printed. */
export class ServerProcess {
  readonly lines: string[] = [];
  readonly startedAtMs = performance.now();
  readonly ended: Promise<Ending>;
  private readonly child: ChildProcess;
  /** Whether it was told to end; an end that nobody asked for is a failure to be looked into. */
  private told = false;
  /** Whether it had got as far as to answer; a start that fails is told by whoever waits for it. */
  wasReady = false;

  /** @param onFailure called when it ends by itself with an error */
  constructor(
    env: Readonly<Record<string, string>>,
    private readonly onFailure?: () => void,
  ) {
    if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is not built: npm run build`);
    this.child = spawn(process.execPath, ['--enable-source-maps', PROGRAM], {
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', LOG_LEVEL: 'warn', ...env },
      cwd: tmpdir(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(this.child);
    for (const stream of [this.child.stdout, this.child.stderr]) this.collect(stream);
    this.ended = new Promise((resolve) =>
      this.child.once('close', (code, signal) => {
        children.delete(this.child);
        if (this.wasReady && !this.told && code !== 0) this.onFailure?.();
        resolve({ code, signal });
      }),
    );
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** All that was printed, as one text. */
  get text(): string {
    return this.lines.join('\n');
  }

  /** Sends a signal and waits for the end. */
  async kill(signal: NodeJS.Signals): Promise<Ending> {
    this.told = true;
    this.child.kill(signal);
    return this.ended;
  }

  private collect(stream: NodeJS.ReadableStream | null): void {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      this.lines.push(...lines.filter((line) => line.trim() !== ''));
      if (this.lines.length > LOG_LINES) this.lines.splice(0, this.lines.length - LOG_LINES);
    });
    stream?.on('end', () => rest && this.lines.push(rest));
  }
}

/**
 * The real server as a process of its own, on free ports and a temporary data folder. After a kill
 * it can be started again on the same folder and the same ports.
 */
export class RunningServer {
  httpUrl = '';
  mqttUrl = '';

  private constructor(
    readonly folder: string,
    private readonly ownsFolder: boolean,
    private readonly env: Readonly<Record<string, string>>,
    public process: ServerProcess,
  ) {}

  static async start(options: ServerOptions = {}): Promise<RunningServer> {
    const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'nhip-xa-e2e-'));
    const env = {
      HTTP_PORT: '0',
      MQTT_PORT: '0',
      DEMO: '0',
      ADMIN_PASSWORD: SERVER_ADMIN_PASSWORD,
      DATA_DIR: folder,
      ...options.env,
    };
    const owns = options.folder === undefined;
    if (owns) await options.prepare?.(folder);
    const server = new RunningServer(folder, owns, env, processOf(env));
    await server.ready().catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    return server;
  }

  get pid(): number {
    return this.process.pid;
  }

  /** What this run of it printed. */
  get log(): readonly string[] {
    return this.process.lines;
  }

  /** `GET /health/ready`; status 0 while nothing answers. */
  async health(): Promise<{ status: number; missing: string[] }> {
    try {
      const response = await fetch(`${this.httpUrl}/health/ready`, {
        signal: AbortSignal.timeout(5_000),
      });
      const { missing } = (await response.json()) as { missing: string[] };
      return { status: response.status, missing };
    } catch {
      return { status: 0, missing: ['server'] };
    }
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<Ending> {
    return this.process.kill(signal);
  }

  /** Starts it anew on the same folder and ports, and waits until it is ready; gives how long in ms. */
  async restart(): Promise<number> {
    const ports = {
      HTTP_PORT: new URL(this.httpUrl).port,
      ...(this.mqttUrl ? { MQTT_PORT: new URL(this.mqttUrl).port } : {}),
    };
    this.process = processOf({ ...this.env, ...ports });
    await this.ready();
    return performance.now() - this.process.startedAtMs;
  }

  /** The process of the embedded database, as its own file names it. */
  databasePid(): number {
    const text = readFileSync(join(this.folder, 'postgres', 'postmaster.pid'), 'utf8');
    return Number(text.split('\n', 1)[0]);
  }

  /** Ends it as a service manager does, and removes its folder. */
  async stop(): Promise<Ending> {
    const { process: running } = this;
    const force = setTimeout(() => void running.kill('SIGKILL'), STOP_MS);
    const ending = running.isRunning ? await running.kill('SIGTERM') : await running.ended;
    clearTimeout(force);
    if (this.ownsFolder) await removeFolder(this.folder);
    return ending;
  }

  private async ready(): Promise<void> {
    const { process: running } = this;
    const answer = await until(
      `the server is ready:\n${running.text}`,
      async () => {
        if (!running.isRunning) return 'ended';
        this.readAddresses();
        const addressed = this.httpUrl && (this.mqttUrl || this.env.ROLE === 'api');
        return addressed && (await this.health()).status === 200 && 'ready';
      },
      START_MS,
    );
    if (answer === 'ended') throw new Error(`the server ended at its start:\n${running.text}`);
    running.wasReady = true;
  }

  private readAddresses(): void {
    const { text } = this.process;
    this.httpUrl = /(?:Pages\s+|Health\s+)(http:\/\/[^/\s]+)/.exec(text)?.[1] ?? '';
    this.mqttUrl = /MQTT\s+(mqtt:\S+)/.exec(text)?.[1] ?? '';
  }
}

/** A run whose last words are shown when it ends by itself: whoever waits for it learns nothing. */
function processOf(env: Readonly<Record<string, string>>): ServerProcess {
  const started: ServerProcess = new ServerProcess(env, () => {
    const last = started.lines.slice(-LAST_WORDS).join('\n');
    console.error(`the server ended by itself; its last words:\n${last}`);
  });
  return started;
}

/** A database that was killed with its server may still be writing its last words. */
async function removeFolder(folder: string): Promise<void> {
  await until(
    `${folder} can be removed`,
    () => {
      try {
        rmSync(folder, { recursive: true, force: true });
        return true;
      } catch {
        return false;
      }
    },
    10_000,
  );
}
