import { resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './start-error';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What the environment says, read once, validated and frozen [contract 5]. */
export interface Config {
  httpHost: string;
  /** 0: any free port. */
  httpPort: number;
  mqttHost: string;
  /** 0: any free port. */
  mqttPort: number;
  /** An external PostgreSQL; undefined: the embedded one. */
  databaseUrl: string | undefined;
  role: 'all';
  /** Absolute path of the folder of everything that outlives the process. */
  dataFolder: string;
  /** Password of the first administrator; undefined: one is generated. */
  adminPassword: string | undefined;
  /** Whether the demonstration province and its simulator run. */
  demo: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
}

/** Shorter ones are guessed within days even through a throttled login. */
const ADMIN_PASSWORD_CHARACTERS_LEAST = 8;

/** Variables of the contract that only later versions act on; setting one is an error, not a wish. */
const NOT_IN_THIS_VERSION = [
  'MQTT_URL',
  'MQTT_WS_PORT',
  'MQTT_TLS_PORT',
  'TLS_CERT',
  'TLS_KEY',
  'REDIS_URL',
] as const;

const host = (usual: string) =>
  z
    .string()
    .regex(/^[^\s/:]+$|^[0-9a-fA-F:.]+$/, 'must be a host name or an address')
    .default(usual);

const port = (usual: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number from 0 (any free one) to 65535')
    .transform(Number)
    .refine((value) => value <= 65_535, 'must be a port number from 0 (any free one) to 65535')
    .default(usual);

const environment = z.object({
  HTTP_HOST: host('127.0.0.1'),
  HTTP_PORT: port(3000),
  MQTT_HOST: host('127.0.0.1'),
  MQTT_PORT: port(1883),
  DATABASE_URL: z.string().optional(),
  ROLE: z.enum(['all', 'ingest', 'api'], 'must be all, ingest or api').default('all'),
  DATA_DIR: z.string().default('./data'),
  ADMIN_PASSWORD: z
    .string()
    .min(ADMIN_PASSWORD_CHARACTERS_LEAST, `needs ${ADMIN_PASSWORD_CHARACTERS_LEAST} characters`)
    .optional(),
  DEMO: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable set to nothing counts as unset, as shells and compose files write it. */
const withoutEmpty = (env: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );

const notInThisVersion = (name: string): StartError =>
  new StartError(
    `${name} is not available in this version`,
    'Unset it; the embedded engines in one process are what this version has.',
  );

/**
 * Reads the environment. A variable set to the empty string counts as unset.
 * @param env the variables; those of the process unless given
 * @throws StartError naming every variable that is wrong
 */
export function readConfig(env: Environment = process.env): Config {
  const given = withoutEmpty(env);
  const early = NOT_IN_THIS_VERSION.find((name) => given[name] !== undefined);
  if (early) throw notInThisVersion(early);

  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new StartError(wrong.join('; '), 'Correct or unset it.');
  }
  const values = parsed.data;
  if (values.ROLE !== 'all') throw notInThisVersion(`ROLE=${values.ROLE}`);

  return Object.freeze({
    httpHost: values.HTTP_HOST,
    httpPort: values.HTTP_PORT,
    mqttHost: values.MQTT_HOST,
    mqttPort: values.MQTT_PORT,
    databaseUrl: values.DATABASE_URL,
    role: values.ROLE,
    dataFolder: resolve(values.DATA_DIR),
    adminPassword: values.ADMIN_PASSWORD,
    demo: values.DEMO === '1',
    logLevel: values.LOG_LEVEL,
  });
}
