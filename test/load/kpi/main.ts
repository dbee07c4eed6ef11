import { join } from 'node:path';
import { machine } from '../machine';
import { WrongOptions } from '../options';
import { putIntoPage } from '../performance-page';
import { open } from './installation';
import { measureAll } from './measures';
import { USAGE, readOptions, type Options } from './options';
import { markdownTable, textTable, type Figures, type Sized } from './table';

/** The checkout; tools/bench-kpi.mjs runs this in it. */
const root = process.cwd();
const tell = (words: string): void => void process.stderr.write(`${words} …\n`);

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

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') return void process.stdout.write(USAGE);
  const tenth = await run(options, 0.1);
  const whole = await run(options, 1);
  const figures: Figures = {
    at: new Date().toISOString(),
    machine: machine(whole.postgres),
    communes: options.communes,
    kpis: whole.kpis,
    sizes: [tenth.sized, whole.sized],
  };
  if (options.markdown) {
    putIntoPage(join(root, 'docs/performance.md'), markdownTable(figures), 'bench-kpi');
  }
  const { json } = options;
  process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : `\n${textTable(figures)}`);
}

main().catch((error: unknown) => {
  const known = error instanceof WrongOptions;
  process.stderr.write(known ? `${error.message}\n\n${USAGE}` : `${String(error)}\n`);
  process.exitCode = 1;
});
