import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

/**
 * Security of pages stays on. Without a graphics card the processor draws pages itself: a third of
 * the time that it takes to pretend one.
 */
const FLAGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--font-render-hinting=none',
];

interface Unpacked {
  executablePath: string;
  libraries: string;
}

/**
 * Starts the Chromium that came with the packages.
 * @param unpacker path of unpack-chromium.mjs, a program of its own
 */
export async function launchChromium(unpacker: string): Promise<Browser> {
  const { stdout } = await promisify(execFile)(process.execPath, [unpacker]);
  const { executablePath, libraries } = JSON.parse(stdout) as Unpacked;
  return chromium.launch({
    executablePath,
    args: FLAGS,
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
  });
}
