import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { StartError } from '../start-error';
import { mayReach, type Runner } from './runner';

/** A package of programs and the version it says it has. */
export interface EnginePackage {
  /** Real path of the package. */
  folder: string;
  version: string;
}

export const nativeFolder = (engine: EnginePackage): string => join(engine.folder, 'native');

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Links of the libraries; npm packs none, and an install without scripts does not make them. */
export function missingLinks(engine: EnginePackage): z.infer<typeof links> {
  const list = join(nativeFolder(engine), 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return links
    .parse(JSON.parse(readFileSync(list, 'utf8')))
    .filter(({ target }) => !existsSync(join(engine.folder, target)));
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

function copyTo(engine: EnginePackage, copy: string): void {
  const draft = `${copy}.${randomUUID()}`;
  cpSync(nativeFolder(engine), draft, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of missingLinks(engine)) {
    const path = join(draft, relative('native', target));
    symlinkSync(relative(dirname(target), source), path);
  }
  openToAll(draft);
  try {
    renameSync(draft, copy);
  } catch (error) {
    // Another start was faster with the same copy.
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

/** In a place of our own: copies of earlier versions, halves of copies that were cut off. */
function removeOthers(folder: string, keep: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('engine-') && name !== keep) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

const WRITABLE_BY_OTHERS = 0o022;

/** Whether nobody but root can have put anything there. */
function isTrusted(path: string): boolean {
  const about = lstatSync(path);
  return about.isDirectory() && about.uid === 0 && (about.mode & WRITABLE_BY_OTHERS) === 0;
}

/** Makes a folder that root alone can write and the runner's user can enter, if that can be. */
function openPlace(folder: string, user: NonNullable<Runner['user']>): boolean {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder);
      chmodSync(folder, 0o755);
    }
    return isTrusted(folder) && mayReach(folder, user);
  } catch {
    return false;
  }
}

/**
 * Outside the data folder, when that can only be passed through with a right that PostgreSQL's own
 * look for its programs does not use.
 */
function placeElsewhere(user: NonNullable<Runner['user']>): string {
  const places = ['/var/cache/nhip-xa', join(tmpdir(), 'nhip-xa-engine')];
  const place = places.find((folder) => openPlace(folder, user));
  if (place) return place;
  throw new StartError(
    'The programs of the database are in a folder that only root may enter',
    `Move the checkout or the data folder, or make ${places[0]} a folder that everybody may enter.`,
  );
}

/**
 * Copies the programs to a place where the runner's user can run them, once per version: beside the
 * data where that can be entered.
 * @param dataFolder real path
 * @returns the folder that holds `bin`, `lib` and `share`
 */
export function copyEngine(engine: EnginePackage, dataFolder: string, runner: Runner): string {
  const name = `engine-${engine.version}`;
  const elsewhere = runner.passThrough && runner.user ? placeElsewhere(runner.user) : undefined;
  if (!elsewhere) removeOthers(dataFolder, name);
  const copy = join(elsewhere ?? dataFolder, name);
  if (!existsSync(copy)) copyTo(engine, copy);
  return copy;
}
