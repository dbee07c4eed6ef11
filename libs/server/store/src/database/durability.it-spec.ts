import { Database } from './database';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { unsafeSettings } from './durability';

let server: OpenedDatabase;

beforeAll(async () => {
  server = await openDatabase();
});
afterAll(() => server.close());

const SILENT = { error: () => undefined, warn: () => undefined, info: () => undefined };

it('of the embedded database every setting keeps what was committed', async () => {
  await expect(unsafeSettings(server.database)).resolves.toEqual([]);
});

it('names what an administrator switched off', async () => {
  await server.dataSource.query(
    `ALTER DATABASE ${server.database.connection.database} SET synchronous_commit = off`,
  );
  const later = new Database(server.database.connection, SILENT);
  await expect(unsafeSettings(later)).resolves.toEqual(['synchronous_commit=off']);
  await later.close();
});
