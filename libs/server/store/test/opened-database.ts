import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, startEmbeddedPostgres } from '@nhip-xa/platform';
import type { DataSource } from 'typeorm';
import { CONFIG_ENTITIES } from '../src/config/config-entities';
import { ConfigDatabase } from '../src/config/config-database';
import { Database, type DatabaseConnection } from '../src/database/database';
import { dataSourceOf, migrate } from '../src/database/migrate';
import { MIGRATIONS } from '../src/migrations/all-migrations';
import { PREPARED_PASSWORD, prepareCluster } from './prepared-cluster';

/** A real database, migrated and otherwise empty. */
export interface OpenedDatabase {
  dataSource: DataSource;
  config: ConfigDatabase;
  database: Database;
  close(): Promise<void>;
}

export async function openDatabase(): Promise<OpenedDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-xa-store-'));
  const logger = createLogger({ level: 'silent' });
  await prepareCluster(folder);
  const server = await startEmbeddedPostgres({ folder, password: PREPARED_PASSWORD, logger });
  const opened = await connect(server.connection);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let taken = 0;

/** Another database on the same server, migrated and otherwise empty. */
export async function openAnother(beside: OpenedDatabase): Promise<OpenedDatabase> {
  const database = `another_${taken++}`;
  await beside.dataSource.query(`CREATE DATABASE ${database}`);
  return connect({ ...beside.database.connection, database });
}

async function connect(connection: DatabaseConnection): Promise<OpenedDatabase> {
  const dataSource = dataSourceOf(connection, [...CONFIG_ENTITIES], MIGRATIONS);
  await dataSource.initialize();
  await migrate(connection, dataSource);
  const database = new Database(connection, createLogger({ level: 'silent' }));
  return {
    dataSource,
    config: new ConfigDatabase(dataSource),
    database,
    close: async () => {
      await dataSource.destroy();
      await database.close();
    },
  };
}
