import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { CONFIG_ENTITIES } from '../config/config-entities';
import { MIGRATIONS } from '../migrations/all-migrations';
import type { DatabaseConnection } from './database';
import type { QueryRunner } from 'typeorm';
import { NewerDatabase, dataSourceOf, migrate } from './migrate';

let opened: OpenedDatabase;
let taken = 0;

beforeAll(async () => {
  opened = await openDatabase();
});
afterAll(() => opened.close());

/** An empty database on the same server. */
async function emptyDatabase(): Promise<DatabaseConnection> {
  const database = `empty_${taken++}`;
  await opened.dataSource.query(`CREATE DATABASE ${database}`);
  return { ...opened.database.connection, database };
}

/** Migrates as a process does that starts; what it left behind can be asked. */
async function start(
  connection: DatabaseConnection,
  migrations: Parameters<typeof dataSourceOf>[2] = MIGRATIONS,
): Promise<{ migrations: string[]; units: string[] }> {
  const dataSource = dataSourceOf(connection, [...CONFIG_ENTITIES], migrations);
  await dataSource.initialize();
  try {
    await migrate(connection, dataSource);
    const done = await dataSource.query<{ name: string }[]>(
      'SELECT name FROM migrations ORDER BY id',
    );
    const units = await dataSource.query<{ code: string }[]>('SELECT code FROM units');
    return { migrations: done.map(({ name }) => name), units: units.map(({ code }) => code) };
  } finally {
    await dataSource.destroy();
  }
}

const NAMES = MIGRATIONS.map((migration) => new migration().name);

it('four processes that start at once migrate once', async () => {
  const connection = await emptyDatabase();
  const starts = await Promise.all([1, 2, 3, 4].map(() => start(connection)));
  for (const each of starts) expect(each).toEqual({ migrations: NAMES, units: ['VN'] });
});

it('starting again changes nothing', async () => {
  const connection = await emptyDatabase();
  const first = await start(connection);
  expect(await start(connection)).toEqual(first);
});

it('a database of a newer version is refused and left as it is', async () => {
  const connection = await emptyDatabase();
  await start(connection);
  const older = MIGRATIONS.slice(0, -1);
  await expect(start(connection, older)).rejects.toEqual(new NewerDatabase(NAMES.slice(-1)));
  await expect(start(connection)).resolves.toMatchObject({ migrations: NAMES });
});

it('a migration that breaks leaves nothing half done, and the next start mends it', async () => {
  class Broken9999999999999 {
    name = 'Broken9999999999999';

    async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
      await runner.query('CREATE TABLE half (id int)');
      throw new Error('power cut');
    }

    async down(): Promise<void> {
      throw new Error('forward only');
    }
  }
  // it is TypeORM that says so
  const said = jest.spyOn(console, 'log').mockReturnValue(undefined);
  const connection = await emptyDatabase();
  await expect(start(connection, [...MIGRATIONS, Broken9999999999999])).rejects.toThrow(
    'power cut',
  );
  said.mockRestore();
  await expect(start(connection)).resolves.toEqual({ migrations: NAMES, units: ['VN'] });
});

/** Everything that migrations make, in words that can be compared. */
async function schemaOf(connection: DatabaseConnection): Promise<string[]> {
  const dataSource = dataSourceOf(connection, [], []);
  await dataSource.initialize();
  const rows = await dataSource.query<{ word: string }[]>(`
    SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS word
    FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT format('invalid %s', indexrelid::regclass) FROM pg_index WHERE NOT indisvalid
    ORDER BY 1`);
  await dataSource.destroy();
  return rows.map(({ word }) => word);
}

/** The same migrations, whose process is killed at a statement: so its sessions end. */
function killedAt(statement: number): Parameters<typeof dataSourceOf>[2] {
  let count = 0;
  return MIGRATIONS.map(
    (migration) =>
      class extends migration {
        override async up(runner: QueryRunner): Promise<void> {
          const query = runner.query.bind(runner);
          const kill = async (sql: string): Promise<unknown> => {
            if (count++ === statement) {
              const [{ pid }] = (await query('SELECT pg_backend_pid() AS pid')) as [
                { pid: number },
              ];
              await opened.dataSource.query('SELECT pg_terminate_backend($1)', [pid]);
            }
            return query(sql);
          };
          Object.assign(runner, { query: kill });
          await super.up(runner);
          runner.query = query;
        }
      },
  );
}

it('one that is killed at any statement comes to the same as from scratch at the next start', async () => {
  const scratch = await emptyDatabase();
  await start(scratch);
  const whole = await schemaOf(scratch);
  const said = jest.spyOn(console, 'log').mockReturnValue(undefined);
  const connection = await emptyDatabase();
  let killed = 0;
  while ((await start(connection, killedAt(killed)).catch(() => 'killed')) === 'killed')
    killed += 1;
  said.mockRestore();
  expect(killed).toBeGreaterThan(MIGRATIONS.length);
  await expect(start(connection)).resolves.toEqual({ migrations: NAMES, units: ['VN'] });
  expect(await schemaOf(connection)).toEqual(whole);
});
