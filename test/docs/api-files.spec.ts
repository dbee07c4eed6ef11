import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

it('the API documents and the types of the client are what the contract says', () => {
  const check = spawnSync(process.execPath, ['tools/api-files.mjs', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(check.stderr).toBe('');
  expect(check.stdout).toBe('');
  expect(check.status).toBe(0);
}, 60_000);
