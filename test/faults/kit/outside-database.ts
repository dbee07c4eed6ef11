import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, startEmbeddedPostgres } from '@nhip-xa/platform';
import pg from 'pg';
import { TcpProxy } from './tcp-proxy';

const PASSWORD = 'lúa-chín-vàng';

/** A PostgreSQL of the test's own, which a server reaches over a line that can be spoilt. */
export class OutsideDatabase {
  private constructor(
    private readonly folder: string,
    private readonly ownsFolder: boolean,
    private readonly server: Awaited<ReturnType<typeof startEmbeddedPostgres>>,
    /** The line between the server and this database. */
    readonly line: TcpProxy,
  ) {}

  /** @param given where its files are; a folder of its own, removed at the end, unless given */
  static async start(given?: string): Promise<OutsideDatabase> {
    const folder = given ?? mkdtempSync(join(tmpdir(), 'nhip-xa-outside-'));
    const logger = createLogger({ level: 'silent' });
    const server = await startEmbeddedPostgres({ folder, password: PASSWORD, logger });
    const { host, port } = server.connection;
    const line = await TcpProxy.to({ host, port });
    return new OutsideDatabase(folder, given === undefined, server, line);
  }

  /** What `DATABASE_URL` says. */
  get url(): string {
    const { user, database } = this.server.connection;
    return `postgresql://${user}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${this.line.port}/${database}`;
  }

  /** The process that all others of it come from. */
  get pid(): number {
    const text = readFileSync(join(this.folder, 'postgres', 'postmaster.pid'), 'utf8');
    return Number(text.split('\n', 1)[0]);
  }

  /** A connection of the test's own, past the line. */
  async look<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client(this.server.connection);
    // a database that is hurt on purpose breaks connections
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    await this.line.close();
    await this.server.stop();
    if (this.ownsFolder) rmSync(this.folder, { recursive: true, force: true });
  }
}
