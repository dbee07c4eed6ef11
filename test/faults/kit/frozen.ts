import { readFileSync, readdirSync } from 'node:fs';

/** Processes can be looked at, and all of a family stopped, on Linux alone. */
export const HAS_PROC = process.platform === 'linux';

/** A process and all that it started, and those started. */
export function family(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(name) ?? 0);
  }
  const members = [pid];
  for (const member of members) {
    for (const [child, parent] of parents) if (parent === member) members.push(child);
  }
  return members;
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything; after it come the state and the parent.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // it ended meanwhile
    return undefined;
  }
}

/** Stops a process and all that it started; gives how to let them go on. */
export function freeze(pid: number): () => void {
  const stopped = family(pid);
  for (const one of stopped) send(one, 'SIGSTOP');
  return () => stopped.forEach((one) => send(one, 'SIGCONT'));
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // it ended meanwhile
  }
}
