/**
 * `bench.mjs [kpi | wall | console] [options]`: installs and builds what is missing, builds the
 * benchmark and runs it; with `kpi` that of reckoning and reading over a province in place, with `wall`
 * that of the wall's page in a slowed browser, with `console` that of the other pages over a province
 * in place. `--help` names the options.
 */
import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare } from './prepare.mjs';
import { fail, root, runProgram } from './terminal.mjs';

const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const config = 'test/load/vite.config.ts';

const named = ['kpi', 'wall', 'console'].includes(process.argv[2]);
const program = named ? process.argv.splice(2, 1)[0] : 'main';

process.chdir(root);
// Only the figures go to stdout.
console.log = console.error;
try {
  await prepare();
  await runProgram([process.execPath, vite, 'build', '--config', config]);
} catch (error) {
  fail(error);
}
await import(pathToFileURL(join(root, 'dist', 'test', 'load', `${program}.js`)).href);
