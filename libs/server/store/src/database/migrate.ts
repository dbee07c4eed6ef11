import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import pg from 'pg';
import { SILENT_TRANSACTION_MS, type DatabaseConnection } from './database';
import { ImpatientClient } from './impatient-client';

/** The database has migrations that this version does not know: it belongs to a newer one. */
export class NewerDatabase extends Error {
  constructor(readonly migrations: readonly string[]) {
    super(`the database is of a newer version (${migrations.join(', ')})`);
  }
}

/** Any number that no one else locks: two processes that start together migrate once. */
const MIGRATION_LOCK = 4_701_001;

type MigrationClass = new () => MigrationInterface;

/** Connections of the configuration: every page asks it first who is asking. */
const CONFIG_CONNECTIONS = 5;
/**
 * Longest waits in ms for a connection and for an answer of the configuration, whose tables are
 * small: together below the 15 s in which a page is answered, whatever the database does [goals].
 */
const CONFIG_PATIENCE = {
  Client: ImpatientClient,
  connectionTimeoutMillis: 4_000,
  query_timeout: 8_000,
  statement_timeout: 8_000,
  idle_in_transaction_session_timeout: SILENT_TRANSACTION_MS,
};

/**
 * TypeORM's connection: configuration and migrations; the hot path goes through `pg`.
 * @param patience whether it waits as long as it takes, as migrations must
 */
export function dataSourceOf(
  connection: DatabaseConnection,
  entities: NonNullable<DataSourceOptions['entities']>,
  migrations: readonly MigrationClass[],
  patience: 'endless' | 'limited' = 'endless',
): DataSource {
  const { host, port, user: username, password, database, ssl = false } = connection;
  return new DataSource({
    type: 'postgres',
    host,
    port,
    username,
    password,
    database,
    ssl,
    entities,
    migrations: [...migrations],
    migrationsTransactionMode: 'all',
    extra: {
      max: CONFIG_CONNECTIONS,
      application_name: 'nhip-xa config',
      options: '-c timezone=UTC',
      ...(patience === 'limited' ? CONFIG_PATIENCE : {}),
    },
  });
}

/**
 * Brings the database to this version, forward only, under an advisory lock.
 * @throws NewerDatabase when it is of a later version
 */
export async function migrate(
  connection: DatabaseConnection,
  dataSource: DataSource,
): Promise<void> {
  const lock = new pg.Client({ ...connection, application_name: 'nhip-xa migration' });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseNewer(lock, dataSource);
    await dataSource.runMigrations();
  } finally {
    await lock.end();
  }
}

async function refuseNewer(client: pg.Client, dataSource: DataSource): Promise<void> {
  const { rows } = await client.query<{ there: string | null }>(
    `SELECT to_regclass('migrations') AS there`,
  );
  if (!rows[0]?.there) return;
  const done = await client.query<{ name: string }>('SELECT name FROM migrations');
  const known = new Set(dataSource.migrations.map((migration) => migration.name));
  const newer = done.rows.map(({ name }) => name).filter((name) => !known.has(name));
  if (newer.length > 0) throw new NewerDatabase(newer);
}
