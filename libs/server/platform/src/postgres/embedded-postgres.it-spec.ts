import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
// eslint-disable-next-line no-restricted-imports -- the test is the database's client
import { Client } from 'pg';
import { createLogger } from '../log';
import { isAlive, processIdentity } from '../process-identity';
import { StartError } from '../start-error';
import type { Database } from './database';
import { startEmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres';

const logger = createLogger({ level: 'silent', sink: { write: () => undefined } });
const here = dirname(fileURLToPath(import.meta.url));
const started: Database[] = [];
const children: ChildProcess[] = [];
let folder: string;

/** A first start makes a whole database, and other tests run beside it. */
jest.setTimeout(60_000);

/** One folder for all: making a database is the slow part, and every start has to cope with it. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nhip-xa-database-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const database of started.splice(0)) await database.stop();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<Database> {
  const database = await startEmbeddedPostgres({ folder, password: 'first', logger, ...options });
  started.push(database);
  return database;
}

async function stop(database: Database): Promise<void> {
  started.splice(started.indexOf(database), 1);
  await database.stop();
}

/** The value of a query's only column, one for each row. */
async function ask(database: Pick<Database, 'connection'>, sql: string): Promise<unknown[]> {
  const client = new Client(database.connection);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows.map((row) => row[0]);
  } finally {
    await client.end();
  }
}

const postmasterPid = (): number =>
  Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

const startErrorOf = async (attempt: Promise<unknown>): Promise<string> => {
  const error: unknown = await attempt.catch((reason: unknown) => reason);
  return error instanceof StartError ? error.line : `no start error: ${String(error)}`;
};

test('a new folder gets a database with our settings, whose user is no superuser', async () => {
  const database = await start();
  expect(await ask(database, 'SELECT current_user::text')).toEqual(['nhipxa']);
  expect(await ask(database, `SELECT current_setting('is_superuser')`)).toEqual(['off']);
  expect(await ask(database, 'SHOW synchronous_commit')).toEqual(['on']);
  expect(await ask(database, 'SHOW jit')).toEqual(['off']);
  expect(await ask(database, `SELECT lower('ĐẶNG')`)).toEqual(['đặng']);
});

test('what was stored is there after a stop and a start', async () => {
  const database = await start();
  await ask(database, 'CREATE TABLE stopped AS SELECT 42 AS answer');
  await stop(database);
  expect(await ask(await start(), 'SELECT answer FROM stopped')).toEqual([42]);
});

test('a wrong password is refused, and a new one of the server is taken over', async () => {
  const database = await start();
  const wrong = { connection: { ...database.connection, password: 'guessed' } };
  await expect(ask(wrong, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  await stop(database);
  expect(await ask(await start({ password: 'second' }), 'SELECT 1')).toEqual([1]);
});

test('killed, it comes up again under the same parameters, and says so', async () => {
  const seen: string[] = [];
  const ups = new EventEmitter();
  const up = once(ups, 'up');
  const database = await start({
    onDown: (reason) => seen.push(reason),
    onUp: () => {
      seen.push('up');
      ups.emit('up');
    },
  });
  await ask(database, 'CREATE TABLE restarted AS SELECT 42 AS answer');
  process.kill(postmasterPid(), 'SIGKILL');
  await up;
  expect(await ask(database, 'SELECT answer FROM restarted')).toEqual([42]);
  expect(seen).toEqual([expect.stringContaining('SIGKILL'), 'up']);
});

test('it can be stopped while it is being started again', async () => {
  const down = new Promise<void>((resolve) => {
    void start({ onDown: () => resolve() }).then(() => process.kill(postmasterPid(), 'SIGKILL'));
  });
  await down;
  const [database] = started;
  if (database) await stop(database);
  expect(await ask(await start(), 'SELECT 1')).toEqual([1]);
});

/** Another process that starts the database of the folder and says its parameters. */
async function startInChild() {
  const code = `
    import { runnerImport } from 'vite';
    const load = async (file) =>
      (await runnerImport(file, { configFile: false, logLevel: 'error' })).module;
    const { startEmbeddedPostgres } = await load(${JSON.stringify(join(here, 'embedded-postgres.ts'))});
    const { createLogger } = await load(${JSON.stringify(join(here, '..', 'log.ts'))});
    const database = await startEmbeddedPostgres({
      folder: ${JSON.stringify(folder)}, password: 'first', logger: createLogger({ level: 'silent' }),
    });
    console.log(JSON.stringify(database.connection));
    setInterval(() => undefined, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd: here,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface(child.stdout);
  const [line] = (await once(lines, 'line')) as [string];
  return { child, connection: JSON.parse(line) as Database['connection'] };
}

test('a process that is killed leaves nothing that stops the next start', async () => {
  const { child, connection } = await startInChild();
  await ask({ connection }, 'CREATE TABLE orphaned AS SELECT 42 AS answer');
  const leftover = postmasterPid();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await ask(await start(), 'SELECT answer FROM orphaned')).toEqual([42]);
  // one that has ended may stand in the list of processes until somebody asks how
  while (processIdentity(leftover) !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(processIdentity(leftover)).toBeUndefined();
});

test('a leftover lock with the number of another program is not taken for a server', async () => {
  await stop(await start());
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(other, 'spawn');
  const rest = `${join(folder, 'postgres')}\n1700000000\n20000\n\n127.0.0.1\n`;
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), `${other.pid}\n${rest}`);
  expect(await ask(await start(), 'SELECT 1')).toEqual([1]);
  expect(isAlive(other.pid ?? 0)).toBe(true);
  other.kill('SIGKILL');
  await once(other, 'exit');
});

test('half a database of a start that was cut off is made anew', async () => {
  const another = mkdtempSync(join(tmpdir(), 'nhip-xa-database-'));
  mkdirSync(join(another, 'postgres.new'));
  writeFileSync(join(another, 'postgres.new', 'PG_VERSION'), '18\n');
  const database = await start({ folder: another });
  expect(await ask(database, 'SELECT 1')).toEqual([1]);
  await stop(database);
  rmSync(another, { recursive: true });
});

test('a database of a newer version, or a port in use, is one clear line', async () => {
  const database = await start();
  const { port } = database.connection;
  const another = mkdtempSync(join(tmpdir(), 'nhip-xa-database-'));
  const taken = await startErrorOf(start({ folder: another, port }));
  expect(taken).toMatch(/cannot have port \d+/);
  rmSync(another, { recursive: true });
  await stop(database);
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '19\n');
  expect(await startErrorOf(start())).toMatch(/holds a database of PostgreSQL 19/);
});
