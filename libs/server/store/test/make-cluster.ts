import { createLogger, startEmbeddedPostgres } from '@nhip-xa/platform';
import { CONFIG_ENTITIES } from '../src/config/config-entities';
import { dataSourceOf, migrate } from '../src/database/migrate';
import { MIGRATIONS } from '../src/migrations/all-migrations';

/** Makes an empty, migrated database in a folder, and stops it. */
export async function makeCluster(folder: string, password: string): Promise<void> {
  const logger = createLogger({ level: 'silent' });
  const server = await startEmbeddedPostgres({ folder, password, logger });
  const dataSource = dataSourceOf(server.connection, [...CONFIG_ENTITIES], MIGRATIONS);
  await dataSource.initialize();
  await migrate(server.connection, dataSource);
  await dataSource.destroy();
  await server.stop();
}
