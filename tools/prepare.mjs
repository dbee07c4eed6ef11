/** Brings a checkout to where it can run: installs what is missing, builds what changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mayWrite, ProgramError, root, runProgram, step } from './terminal.mjs';

const modules = join(root, 'node_modules');
const installStamp = join(modules, '.nhip-xa-lock');
const buildStamp = join(root, 'dist', '.nhip-xa-build');

/** The program that the checkout is built for. */
export const serverMain = join(root, 'dist', 'apps', 'server', 'main.js');

const readOrEmpty = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function needWritable() {
  if (mayWrite(root)) return;
  const what = `There is something to install or to build, and ${root} cannot be written`;
  throw new ProgramError(`${what}. Run npm run build there as its owner first.`, '');
}

/** Whether npm's own record of what it installed is what the lock file asks for. */
function installedMatches(lockText) {
  const record = readOrEmpty(join(modules, '.package-lock.json'));
  if (!record) return false;
  const installed = JSON.parse(record).packages;
  const wanted = JSON.parse(lockText).packages;
  const same = ([path, { version }]) => wanted[path]?.version === version;
  const present = ([path, { optional, peer }]) => !path || optional || peer || path in installed;
  return Object.entries(installed).every(same) && Object.entries(wanted).every(present);
}

/** The npm that called this tool, else the one on the path. */
function npm() {
  const caller = process.env.npm_execpath;
  return caller?.endsWith('npm-cli.js') ? [process.execPath, caller] : ['npm'];
}

async function installWhatIsMissing() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = sha256(lockText);
  if (readOrEmpty(installStamp) === stamp) return;
  if (!installedMatches(lockText)) {
    needWritable();
    await step('Installing packages', () =>
      // Builds and tests need the development packages, whatever NODE_ENV says.
      runProgram([...npm(), 'ci', '--include=dev', '--no-audit', '--no-fund']),
    );
  }
  if (mayWrite(modules)) writeFileSync(installStamp, stamp);
}

const isTest = (name) => /\.(it-)?spec\.tsx?$/.test(name);
const isFolderToSkip = (name) => ['node_modules', 'dist', 'data', '.nx'].includes(name);

/** Path, time of change and size of every file below a folder that a build could depend on. */
function* traces(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!isFolderToSkip(entry.name)) yield* traces(path);
    } else if (!isTest(entry.name)) {
      yield trace(path);
    }
  }
}

function trace(path) {
  const { mtimeMs, size } = statSync(path);
  return `${path} ${mtimeMs} ${size}`;
}

/** Files at the root that change what comes out of a build. */
const isRootInput = (name) =>
  ['package.json', 'package-lock.json', 'nx.json'].includes(name) ||
  /^tsconfig.*\.json$|^vite\..*\.m?[jt]s$/.test(name);

function sourceStamp() {
  const atRoot = readdirSync(root)
    .filter(isRootInput)
    .map((name) => trace(join(root, name)));
  const below = ['apps', 'libs'].flatMap((name) => [...traces(join(root, name))]);
  return sha256([...atRoot, ...below].sort().join('\n'));
}

function nxProgram() {
  const folder = join(modules, 'nx');
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin.nx);
}

async function buildWhatChanged() {
  const stamp = sourceStamp();
  if (existsSync(serverMain) && readOrEmpty(buildStamp) === stamp) return;
  needWritable();
  await step('Building', () =>
    runProgram([process.execPath, nxProgram(), 'run-many', '-t', 'build', '--parallel=2']),
  );
  if (!existsSync(serverMain)) throw new ProgramError(`The build made no ${serverMain}`, '');
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(buildStamp, stamp);
}

/**
 * Installs packages when the lock file asks for others than are there, and builds when a source
 * changed since the last build. With nothing to do it takes some ten milliseconds.
 * @throws {ProgramError} when installing or building fails
 */
export async function prepare() {
  await installWhatIsMissing();
  await buildWhatChanged();
}
