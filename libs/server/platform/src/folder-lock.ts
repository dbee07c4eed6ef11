import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, processIdentity } from './process-identity';
import { StartError } from './start-error';
import { systemCode } from './system-error';

const LOCK_FILE = 'server.lock';

interface Holder {
  pid: number;
  /** As of `processIdentity`; empty when the system does not say. */
  identity: string;
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, identity } = value as Record<string, unknown>;
    return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity } : undefined;
  } catch {
    return undefined;
  }
}

/** A number that was given anew after a kill or a reboot is another process. */
function holds(holder: Holder | undefined): holder is Holder {
  if (!holder || !isAlive(holder.pid)) return false;
  return holder.identity === '' || holder.identity === processIdentity(holder.pid);
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return '';
    throw error;
  }
}

/** Creates the lock whole or not at all; false when there is one. */
function create(path: string, text: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Takes a dead lock away, but not one that another start put in its place a moment ago. */
function removeDead(path: string, seen: string): void {
  const aside = `${path}.dead.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  const taken = readOrEmpty(aside);
  if (taken !== seen) create(path, taken);
  rmSync(aside, { force: true });
}

/** Attempts against other starts in the same instant; each failed one means another got further. */
const ATTEMPTS = 5;

/**
 * Makes this process the only server on a folder, until the returned function is called or the
 * process is gone in whatever way.
 * @throws StartError naming the process that holds the folder
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, LOCK_FILE);
  const own = JSON.stringify({
    pid: process.pid,
    identity: processIdentity(process.pid) ?? '',
  } satisfies Holder);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (create(path, own)) {
      return () => {
        if (readOrEmpty(path) === own) rmSync(path, { force: true });
      };
    }
    const seen = readOrEmpty(path);
    const holder = parseHolder(seen);
    if (holds(holder)) {
      throw new StartError(
        `The data folder ${folder} is in use by the server with process id ${holder.pid}`,
        'Stop that one first, or start this one on another folder with DATA_DIR.',
      );
    }
    removeDead(path, seen);
  }
  throw new StartError(
    `The data folder ${folder} is being taken by several starts at once`,
    'Start one of them again.',
  );
}
