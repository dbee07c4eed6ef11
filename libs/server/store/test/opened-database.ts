import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, startEmbeddedPostgres } from '@nhip-xa/platform';
import type { DataSource } from 'typeorm';
import { CONFIG_ENTITIES } from '../src/config/config-entities';
import { ConfigDatabase } from '../src/config/config-database';
import { Database } from '../src/database/database';
import { dataSourceOf, migrate } from '../src/database/migrate';
import { MIGRATIONS } from '../src/migrations/all-migrations';

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
  const server = await startEmbeddedPostgres({ folder, password: 'test', logger });
  const dataSource = dataSourceOf(server.connection, [...CONFIG_ENTITIES], MIGRATIONS);
  await dataSource.initialize();
  await migrate(server.connection, dataSource);
  const database = new Database(server.connection, logger);
  return {
    dataSource,
    config: new ConfigDatabase(dataSource),
    database,
    close: async () => {
      await dataSource.destroy();
      await database.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
