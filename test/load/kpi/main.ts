import { join } from 'node:path';
import { root, runProgram, tell } from '../benchmark-program';
import { machine } from '../machine';
import { open } from './installation';
import { measureAll } from './measures';
import { DEFAULTS, USAGE, type Options } from './options';
import { markdownTable, textTable, type Figures, type Sized } from './table';

interface Run {
  sized: Sized;
  postgres: string;
  kpis: number;
}

async function run(options: Options, share: number): Promise<Run> {
  const { communes, calls } = options;
  const wanted = {
    communes,
    readings: Math.round(options.readings * share),
    cases: Math.round(options.cases * share),
  };
  const folder = join(root, options.folder, share === 1 ? 'whole' : 'tenth');
  const installation = await open(folder, wanted, tell);
  try {
    const timed = await measureAll(installation, calls, tell);
    const { postgres, kpis, ...counts } = await installation.counts();
    return { sized: { ...counts, timed }, postgres, kpis };
  } finally {
    await installation.stop();
  }
}

async function measure(options: Options): Promise<Figures> {
  const tenth = await run(options, 0.1);
  const whole = await run(options, 1);
  return {
    at: new Date().toISOString(),
    machine: machine(whole.postgres),
    communes: options.communes,
    kpis: whole.kpis,
    sizes: [tenth.sized, whole.sized],
  };
}

runProgram({
  usage: USAGE,
  defaults: DEFAULTS,
  measure,
  marks: 'bench-kpi',
  text: textTable,
  markdown: markdownTable,
});
