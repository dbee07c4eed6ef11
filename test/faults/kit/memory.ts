import { readFileSync, writeFileSync } from 'node:fs';

const KIB_OF_A_MIB = 1024;

/** Lets the peak begin anew, where the system allows it. */
export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // the peak since the start is an upper bound of the one since now
  }
}

/** The most memory that a process held at once, in MiB; NaN where the system does not tell. */
export function peakMib(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / KIB_OF_A_MIB);
  } catch {
    return NaN;
  }
}
