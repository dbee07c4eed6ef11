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
  /** MQTT over WebSocket on the embedded broker; undefined: not offered. 0: any free port. */
  mqttWsPort: number | undefined;
  /** MQTT over TLS on the embedded broker; undefined: not offered. 0: any free port. */
  mqttTlsPort: number | undefined;
  /** Paths of the certificate chain and its key, both PEM. */
  tls: { certFile: string; keyFile: string } | undefined;
  /** An external broker instead of the embedded one; may hold a password. */
  mqttUrl: string | undefined;
  /** Joins the live sides of several processes; may hold a password. */
  redisUrl: string | undefined;
  /** An external PostgreSQL; undefined: the embedded one. */
  databaseUrl: string | undefined;
  /** `ingest` takes messages in, `api` serves pages, API and live; `all` does both. */
  role: 'all' | 'ingest' | 'api';
  /** Absolute path of the folder of everything that outlives the process. */
  dataFolder: string;
  /** Password of the first administrator; undefined: one is generated. */
  adminPassword: string | undefined;
  /** Whether the demonstration province and its simulator run; not where it was removed. */
  demo: boolean;
  /** Whether it comes back although it was removed. */
  demoAgain: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Most that the local spool may hold, in MiB; 0: none, devices wait while the database is away. */
  spoolMib: number;
}

/** Shorter ones are guessed within days even through a throttled login. */
const ADMIN_PASSWORD_CHARACTERS_LEAST = 8;

/** Two hours of 1,000 messages a second, at some 150 bytes each. */
const SPOOL_MIB_USUAL = 1_024;

const host = (usual: string) =>
  z
    .string()
    .regex(/^[^\s/:]+$|^[0-9a-fA-F:.]+$/, 'must be a host name or an address')
    .default(usual);

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number from 0 (any free one) to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a port number from 0 (any free one) to 65535');

const url = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)),
      `must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    );

const variables = z.object({
  HTTP_HOST: host('127.0.0.1'),
  HTTP_PORT: port.default(3000),
  MQTT_HOST: host('127.0.0.1'),
  MQTT_PORT: port.default(1883),
  MQTT_WS_PORT: port.optional(),
  MQTT_TLS_PORT: port.optional(),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  MQTT_URL: url('mqtt', 'mqtts', 'ws', 'wss').optional(),
  REDIS_URL: url('redis', 'rediss').optional(),
  DATABASE_URL: z.string().optional(),
  ROLE: z.enum(['all', 'ingest', 'api'], 'must be all, ingest or api').default('all'),
  DATA_DIR: z.string().default('./data'),
  ADMIN_PASSWORD: z
    .string()
    .min(ADMIN_PASSWORD_CHARACTERS_LEAST, `needs ${ADMIN_PASSWORD_CHARACTERS_LEAST} characters`)
    .optional(),
  SPOOL_MIB: z
    .string()
    .regex(/^\d{1,7}$/, 'must be a number of MiB, 0 for no spool')
    .transform(Number)
    .default(SPOOL_MIB_USUAL),
  DEMO: z.enum(['0', '1', 'again'], 'must be 0, 1 or again').default('0'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

/** Variables that mean nothing alone, or contradict each other. */
const environment = variables.superRefine((values, context) => {
  const wrong = (name: keyof typeof values, message: string): void =>
    context.addIssue({ code: 'custom', path: [name], message });
  const { TLS_CERT: cert, TLS_KEY: key, MQTT_TLS_PORT: tlsPort } = values;
  if (tlsPort !== undefined && !cert) wrong('TLS_CERT', 'is needed with MQTT_TLS_PORT');
  if (tlsPort !== undefined && !key) wrong('TLS_KEY', 'is needed with MQTT_TLS_PORT');
});

type Environment = Readonly<Record<string, string | undefined>>;

/** A variable set to nothing counts as unset, as shells and compose files write it. */
const withoutEmpty = (env: Environment): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );

/**
 * Reads the environment. A variable set to the empty string counts as unset.
 * @param env the variables; those of the process unless given
 * @throws StartError naming every variable that is wrong
 */
export function readConfig(env: Environment = process.env): Config {
  const given = withoutEmpty(env);
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new StartError(wrong.join('; '), 'Correct or unset it.');
  }
  const values = parsed.data;

  const { TLS_CERT: certFile, TLS_KEY: keyFile } = values;
  return Object.freeze({
    httpHost: values.HTTP_HOST,
    httpPort: values.HTTP_PORT,
    mqttHost: values.MQTT_HOST,
    mqttPort: values.MQTT_PORT,
    mqttWsPort: values.MQTT_WS_PORT,
    mqttTlsPort: values.MQTT_TLS_PORT,
    tls: certFile && keyFile ? { certFile, keyFile } : undefined,
    mqttUrl: values.MQTT_URL,
    redisUrl: values.REDIS_URL,
    databaseUrl: values.DATABASE_URL,
    role: values.ROLE,
    dataFolder: resolve(values.DATA_DIR),
    adminPassword: values.ADMIN_PASSWORD,
    demo: values.DEMO !== '0',
    demoAgain: values.DEMO === 'again',
    logLevel: values.LOG_LEVEL,
    spoolMib: values.SPOOL_MIB,
  });
}
