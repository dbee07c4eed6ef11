/**
 * `test.mjs [what Jest takes]`: installs and builds what the tests need, runs them, and ends with
 * one line that says how many passed and failed.
 */
import './node-version.mjs';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { fail, root, runProgram } from './terminal.mjs';

/** Tests start databases, servers and browsers of their own: more at once only slow each other. */
const WORKERS_MOST = 4;

async function runJest(outputFile) {
  const workers = Math.min(os.availableParallelism(), WORKERS_MOST);
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const options = [
    '--config=jest.config.mjs',
    '--json',
    `--outputFile=${outputFile}`,
    ...(process.argv.includes('--runInBand') ? [] : [`--maxWorkers=${workers}`]),
  ];
  const command = [process.execPath, jest, ...options, ...process.argv.slice(2)];
  return runProgram(command, { inherit: true });
}

/** A suite that could not even run counts as one failure; so does a run without a result. */
function count(outputFile) {
  if (!existsSync(outputFile)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(outputFile, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests,
  };
}

process.chdir(root);
await prepare().catch(fail);
const folder = mkdtempSync(join(os.tmpdir(), 'nhip-xa-test-'));
const outputFile = join(folder, 'jest.json');
const code = await runJest(outputFile);
const { passed, failed, skipped } = count(outputFile);
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = code === 0 && failed === 0 && passed > 0 ? 0 : 1;
