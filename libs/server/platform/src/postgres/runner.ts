import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { StartError } from '../start-error';
import { UNPRIVILEGED } from '../unprivileged';

export type Child = ChildProcessByStdio<Writable, Readable, Readable>;

interface User {
  uid: number;
  gid: number;
}

/** How programs of the database are run: as whom, and bound to the life of this process. */
export interface Runner {
  /** Another user, when this process is root; undefined: the user of this process. */
  user: User | undefined;
  /** Whether that user needs the right to pass through folders that only root may enter. */
  passThrough: boolean;
  /** Path of a setpriv that can bind a child to its parent's life; undefined where there is none. */
  setpriv: string | undefined;
}

/** Nothing of the server's environment: it holds passwords, and PG… variables would be obeyed. */
const CHILD_ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

function findSetpriv(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  return ['/usr/bin/setpriv', '/bin/setpriv', '/usr/sbin/setpriv'].find(
    (path) =>
      existsSync(path) && spawnSync(path, ['--pdeathsig', 'INT', '--', 'true']).status === 0,
  );
}

const OTHERS_PASS = 0o001;
const GROUP_PASSES = 0o010;
const OWNER_PASSES = 0o100;

/** Whether the rights of a file or folder let a user run it or pass through it. */
export function mayPass(path: string, user: User): boolean {
  const { uid, gid, mode } = statSync(path);
  if (uid === user.uid) return (mode & OWNER_PASSES) !== 0;
  if (gid === user.gid) return (mode & GROUP_PASSES) !== 0;
  return (mode & OTHERS_PASS) !== 0;
}

/** Whether a user may pass through every folder down to and including this one. */
export function mayReach(folder: string, user: User): boolean {
  if (!mayPass(folder, user)) return false;
  const above = dirname(folder);
  return above === folder || mayReach(above, user);
}

function setprivArguments({ user, passThrough }: Omit<Runner, 'setpriv'>): string[] {
  // The database stops in order when this process is gone, however it went.
  const bound = ['--pdeathsig', 'INT'];
  if (!user) return bound;
  const dropped = ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups'];
  return passThrough
    ? [...dropped, '--inh-caps', '+dac_read_search', '--ambient-caps', '+dac_read_search', ...bound]
    : [...dropped, ...bound];
}

/** Whether this process may run something as the runner says: containers withhold rights. */
const works = ({ setpriv, ...rest }: Runner): boolean =>
  setpriv !== undefined &&
  spawnSync(setpriv, [...setprivArguments(rest), '--', 'true'], { cwd: '/' }).status === 0;

/**
 * Decides how the programs of the database are run.
 * @param dataFolder real path of the folder that holds the database's own
 * @param owner who owns the existing database, if there is one
 * @throws StartError when the user that it has to run as cannot get to the folder
 */
export function chooseRunner(dataFolder: string, owner: User | undefined): Runner {
  const setpriv = findSetpriv();
  if (process.getuid?.() !== 0) return { user: undefined, passThrough: false, setpriv };
  // PostgreSQL refuses root; a database that an ordinary user made stays that user's.
  const user = owner && owner.uid !== 0 ? owner : UNPRIVILEGED;
  const runner = { user, passThrough: !mayReach(dataFolder, user), setpriv };
  if (!runner.passThrough || works(runner)) return runner;
  throw new StartError(
    `The database, which does not run as root, cannot get to ${dataFolder}`,
    'Choose with DATA_DIR a folder whose parents everybody may enter, or start as an ordinary user.',
  );
}

/** Starts a program of the database in a session of its own: Ctrl-C must not reach it. */
export function run(runner: Runner, program: string, args: readonly string[]): Child {
  const [command, words] = runner.setpriv
    ? [runner.setpriv, [...setprivArguments(runner), '--', program, ...args]]
    : [program, [...args]];
  return spawn(command, words, {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(process.platform === 'win32' ? {} : { env: CHILD_ENVIRONMENT }),
    ...(runner.setpriv ? {} : runner.user),
  });
}

/** What a finished program said and how it ended. */
export interface Outcome {
  ok: boolean;
  /** Everything from stdout and stderr. */
  output: string;
}

/** Runs a program to its end, handing it `input`. */
export function runToEnd(
  runner: Runner,
  program: string,
  args: readonly string[],
  input = '',
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = run(runner, program, args);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, output }));
    // A program that ends without reading its input is no error of ours.
    child.stdin.on('error', () => undefined).end(input);
  });
}
