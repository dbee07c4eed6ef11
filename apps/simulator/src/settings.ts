import { z } from 'zod';

const settingsSchema = z.object({
  SIM_API_URL: z.url().default('http://127.0.0.1:3000'),
  SIM_MQTT_URL: z.url().default('mqtt://127.0.0.1:1883'),
  SIM_TOKEN: z.string().min(1),
  SIM_DATA_DIR: z.string().min(1),
  SIM_SEED: z.coerce.number().int().nonnegative().default(20),
  /** How many times faster than the clock the day's plan is played. */
  SIM_SPEED: z.coerce.number().min(1).max(1_000).default(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Settings {
  apiUrl: string;
  mqttUrl: string;
  /** An API token of an administrator. */
  token: string;
  /** Folder of `simulator.json`. */
  dataDir: string;
  seed: number;
  speed: number;
  logLevel: string;
}

/**
 * Reads the environment, once.
 * @throws Error with one line that names every variable that does not do
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const read = settingsSchema.safeParse(environment);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`the simulator cannot start: ${faults.join('; ')}`);
  }
  const { data } = read;
  return Object.freeze({
    apiUrl: data.SIM_API_URL.replace(/\/$/, ''),
    mqttUrl: data.SIM_MQTT_URL,
    token: data.SIM_TOKEN,
    dataDir: data.SIM_DATA_DIR,
    seed: data.SIM_SEED,
    speed: data.SIM_SPEED,
    logLevel: data.LOG_LEVEL,
  });
}
