import 'reflect-metadata';
import {
  Shutdown,
  StartError,
  createLogger,
  readConfig,
  type Config,
  type Logger,
} from '@nhip-xa/platform';
import {
  DEMONSTRATION_WALL,
  endWithDemonstration,
  isDemonstrationWanted,
  startDemonstration,
  takeBackTokens,
} from './demonstration';
import { firstWallPath } from './first-wall';
import { startServer, type RunningServer } from './server';
import { REMOVED_LINE, wallLine, welcomeLines } from './welcome';

/** How long in ms a start waits for the simulator's first commune before it goes without a wall. */
const FIRST_COMMUNE_MS = 60_000;

async function main(): Promise<void> {
  const config = readConfig();
  const logger = createLogger({ level: config.logLevel });
  const shutdown = new Shutdown({ logger });
  shutdown.handleSignals();
  const server = await startServer({ config, logger, shutdown }).catch((error: unknown) =>
    giveUp(error, logger, shutdown),
  );
  const demo = await isDemonstrationWanted(config, server);
  process.stdout.write(welcomeLines({ ...server, demo, passwordPlace: passwordPlace(config) }));
  if (config.demo && !demo && config.role === 'all') process.stdout.write(REMOVED_LINE);
  // beside others on one database, only whoever runs a simulator knows that those of before are gone
  if (demo || config.databaseUrl === undefined) await takeBackTokens(server);
  if (demo || (config.demo && config.role !== 'all')) {
    const simulator = await startDemonstration(server, config.dataFolder, config.logLevel, logger);
    if (simulator) {
      endWithDemonstration(server, simulator, config.dataFolder);
      shutdown.add('the simulator', async () => {
        await simulator.stop();
        await takeBackTokens(server);
      });
    }
  }
  if (config.role !== 'ingest') await tellWall(server, config.dataFolder, demo);
}

/** Where the first administrator's password stands; one that was given is not written down. */
function passwordPlace({ adminPassword, databaseUrl, dataFolder }: Config): string {
  if (adminPassword !== undefined) return 'as given in ADMIN_PASSWORD at the first start';
  const folder = databaseUrl === undefined ? dataFolder : "the first process's DATA_DIR";
  return `in ${folder}/secrets.json`;
}

/** The link of the first commune's wall, as soon as there is a commune. */
async function tellWall(server: RunningServer, dataFolder: string, demo: boolean): Promise<void> {
  const { displays, units } = server.store;
  const parts = {
    dataFolder,
    displays,
    units,
    accounts: server.access.accounts,
    preferredUnit: DEMONSTRATION_WALL,
  };
  const path = await firstWallPath(parts);
  if (path) {
    process.stdout.write(wallLine(server.httpUrl, path));
  } else if (demo) {
    const came = new Promise<void>((resolve) => {
      server.changes.on((change) => {
        if (change.what === 'source') resolve();
      });
      setTimeout(resolve, FIRST_COMMUNE_MS).unref();
    });
    await came;
    const later = await firstWallPath(parts);
    if (later) process.stdout.write(wallLine(server.httpUrl, later));
  }
}

/** Says what is wrong, stops what had been started, and exits. */
async function giveUp(error: unknown, logger: Logger, shutdown: Shutdown): Promise<never> {
  if (error instanceof StartError) process.stderr.write(`${error.line}\n`);
  else logger.fatal({ err: error }, 'the start failed');
  await shutdown.run('the start failed', 1);
  return process.exit(1);
}

main().catch((error: unknown) => {
  if (error instanceof StartError) process.stderr.write(`${error.line}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
