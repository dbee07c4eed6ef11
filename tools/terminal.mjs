/** What the tools print and how they run programs; Node's own modules only. */
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, wherever the tool was called from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What takes longer is announced, so that nobody looks at a silent screen. */
const ANNOUNCE_AFTER_MS = 1_000;

/** A program that failed, with what it printed. */
export class ProgramError extends Error {
  constructor(message, output) {
    super(message);
    this.output = output;
  }
}

/** Runs a piece of work, and says so when it takes over a second. */
export async function step(name, work) {
  const startedMs = performance.now();
  let announced = false;
  const timer = setTimeout(() => {
    announced = true;
    console.log(`${name} …`);
  }, ANNOUNCE_AFTER_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (announced) console.log(`${name}: ${Math.round((performance.now() - startedMs) / 1000)} s`);
  }
}

/** Whether this user can write a folder. */
export function mayWrite(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The environment for programs of the tool chain, which all want a home folder they can write. */
export function toolEnvironment() {
  const own = {
    ...process.env,
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
  };
  if (mayWrite(homedir())) return own;
  const home = join(root, '.nx', 'home');
  mkdirSync(home, { recursive: true });
  // npm tells the programs it starts where its cache is, even when it cannot be written.
  return { ...own, HOME: home, USERPROFILE: home, npm_config_cache: join(home, '.npm') };
}

/**
 * Runs a program of the tool chain in the checkout.
 * @param {string[]} command the program and its arguments
 * @param {{ inherit?: boolean }} options inherit: it prints for itself; otherwise what it prints is
 *   kept for when it fails
 * @returns {Promise<number>} its exit code, with `inherit`
 * @throws {ProgramError} when it fails, without `inherit`
 */
export function runProgram(command, { inherit = false } = {}) {
  return new Promise((resolve, reject) => {
    const [program, ...args] = command;
    const child = spawn(program, args, {
      cwd: root,
      env: toolEnvironment(),
      stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program !== process.execPath,
    });
    const parts = [];
    child.stdout?.on('data', (part) => parts.push(part));
    child.stderr?.on('data', (part) => parts.push(part));

    let interrupted = false;
    const forward = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM'];
    for (const signal of signals) process.on(signal, forward);

    child.once('error', reject);
    child.once('close', (code) => {
      for (const signal of signals) process.off(signal, forward);
      if (interrupted) process.exit(1);
      if (inherit) return resolve(code ?? 1);
      if (code === 0) return resolve(0);
      reject(new ProgramError(`${command.join(' ')} failed`, Buffer.concat(parts).toString()));
    });
  });
}

/** Ends the tool: with one clear line after what a failed program printed. */
export function fail(error) {
  if (error instanceof ProgramError) {
    if (error.output) console.error(error.output.trimEnd());
    console.error(error.message);
  } else {
    console.error(error);
  }
  process.exit(1);
}
