import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../log';
import { commandLine, isAlive } from '../process-identity';
import { StartError } from '../start-error';

/** A fast stop writes out what is in memory; on a slow disk that takes its time. */
const FAST_STOP_MS = 30_000;
/** An immediate stop only ends processes. */
const IMMEDIATE_STOP_MS = 5_000;
const POLL_MS = 20;

async function gone(pid: number, withinMs: number): Promise<boolean> {
  const untilMs = performance.now() + withinMs;
  while (isAlive(pid)) {
    if (performance.now() > untilMs) return false;
    await delay(POLL_MS);
  }
  return true;
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone meanwhile, or another user's: the wait that follows tells which.
  }
}

/**
 * Ends the database server that an earlier process of ours left running on this folder when it was
 * killed, and waits until it is gone. The caller holds the lock of the data folder, so that nobody
 * else's can be meant.
 * @throws StartError when it does not go
 */
export async function endLeftover(folder: string, logger: Logger): Promise<void> {
  const path = join(folder, 'postmaster.pid');
  const lock = readLock(path);
  const pid = Number(lock?.split('\n')[0]);
  if (lock === undefined || !Number.isSafeInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  if (!commandLine(pid).includes(folder)) {
    // The number belongs to another program by now, which PostgreSQL would take for its own. It
    // takes that of its parent for stale, and still looks for what else of it may be alive.
    writeFileSync(path, lock.replace(/^.*/, String(process.pid)));
    return;
  }
  logger.info({ pid }, 'an earlier database server is still stopping; waiting for it');
  signal(pid, 'SIGINT');
  if (await gone(pid, FAST_STOP_MS)) return;
  signal(pid, 'SIGQUIT');
  if (await gone(pid, IMMEDIATE_STOP_MS)) return;
  throw new StartError(
    `A database server with process id ${pid} runs on ${folder} and cannot be stopped`,
    `End it (kill -QUIT ${pid}) and start again.`,
  );
}
