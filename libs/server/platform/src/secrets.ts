import { randomBytes, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from './durable-file';
import { StartError } from './start-error';
import { systemCode } from './system-error';

const SECRETS_FILE = 'secrets.json';

/** 256 bits: the size of the keyed hash it is used with. */
const SOURCE_KEY_BYTES = 32;
const DATABASE_PASSWORD_BYTES = 32;

/** Without what is mistaken for something else when read from a screen: 0 o, 1 l i. */
const READABLE_CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
/** 20 characters of 31 are 99 bits. */
const ADMIN_PASSWORD_GROUPS = 4;
const ADMIN_PASSWORD_GROUP_CHARACTERS = 5;

const stored = z.object({
  databasePassword: z.string().min(1),
  sourceKey: z.base64(),
  adminPassword: z.string().min(1).optional(),
});
type Stored = z.infer<typeof stored>;

/** The secrets of one installation; none of them is ever logged. */
export interface Secrets {
  /** Password of the embedded database's user. */
  databasePassword: string;
  /** Key of the keyed hash under which the secrets of sources are stored, 32 bytes. */
  sourceKey: Buffer;
  /** Password for the first administrator: the one given, else the generated one. */
  adminPassword: string;
  /** Whether `adminPassword` was generated, now or at an earlier start. */
  adminPasswordGenerated: boolean;
}

const readablePassword = (): string =>
  Array.from({ length: ADMIN_PASSWORD_GROUPS }, () =>
    Array.from(
      { length: ADMIN_PASSWORD_GROUP_CHARACTERS },
      () => READABLE_CHARACTERS[randomInt(READABLE_CHARACTERS.length)],
    ).join(''),
  ).join('-');

function readStored(path: string): Stored | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw new StartError(
      `${path} cannot be read`,
      'Start the server as the user who started it first.',
    );
  }
  try {
    return stored.parse(JSON.parse(text));
  } catch {
    throw new StartError(
      `${path} is damaged`,
      'Restore it from a backup: it has the password of the embedded database.',
    );
  }
}

/**
 * Reads the secrets of a data folder, and creates what is missing. The caller holds the folder's
 * lock.
 * @param adminPassword the one given by the environment; a generated one is kept otherwise
 * @throws StartError when the file is damaged or not readable
 */
export function readSecrets(folder: string, adminPassword: string | undefined): Secrets {
  const path = join(folder, SECRETS_FILE);
  const before = readStored(path);
  const now: Stored = before ?? {
    databasePassword: randomBytes(DATABASE_PASSWORD_BYTES).toString('base64url'),
    sourceKey: randomBytes(SOURCE_KEY_BYTES).toString('base64'),
  };
  const secrets: Secrets = {
    databasePassword: now.databasePassword,
    sourceKey: Buffer.from(now.sourceKey, 'base64'),
    adminPassword: adminPassword ?? now.adminPassword ?? readablePassword(),
    adminPasswordGenerated: adminPassword === undefined,
  };
  const kept = adminPassword === undefined ? secrets.adminPassword : now.adminPassword;
  if (!before || kept !== before.adminPassword) {
    writeDurably(path, `${JSON.stringify({ ...now, adminPassword: kept }, undefined, 2)}\n`);
  }
  return secrets;
}
