import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from '@nhip-xa/testing';

/** The configuration that we ship. */
export const SHIPPED = resolve(__dirname, '../../../docker/mosquitto/mosquitto.conf');

const ACCOUNT = 'nhip-xa';
const PASSWORD = 'bờ-sông-Kỳ-Cùng';

const programs = ['/usr/sbin', ...(process.env.PATH ?? '').split(':')];
const found = (name: string): string | undefined =>
  programs.map((folder) => join(folder, name)).find((path) => existsSync(path));

const plugin = ['/usr/lib', ...subfolders('/usr/lib')]
  .map((folder) => join(folder, 'mosquitto_dynamic_security.so'))
  .find((path) => existsSync(path));

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}

const missing = [
  ...(found('mosquitto') ? [] : ['mosquitto']),
  ...(found('mosquitto_ctrl') ? [] : ['mosquitto_ctrl']),
  ...(plugin ? [] : ['its dynamic-security plugin']),
];

/** `describe` where there is a mosquitto; elsewhere its tests are skipped, and the reason is printed. */
export const withMosquitto = missing.length === 0 ? describe : skipped();

function skipped(): typeof describe.skip {
  console.warn(`skipped: ${missing.join(' and ')} not found (Debian: apt-get install mosquitto)`);
  return describe.skip;
}

const children = new Set<ChildProcess>();
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')));

/** A real mosquitto with the shipped configuration, on a free port and a temporary folder. */
export class Mosquitto {
  readonly log: string[] = [];
  private child: ChildProcess | undefined;

  private constructor(
    readonly folder: string,
    readonly port: number,
  ) {}

  /**
   * @param change what a test wants otherwise in the shipped configuration
   */
  static async start(
    change: (configuration: string) => string = (same) => same,
  ): Promise<Mosquitto> {
    const folder = mkdtempSync(join(tmpdir(), 'nhip-xa-mosquitto-'));
    chmodSync(folder, 0o755);
    const broker = new Mosquitto(folder, await freePort());
    const accounts = join(folder, 'dynamic-security.json');
    execFileSync(found('mosquitto_ctrl') ?? '', ['dynsec', 'init', accounts, ACCOUNT, PASSWORD]);
    writeFileSync(join(folder, 'mosquitto.conf'), change(broker.substituted()));
    await broker.run();
    return broker;
  }

  /** For the server: with the account that it manages the others with. */
  get url(): string {
    return `mqtt://${ACCOUNT}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${this.port}`;
  }

  /** Starts it again on what its last run left. */
  async run(): Promise<void> {
    const arguments_ = ['-c', join(this.folder, 'mosquitto.conf')];
    const child = spawn(found('mosquitto') ?? '', arguments_, {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    children.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => this.log.push(text));
    }
    await until(`mosquitto listens: ${this.log.join('')}`, () => listens(this.port), 10_000);
  }

  /** When it last wrote down what it keeps, in epoch ms. */
  writtenMs(): number {
    const path = join(this.folder, 'mosquitto.db');
    return existsSync(path) ? statSync(path).mtimeMs : 0;
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill(signal);
    await ended;
    children.delete(child);
  }

  async remove(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The shipped file, word for word but for its port, its paths and the user it runs as. */
  private substituted(): string {
    const substitutions: [string, string][] = [
      ['listener 1883', `listener ${this.port} 127.0.0.1`],
      ['/usr/lib/mosquitto_dynamic_security.so', plugin ?? ''],
      ['/mosquitto/data/', `${this.folder}/`],
    ];
    const text = readFileSync(SHIPPED, 'utf8');
    const mine = substitutions.reduce((before, [from, to]) => {
      if (!before.includes(from)) throw new Error(`${SHIPPED} has no ${from}`);
      return before.replaceAll(from, to);
    }, text);
    return `${mine}\nuser ${userInfo().username}\n`;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (is: boolean): void => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}
