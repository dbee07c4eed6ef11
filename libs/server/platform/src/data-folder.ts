import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lockFolder } from './folder-lock';
import { readInstanceId } from './instance-id';
import { readSecrets, type Secrets } from './secrets';
import { StartError } from './start-error';
import { systemCode } from './system-error';
import { UNPRIVILEGED } from './unprivileged';

/** The folder of everything that outlives the process, held by this process alone. */
export interface DataFolder {
  /** Absolute path. */
  path: string;
  secrets: Secrets;
  /** Tells this folder's process from the others of an installation, start after start. */
  instanceId: string;
  /** Lets the next start have the folder; the last step of a shutdown. */
  release(): Promise<void>;
}

export interface DataFolderOptions {
  /** Absolute path; created when it does not exist, with what is above it. */
  path: string;
  /** The administrator password that the environment gives, if it does. */
  adminPassword?: string | undefined;
}

/** Level by level: where a folder can never be, Node's own recursion does not come back. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/**
 * Only its owner may enter. Started as root, the database runs as another user, whose group may
 * pass through (not list, not read).
 */
function createPrivate(path: string): void {
  makeFolder(path);
  if (process.getuid?.() !== 0) return;
  chownSync(path, 0, UNPRIVILEGED.gid);
  chmodSync(path, 0o710);
}

function proveWritable(path: string): void {
  const probe = join(path, `.writable.${process.pid}`);
  writeFileSync(probe, '');
  rmSync(probe);
}

/**
 * Opens the data folder: creates it if need be, proves that it can be written, locks it and reads
 * its secrets. The rights of a folder that already exists are left as they are.
 * @throws StartError when it cannot be written, another server holds it, or its secrets are damaged
 */
export function openDataFolder(options: DataFolderOptions): DataFolder {
  const { path } = options;
  try {
    if (!existsSync(path)) createPrivate(path);
    proveWritable(path);
  } catch (error) {
    throw new StartError(
      `The data folder ${path} cannot be written (${systemCode(error) ?? String(error)})`,
      'Give this user the right to write there, or choose another folder with DATA_DIR.',
    );
  }
  const unlock = lockFolder(path);
  try {
    const secrets = readSecrets(path, options.adminPassword);
    const instanceId = readInstanceId(path);
    return { path, secrets, instanceId, release: () => Promise.resolve(unlock()) };
  } catch (error) {
    unlock();
    throw error;
  }
}
