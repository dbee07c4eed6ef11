import type { Logger } from '@nhip-xa/platform';
import type { Principal } from '@nhip-xa/ports';
import type { RunningServer } from './server';
import { SimulatorProcess } from './simulator-process';

/** The commune of the demonstration in which most goes wrong: its wall has something to show. */
export const DEMONSTRATION_WALL = '06211';

const TOKEN_NAME = 'simulator';
const MAKER = 'admin';

/**
 * Starts the simulator with an API token of its own, made anew at each start. Undefined when the
 * administrator that the token needs is no longer there.
 */
export async function startDemonstration(
  server: RunningServer,
  dataFolder: string,
  logLevel: string,
  logger: Logger,
): Promise<SimulatorProcess | undefined> {
  const token = await simulatorToken(server);
  if (!token) {
    logger.warn({ maker: MAKER }, 'no demonstration: its administrator does not exist any more');
    return undefined;
  }
  const { httpUrl: apiUrl, mqttUrl } = server;
  const simulator = new SimulatorProcess({ apiUrl, mqttUrl, token, dataFolder, logLevel }, logger);
  simulator.start();
  return simulator;
}

async function simulatorToken({ store, access }: RunningServer): Promise<string | undefined> {
  const administrator = await store.users.credentials(MAKER);
  if (administrator?.role !== 'admin') return undefined;
  const maker: Principal = {
    kind: 'user',
    id: 'start',
    username: MAKER,
    displayName: administrator.displayName,
    role: administrator.role,
    unit: administrator.unit,
  };
  const { items } = await store.tokens.list(MAKER, { limit: 1000 });
  for (const { id, name } of items) {
    if (name === TOKEN_NAME) await access.accounts.removeToken(id, maker);
  }
  const made = await access.accounts.createToken({ name: TOKEN_NAME }, maker);
  return typeof made === 'string' ? undefined : made.token;
}
