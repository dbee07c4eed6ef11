/**
 * `start.mjs [--demo] [--build-only]`: installs what is missing, builds what changed, and becomes
 * the server: in this very process, so that signals reach it.
 */
import './node-version.mjs';
import { pathToFileURL } from 'node:url';
import { prepare, serverMain } from './prepare.mjs';
import { fail, root } from './terminal.mjs';

/** How often it is looked whether npm is still there. */
const PARENT_POLL_MS = 250;

/**
 * npm passes a SIGTERM to the shell between it and this process, and many shells just die of it:
 * the loss of the parent counts as the signal that did not come.
 */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_POLL_MS);
  timer.unref();
}

const has = (flag) => process.argv.includes(flag);

endWithNpm();
// As under npm: relative paths of the environment are those of the checkout.
process.chdir(root);
await prepare().catch(fail);

if (!has('--build-only')) {
  // The user's own word counts more than the flag.
  process.env.DEMO = process.env.DEMO || (has('--demo') ? '1' : '0');
  await import(pathToFileURL(serverMain).href);
}
