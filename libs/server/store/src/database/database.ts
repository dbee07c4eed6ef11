import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { StorageUnavailable } from '@nhip-xa/ports';
import { asStorageError, isPartitionMissing } from './errors';
import { breakOff } from './impatient-client';
import { TYPES } from './timestamps';

/** Where the database is; the password never leaves this object into a log. */
export interface DatabaseConnection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  /** Whether the connection is encrypted, and if so, whether the certificate is checked; not unless given. */
  ssl?: false | { rejectUnauthorized: boolean };
}

/** Connections of each kind of work, so that reports cannot starve intake. */
const CONNECTIONS = { intake: 3, kpi: 3, history: 1, read: 8, maintenance: 2, probe: 1 } as const;
/** Longest wait in ms for one statement of each; a frozen database must not hold work for ever. */
const STATEMENT_MS = {
  intake: 60_000,
  kpi: 60_000,
  history: 60_000,
  read: 15_000,
  // a month of readings is copied at once
  maintenance: 3_600_000,
  // one that is silent is asked again over another connection
  probe: 2_000,
} as const;
/** Longest wait in ms for a connection. */
const CONNECT_MS = 5_000;
/**
 * A question that was asked before the database fell silent is answered within this many ms after it
 * speaks again, or never: the line may have died without anybody being told.
 */
const STILL_ANSWERED_MS = 3_000;

/** Until what was broken off has been told to whoever asked, in ms. */
const TOLD_MS = 200;

const PROCESS_ENDS = 'the process ends';

export type Work = keyof typeof CONNECTIONS;

export interface Logger {
  error(details: object, message: string): void;
  warn(details: object, message: string): void;
  info(details: object, message: string): void;
}

/**
 * The database gives a transaction up that says nothing for so long, and with it the rows that it
 * holds: whoever began it was cut off or stands still, and everybody else waits for those rows.
 */
export const SILENT_TRANSACTION_MS = 5_000;

/** Values as PostgreSQL's text form takes them; arrays as literals that `numberArray` builds. */
export type SqlValue = string | number | boolean | null | Date | Buffer | readonly string[];

export interface Statement {
  /** Prepared once per connection under this name. */
  name?: string;
  text: string;
  values?: readonly SqlValue[];
}

/** One connection, inside a transaction or not. */
export interface Session {
  query<Row extends object>(statement: Statement): Promise<Row[]>;
}

/** The one home of `pg`: pooled connections, transactions, and errors told apart. */
export class Database {
  private readonly pools: Record<Work, pg.Pool>;
  /** Connections with a question under way. */
  private readonly asked = new Set<pg.PoolClient>();
  /** Connections that stood before a silence: none of them is trusted again. */
  private readonly doubted = new WeakSet<pg.PoolClient>();
  private readonly standing = new Set<pg.PoolClient>();
  private noPartition: () => void = () => undefined;
  private ended = false;

  constructor(
    readonly connection: DatabaseConnection,
    private readonly logger: Logger,
  ) {
    this.pools = {
      intake: this.pool('intake'),
      kpi: this.pool('kpi'),
      history: this.pool('history'),
      read: this.pool('read'),
      maintenance: this.pool('maintenance'),
      probe: this.pool('probe'),
    };
  }

  private pool(work: Work): pg.Pool {
    const pool = new pg.Pool({
      ...this.connection,
      max: CONNECTIONS[work],
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: STATEMENT_MS[work],
      statement_timeout: STATEMENT_MS[work],
      idle_in_transaction_session_timeout: SILENT_TRANSACTION_MS,
      application_name: `nhip-xa ${work}`,
      options: '-c timezone=UTC',
      types: TYPES,
    });
    // one that breaks in somebody's hands tells its next query; unheard, its event ends the process
    pool.on('connect', (client) => {
      client.on('error', () => undefined);
      this.standing.add(client);
      if (this.ended) breakOff(client, PROCESS_ENDS);
    });
    pool.on('remove', (client) => this.standing.delete(client));
    // an idle connection that breaks is replaced when it is needed
    pool.on('error', (error) => {
      if (!this.ended) this.logger.warn({ work, error: error.message }, 'connection lost');
    });
    return pool;
  }

  /** Runs one statement on any connection. */
  async query<Row extends object>(work: Work, statement: Statement): Promise<Row[]> {
    return this.connected(work, (session) => session.query<Row>(statement));
  }

  /** Runs work in one transaction; what it throws rolls it back. */
  async transaction<T>(work: Work, run: (session: Session) => Promise<T>): Promise<T> {
    return this.connected(work, async (session) => {
      await session.query({ text: 'BEGIN' });
      try {
        const result = await run(session);
        await session.query({ text: 'COMMIT' });
        return result;
      } catch (error) {
        if (!(error instanceof StorageUnavailable)) await session.query({ text: 'ROLLBACK' });
        throw error;
      }
    });
  }

  /** Gives a connection for as long as `run` lasts; a broken one is thrown away. */
  async connected<T>(work: Work, run: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.take(work);
    let broken: Error | undefined;
    try {
      return await run({ query: (statement) => this.ask(client, statement) });
    } catch (error) {
      if (error instanceof StorageUnavailable) broken = error;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** A connection that no silence has put in doubt. */
  private async take(work: Work): Promise<pg.PoolClient> {
    for (;;) {
      if (this.ended) throw new StorageUnavailable(PROCESS_ENDS);
      const client = await this.pools[work].connect().catch((error: unknown) => {
        throw asStorageError(error);
      });
      if (!this.doubted.has(client)) return client;
      client.release(true);
    }
  }

  private async ask<Row extends object>(
    client: pg.PoolClient,
    statement: Statement,
  ): Promise<Row[]> {
    this.asked.add(client);
    return query<Row>(client, statement)
      .catch((error: unknown) => {
        if (isPartitionMissing(error)) this.noPartition();
        throw error;
      })
      .finally(() => this.asked.delete(client));
  }

  /** Told when a row found no partition: one that was there is there no more. */
  onNoPartition(listener: () => void): void {
    this.noPartition = listener;
  }

  /**
   * The database was silent and answers again. Connections of before it are not used again, and what
   * is not answered over them soon is broken off, so that it is tried anew.
   */
  doubtConnections(): void {
    const before = [...this.standing];
    for (const client of before) this.doubted.add(client);
    setTimeout(() => {
      const unanswered = before.filter((client) => this.asked.has(client));
      for (const client of unanswered) breakOff(client, 'not answered since a silence');
    }, STILL_ANSWERED_MS).unref();
  }

  /**
   * The process ends: what is not answered within so many ms is broken off, and nothing is asked from
   * then on. Resolves when whoever asked was told: nobody waits for a database that says nothing.
   */
  async endWithin(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { ref: false });
    this.ended = true;
    for (const client of this.standing) breakOff(client, PROCESS_ENDS);
    await delay(TOLD_MS, undefined, { ref: false });
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.pools).map((pool) => pool.end()));
  }
}

async function query<Row extends object>(
  client: pg.PoolClient,
  statement: Statement,
): Promise<Row[]> {
  try {
    const { rows } = await client.query<Row>({
      ...statement,
      values: [...(statement.values ?? [])],
    });
    return rows;
  } catch (error) {
    throw asStorageError(error);
  }
}

/** What asks single questions, on whichever connections. */
export type Queries = Pick<Database, 'query'>;

/** Asks everything on the connections of readers, whose statements have the shortest time. */
export const asReader = (database: Database): Queries => ({
  query: (_work, statement) => database.query('read', statement),
});

/** An array of numbers as PostgreSQL's literal: much cheaper than the driver's own quoting. */
export const numberArray = (numbers: readonly number[]): string => `{${numbers.join(',')}}`;

/**
 * An array of numbers, truths or words without control characters as PostgreSQL's literal, at a
 * fraction of the driver's quoting. What is no number becomes NULL, as it does in JSON.
 */
export const arrayOf = (values: readonly unknown[]): string =>
  `{${JSON.stringify(values).slice(1, -1)}}`;
