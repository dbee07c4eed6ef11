import { readFileSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** Length in ms of a tick in which Linux tells processor time; a constant of its interface. */
const TICK_MS = 10;

/** Fields of /proc/<pid>/stat after the name, which is in brackets and may hold anything. */
function statOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

const ticks = (fields: string[], from: number, to: number): number =>
  fields.slice(from, to).reduce((sum, field) => sum + Number(field), 0);

/** Processor time of a process with all its threads so far, in ms. */
export const processorMs = (pid: number): number => ticks(statOf(pid), 11, 13) * TICK_MS;

/** Processor time of a process and of all that it ever started, in ms. */
export function familyProcessorMs(pid: number): number {
  // its own, and that of children that ended
  const own = ticks(statOf(pid), 11, 15) * TICK_MS;
  return childrenOf(pid).reduce((sum, child) => {
    try {
      return sum + processorMs(child);
    } catch {
      return sum; // it ended meanwhile
    }
  }, own);
}

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
      .split(' ')
      .filter((child) => child !== '')
      .map(Number),
  );

/** The most memory that a process ever held, in MiB. */
export function peakMemoryMib(pid: number): number {
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}

/** The first process of a PostgreSQL. */
export const postmasterPid = (cluster: string): number =>
  Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);

/** Who shares the processors. */
export interface Parties {
  server: number;
  database: number;
  load: number;
}

/** Processor time as a share of all processors, 0 to 1, from now until it is asked for. */
export function measureProcessors(pids: Parties): () => Parties {
  const read = (): Parties => ({
    server: processorMs(pids.server),
    database: familyProcessorMs(pids.database),
    load: processorMs(pids.load),
  });
  const before = read();
  const beganMs = performance.now();
  return () => {
    const after = read();
    const all = (performance.now() - beganMs) * cpus().length;
    return {
      server: (after.server - before.server) / all,
      database: (after.database - before.database) / all,
      load: (after.load - before.load) / all,
    };
  };
}
