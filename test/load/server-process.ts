import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { DatabaseConnection } from '@nhip-xa/platform';

const START_MS = 60_000;
const STOP_MS = 20_000;

export interface ServerOptions {
  program: string;
  dataFolder: string;
  /** Its own embedded database unless one is given. */
  databaseUrl?: string;
  adminPassword: string;
  /** Folder for a CPU profile. */
  profile?: string | undefined;
}

/** A database as `DATABASE_URL` names it. */
export const databaseUrlOf = (connection: DatabaseConnection): string => {
  const { host, port, user, password, database } = connection;
  return `postgresql://${user}:${password}@${host}:${port}/${database}`;
};

/** The server as `npm run serve` starts it, in a process of its own. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly httpUrl: string,
    readonly mqtt: { host: string; port: number },
  ) {}

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** @throws Error with what it printed when it does not start */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const profiling = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
    const child = spawn(process.execPath, [...profiling, options.program], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        HTTP_PORT: '0',
        MQTT_PORT: '0',
        DEMO: '0',
        LOG_LEVEL: 'warn',
        DATA_DIR: options.dataFolder,
        ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
        ADMIN_PASSWORD: options.adminPassword,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { http, mqtt } = await addresses(child);
    // what it has to say of trouble is seen, and keeps the table on stdout clean
    child.stdout.on('data', (part: Buffer) => process.stderr.write(part));
    child.stderr.on('data', (part: Buffer) => process.stderr.write(part));
    return new ServerProcess(child, http, { host: mqtt.hostname, port: Number(mqtt.port) });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(timer);
  }
}

/** The addresses that it prints when it is up. */
function addresses(child: ChildProcess): Promise<{ http: string; mqtt: URL }> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`The server ${why}:\n${printed}`));
    };
    const timer = setTimeout(() => fail('was not up in time'), START_MS);
    const ended = (): void => fail('ended');
    const heard = (part: Buffer): void => {
      printed += part.toString();
      const http = /^\s*Pages\s+(http:\S+)/m.exec(printed)?.[1];
      const mqtt = /^\s*MQTT\s+(mqtt:\S+)/m.exec(printed)?.[1];
      if (!http || !mqtt) return;
      clearTimeout(timer);
      child.off('exit', ended);
      child.stdout?.off('data', heard);
      child.stderr?.off('data', heard);
      resolve({ http, mqtt: new URL(mqtt) });
    };
    child.once('exit', ended);
    child.stdout?.on('data', heard);
    child.stderr?.on('data', heard);
  });
}
