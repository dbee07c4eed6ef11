import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config, Logger } from '@nhip-xa/platform';
import type { Principal } from '@nhip-xa/ports';
import type { RunningServer } from './server';
import { SimulatorProcess } from './simulator-process';

/** The commune of the demonstration in which most goes wrong: its wall has something to show. */
export const DEMONSTRATION_WALL = '06211';

/** What the simulator keeps: the secrets of its sources among it. */
const SIMULATOR_FILE = 'simulator.json';
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

/** Whether it is wanted with this start: once removed it stays away until somebody asks for it. */
export async function isDemonstrationWanted(
  { demo, demoAgain, role }: Config,
  { store }: RunningServer,
): Promise<boolean> {
  if (!demo || role !== 'all') return false;
  const removal = await store.simulated.removal();
  if (removal === undefined) return true;
  // what is still leaving does not come back before it is gone
  if (!demoAgain || removal.finishedAt === null) return false;
  await store.simulated.forget();
  return true;
}

/** When the demonstration is removed, its simulator ends with all that it knew. */
export function endWithDemonstration(
  server: RunningServer,
  simulator: SimulatorProcess,
  dataFolder: string,
): void {
  server.changes.on(async ({ what }) => {
    if (what !== 'demonstration') return;
    await simulator.stop();
    await takeBackTokens(server);
    await rm(join(dataFolder, SIMULATOR_FILE), { force: true });
  });
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
