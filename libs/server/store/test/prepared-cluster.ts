import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The password of the user of every prepared database. */
export const PREPARED_PASSWORD = 'test';

const ROOT = resolve(__dirname, '../../../..');
/** One that is still being copied there ends in the number of the process that does. */
const DRAFT = /\.\d+$/;
const KEPT = join(ROOT, 'node_modules', '.cache', 'nhip-xa-clusters');
/** Those of another user are not ours to remove. */
const OWN = `${process.getuid?.() ?? 'user'}-`;
/** What a prepared database is made of: with any change in there another one is made. */
const FOLDERS = ['libs/server/store/src', 'libs/server/platform/src/postgres', 'libs/shared'];
const ENGINE = 'package-lock.json';

/**
 * Puts an empty, migrated database into a data folder that has none. To make and to migrate one takes
 * a second or two of the processor, and every suite with a database needs one: so it is made once,
 * and copied.
 */
export async function prepareCluster(folder: string): Promise<void> {
  const kept = join(KEPT, `${OWN}${fingerprint()}`);
  if (!existsSync(kept)) await make(kept);
  copy(kept, join(folder, 'postgres'));
}

const removed = (path: string): Promise<void> => rm(path, { recursive: true, force: true });

/** Owner and rights are part of a cluster: PostgreSQL refuses one that is somebody else's. */
const copy = (from: string, to: string): void => void execFileSync('cp', ['-a', from, to]);

/** Migrations make partitions for the days to come, so it is one of today. */
function fingerprint(): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  for (const path of [...FOLDERS.flatMap(filesIn), ENGINE]) {
    hash.update(path).update(readFileSync(join(ROOT, path)));
  }
  return hash.digest('hex').slice(0, 16);
}

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.includes('spec.'))
    .map((name) => join(folder, name))
    .sort();

/** Two suites may make one at once: the first that is ready stays, and those of before go. */
async function make(kept: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-xa-prepared-'));
  // nearly every suite finds one made, and need not load all that makes it
  const { makeCluster } = await import('./make-cluster');
  await makeCluster(folder, PREPARED_PASSWORD);
  mkdirSync(KEPT, { recursive: true });
  const before = readdirSync(KEPT).filter((name) => name.startsWith(OWN) && !DRAFT.test(name));
  const draft = `${kept}.${process.pid}`;
  copy(join(folder, 'postgres'), draft);
  try {
    renameSync(draft, kept);
  } catch (error) {
    await removed(draft);
    if (!existsSync(kept)) throw error;
  }
  const old = before.map((name) => join(KEPT, name)).filter((path) => path !== kept);
  await Promise.all([folder, ...old].map(removed));
}
