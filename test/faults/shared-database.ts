import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, startEmbeddedPostgres } from '@nhip-xa/platform';
import pg from 'pg';
import { freeze } from './kit/frozen';

/** A PostgreSQL that several servers are given as DATABASE_URL, and that a test can ask. */
export class SharedDatabase {
  private taken = 0;

  private constructor(
    private readonly folder: string,
    private readonly server: Awaited<ReturnType<typeof startEmbeddedPostgres>>,
    private pool: pg.Pool,
    private database: string,
  ) {}

  static async start(): Promise<SharedDatabase> {
    const folder = mkdtempSync(join(tmpdir(), 'nhip-xa-shared-'));
    const logger = createLogger({ level: 'silent' });
    const server = await startEmbeddedPostgres({ folder, password: 'shared', logger });
    const { database } = server.connection;
    return new SharedDatabase(folder, server, poolOf(server.connection, database), database);
  }

  get url(): string {
    const { user, password, host, port } = this.server.connection;
    return `postgresql://${user}:${password}@${host}:${port}/${this.database}`;
  }

  /** From now on another database, which is empty. */
  async another(): Promise<void> {
    const name = `another_${this.taken++}`;
    await this.query(`CREATE DATABASE ${name}`);
    await this.pool.end();
    this.pool = poolOf(this.server.connection, name);
    this.database = name;
  }

  async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(text, values)).rows;
  }

  /** Stops everything that the database runs; gives how to let it go on. */
  freeze(): () => void {
    const text = readFileSync(join(this.folder, 'postgres', 'postmaster.pid'), 'utf8');
    return freeze(Number(text.split('\n', 1)[0]));
  }

  /** Backend of the session that holds the lock of whoever leads. */
  async leader(): Promise<number | undefined> {
    const [row] = await this.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 4701003 AND granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    return row?.pid;
  }

  async stop(): Promise<void> {
    await this.pool.end();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function poolOf(connection: object, database: string): pg.Pool {
  const pool = new pg.Pool({ ...connection, database, max: 2 });
  pool.on('error', () => undefined);
  return pool;
}
