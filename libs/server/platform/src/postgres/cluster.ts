import { createHash } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error';
import { ENGINE_MAJOR, type Engine } from './engine';
import { runToEnd, type Outcome, type Runner } from './runner';

/** User and database of the embedded server. The user owns its database and is no superuser. */
export const DATABASE_NAME = 'nhipxa';

/** Beside the database's own files: which password its user was last given, as a SHA-256. */
const PASSWORD_MARK = 'nhipxa.password';

/** One user, from this machine, with its password; the superuser cannot log in at all. */
const ACCESS_RULES = `host all ${DATABASE_NAME} 127.0.0.1/32 scram-sha-256\n`;

/** The folder of the database's own files. */
export const clusterFolder = (dataFolder: string): string => join(dataFolder, 'postgres');

/** Who owns an existing database; undefined when there is none yet. */
export function clusterOwner(dataFolder: string): { uid: number; gid: number } | undefined {
  const about = statSync(clusterFolder(dataFolder), { throwIfNoEntry: false });
  return about && { uid: about.uid, gid: about.gid };
}

const markOf = (password: string): string => createHash('sha256').update(password).digest('hex');

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** What went wrong in a program of the database, in its own last words. */
function failed(what: string, outcome: Outcome): StartError {
  const lines = outcome.output.split('\n').filter((line) => /error|fatal|panic/i.test(line));
  return new StartError(
    `${what} failed`,
    `It said: ${(lines.length > 0 ? lines.slice(-3).join(' ') : outcome.output.slice(-300)).trim()}`,
  );
}

/** Runs statements as the superuser in a database that is not started; one statement a line. */
async function runAlone(
  runner: Runner,
  engine: Engine,
  folder: string,
  statements: readonly string[],
): Promise<void> {
  const settings = ['-c', 'exit_on_error=true', '-c', 'log_min_error_statement=panic'];
  const outcome = await runToEnd(
    runner,
    engine.postgres,
    ['--single', '-D', folder, ...settings, 'postgres'],
    `${statements.join('\n')}\n`,
  );
  if (!outcome.ok) throw failed('Preparing the embedded database', outcome);
}

/** Made under another name first: a start that was cut off leaves no half of a database. */
async function createCluster(
  runner: Runner,
  engine: Engine,
  folder: string,
  password: string,
): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (runner.user) chownSync(draft, runner.user.uid, runner.user.gid);
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const outcome = await runToEnd(runner, engine.initdb, [
    ...['-D', draft, '-U', 'postgres', '-E', 'UTF8', '--auth=reject'],
    ...locale,
  ]);
  if (!outcome.ok) throw failed('Creating the embedded database', outcome);
  writeFileSync(join(draft, 'pg_hba.conf'), ACCESS_RULES);
  await runAlone(runner, engine, draft, [
    `CREATE ROLE ${DATABASE_NAME} LOGIN CREATEDB PASSWORD ${quoted(password)}`,
    `GRANT pg_monitor, pg_checkpoint TO ${DATABASE_NAME}`,
    `CREATE DATABASE ${DATABASE_NAME} OWNER ${DATABASE_NAME}`,
  ]);
  writeFileSync(join(draft, PASSWORD_MARK), markOf(password), { mode: 0o600 });
  renameSync(draft, folder);
}

/** @throws StartError when the folder holds a database of another major version */
export function checkVersion(folder: string): void {
  const path = join(folder, 'PG_VERSION');
  if (!existsSync(path)) return;
  const found = Number(readFileSync(path, 'utf8').trim());
  if (found === ENGINE_MAJOR) return;
  throw new StartError(
    `${folder} holds a database of PostgreSQL ${found}, and this version brings ${ENGINE_MAJOR}`,
    found > ENGINE_MAJOR
      ? 'Start the newer version of this program that made it.'
      : 'Start the earlier version of this program that made it, and export the data there.',
  );
}

/** The secrets may have been lost or brought from elsewhere; the database then takes the new one. */
async function alignPassword(
  runner: Runner,
  engine: Engine,
  folder: string,
  password: string,
): Promise<void> {
  const path = join(folder, PASSWORD_MARK);
  const mark = markOf(password);
  if (existsSync(path) && readFileSync(path, 'utf8') === mark) return;
  await runAlone(runner, engine, folder, [
    `ALTER ROLE ${DATABASE_NAME} PASSWORD ${quoted(password)}`,
  ]);
  writeFileSync(path, mark, { mode: 0o600 });
}

/**
 * Sees to it that the folder holds a database of this version whose user has this password. No
 * server may be running on it.
 * @throws StartError when it cannot be made
 */
export async function prepareCluster(
  runner: Runner,
  engine: Engine,
  folder: string,
  password: string,
): Promise<void> {
  if (existsSync(folder)) await alignPassword(runner, engine, folder, password);
  else await createCluster(runner, engine, folder, password);
}
