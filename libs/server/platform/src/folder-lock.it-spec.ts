import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from './folder-lock';
import { processIdentity } from './process-identity';
import { StartError } from './start-error';

let folder: string;
const lock = () => join(folder, 'server.lock');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nhip-xa-lock-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A process that does nothing until it is killed. */
async function startIdler() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  return { child, pid: child.pid ?? 0 };
}

test('a second taker is told who holds the folder, until it is released', () => {
  const release = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(new RegExp(`process id ${process.pid}\\b`));
  release();
  expect(readdirSync(folder)).toEqual([]);
  lockFolder(folder)();
});

test('a live holder keeps it; killed, it does not', async () => {
  const { child, pid } = await startIdler();
  writeFileSync(lock(), JSON.stringify({ pid, identity: processIdentity(pid) }));
  expect(() => lockFolder(folder)).toThrow(StartError);
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockFolder(folder)();
});

test('a number given anew to another process after a reboot is not the holder', async () => {
  const { child, pid } = await startIdler();
  writeFileSync(lock(), JSON.stringify({ pid, identity: 'an-earlier-boot:4711' }));
  lockFolder(folder)();
  child.kill('SIGKILL');
  await once(child, 'exit');
});

test('what is no lock at all, as after a full disk, is replaced', () => {
  writeFileSync(lock(), '');
  lockFolder(folder)();
});

test('a release leaves the lock of another alone', () => {
  const release = lockFolder(folder);
  writeFileSync(lock(), JSON.stringify({ pid: 1, identity: '' }));
  release();
  expect(existsSync(lock())).toBe(true);
});
