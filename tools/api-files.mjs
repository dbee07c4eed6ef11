/**
 * `api-files.mjs [--check]`: writes the OpenAPI and AsyncAPI documents and the types of the client
 * anew; with `--check` it only says which of them are not what the contract says, and fails.
 */
import './node-version.mjs';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, root } from './terminal.mjs';

const checking = process.argv.includes('--check');

const isStale = (path, text) =>
  !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text;

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

process.chdir(root);
try {
  const { runnerImport } = await import('vite');
  const config = { root, configFile: false, resolve: { tsconfigPaths: true } };
  const { module } = await runnerImport('./test/docs/api-files.ts', config);
  const stale = Object.entries(await module.apiFiles()).filter((file) => isStale(...file));
  for (const [path, text] of stale) {
    if (!checking) write(path, text);
    console.log(`${path} ${checking ? 'is stale: npm run docs:api' : 'is written'}`);
  }
  process.exitCode = checking && stale.length > 0 ? 1 : 0;
} catch (error) {
  fail(error);
}
