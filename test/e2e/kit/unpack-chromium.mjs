/**
 * Unpacks the browser that the tests bring along, once, and prints as JSON where it is and what
 * its libraries need. A program of its own: the package looks at the environment while it loads,
 * and two unpackings at once would write over each other.
 */
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const lock = join(tmpdir(), 'nhip-xa-chromium.lock');
/** An unpacking takes seconds; a lock older than this was left behind. */
const ABANDONED_MS = 60_000;
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

function take() {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

while (!take()) {
  const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
  if (age > ABANDONED_MS) rmSync(lock, { recursive: true, force: true });
  await delay(100);
}
try {
  // With it the package also unpacks the system libraries that a bare machine does not have.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  const executablePath = await chromium
    .executablePath()
    .catch((error) => (existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : Promise.reject(error)));
  const libraries = process.env.LD_LIBRARY_PATH ?? '';
  console.log(JSON.stringify({ executablePath, libraries }));
} finally {
  rmSync(lock, { recursive: true, force: true });
}
