import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { systemCode } from './system-error';

/** Position of the start time in `/proc/<pid>/stat`, counted after the name in brackets [proc(5)]. */
const START_TIME_FIELD = 19;

const readOrUndefined = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
};

const fromPs = (pid: number, column: string): string | undefined => {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
};

/** Whether a process of this number runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/**
 * What tells a process from every other that had or will have its number: the boot and the moment
 * of its start. Undefined when no such process runs or the system does not say.
 */
export function processIdentity(pid: number): string | undefined {
  if (process.platform !== 'linux') return fromPs(pid, 'lstart') || undefined;
  const stat = readOrUndefined(`/proc/${pid}/stat`);
  // The name may hold blanks and brackets; only what follows its last bracket is in fixed places.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const start = fields?.[START_TIME_FIELD];
  return start === undefined || fields?.[0] === 'Z'
    ? undefined
    : `${readOrUndefined('/proc/sys/kernel/random/boot_id') ?? ''}:${start}`;
}

/** The command line of a process, its words joined by blanks; empty when it is not to be had. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return fromPs(pid, 'command') ?? '';
  return (readOrUndefined(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim();
}
