/**
 * `start.mjs [--demo] [--build-only]`: installs what is missing, builds what changed, and becomes
 * the server: in this very process, so that signals reach it.
 */
import './node-version.mjs';
import { pathToFileURL } from 'node:url';
import { prepare, serverMain } from './prepare.mjs';
import { fail, root } from './terminal.mjs';

const has = (flag) => process.argv.includes(flag);

// As under npm: relative paths of the environment are those of the checkout.
process.chdir(root);
await prepare().catch(fail);

if (!has('--build-only')) {
  // The user's own word counts more than the flag.
  process.env.DEMO ||= has('--demo') ? '1' : '0';
  await import(pathToFileURL(serverMain).href);
}
