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
  if (server.mqttUrl === undefined || server.role !== 'all') {
    logger.warn({ role: server.role }, 'no demonstration: it needs ROLE=all and the own broker');
    return undefined;
  }
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

async function simulatorToken(server: RunningServer): Promise<string | undefined> {
  const maker = await makerOf(server);
  if (!maker) return undefined;
  const made = await server.access.accounts.createToken({ name: TOKEN_NAME }, maker);
  return typeof made === 'string' ? undefined : made.token;
}

/** Takes back the tokens of simulators that are gone; none may outlive its process. */
export async function takeBackTokens(server: RunningServer): Promise<void> {
  const maker = await makerOf(server);
  if (!maker) return;
  const { items } = await server.store.tokens.list(MAKER, { limit: 1000 });
  for (const { id, name } of items) {
    if (name === TOKEN_NAME) await server.access.accounts.removeToken(id, maker);
  }
}

async function makerOf({ store }: RunningServer): Promise<Principal | undefined> {
  const administrator = await store.users.credentials(MAKER);
  if (administrator?.role !== 'admin') return undefined;
  const { displayName, role, unit } = administrator;
  return { kind: 'user', id: 'start', username: MAKER, displayName, role, unit };
}
