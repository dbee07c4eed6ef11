import { cpus, release, totalmem } from 'node:os';

/** Where the figures come from. */
export interface Machine {
  processor: string;
  processors: number;
  memoryGib: number;
  system: string;
  node: string;
  postgres: string;
}

export function machine(postgres: string): Machine {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    processors: cpus().length,
    memoryGib: totalmem() / 2 ** 30,
    system: `${process.platform} ${release().split('-', 1)[0] ?? ''}`,
    node: process.versions.node,
    postgres,
  };
}
