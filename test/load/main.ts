import { join } from 'node:path';
import { runBenchmark } from './benchmark';
import { USAGE, WrongOptions, readOptions } from './options';
import { putIntoPage } from './performance-page';
import { isExact } from './stored-facts';
import { markdownTable, textTable } from './table';

/** The checkout; tools/bench.mjs runs this in it. */
const root = process.cwd();

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') return void process.stdout.write(USAGE);
  const programs = {
    server: join(root, 'dist/apps/server/main.js'),
    load: join(root, 'dist/test/load/load.js'),
  };
  const brokenOff = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => brokenOff.abort());
  const figures = await runBenchmark(options, programs, brokenOff.signal, (words) =>
    process.stderr.write(`${words} …\n`),
  );
  if (options.markdown) putIntoPage(join(root, 'docs/performance.md'), markdownTable(figures));
  const { json } = options;
  process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : `\n${textTable(figures)}`);
  if (!isExact(figures.comparison)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  const known = error instanceof WrongOptions;
  process.stderr.write(known ? `${error.message}\n\n${USAGE}` : `${String(error)}\n`);
  process.exitCode = 1;
});
