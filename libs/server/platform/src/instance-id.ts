import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './durable-file';
import { StartError } from './start-error';
import { systemCode } from './system-error';

/** Not among the secrets: processes that share those must not share this. */
const INSTANCE_FILE = 'instance.id';

/** 48 bits tell apart the processes of an installation, and keep an MQTT client id within 23 bytes. */
const INSTANCE_BYTES = 6;
const FORM = /^[0-9a-f]{12}$/;

/**
 * What tells this data folder's process from every other, start after start: 12 hexadecimal digits.
 * The caller holds the folder's lock.
 * @throws StartError when the file is damaged or not readable
 */
export function readInstanceId(folder: string): string {
  const path = join(folder, INSTANCE_FILE);
  try {
    const id = readFileSync(path, 'utf8').trim();
    if (FORM.test(id)) return id;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return makeInstanceId(path);
  }
  throw new StartError(
    `${path} is damaged or cannot be read`,
    'Restore it: what an external broker keeps for this server is kept under that name.',
  );
}

function makeInstanceId(path: string): string {
  const id = randomBytes(INSTANCE_BYTES).toString('hex');
  writeDurably(path, `${id}\n`);
  return id;
}
