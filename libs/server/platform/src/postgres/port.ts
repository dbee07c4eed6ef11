import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { StartError } from '../start-error';

/**
 * Below the ports that systems give to outgoing connections (32768 and up on Linux, 49152
 * elsewhere): one of those could sit on the database's port just when it is started again.
 */
const FIRST_PORT = 20_000;
const PORTS = 10_000;
/** Ports tried before something else must be wrong. */
const ATTEMPTS = 100;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/**
 * A free port of this machine for the database of a folder: the same at each start where possible.
 * @param skip how many free ones to pass over, after those turned out to be taken
 */
export async function freePort(folder: string, skip: number): Promise<number> {
  const start = createHash('sha256').update(folder).digest().readUInt32BE(0);
  let toSkip = skip;
  for (let offset = 0; offset < ATTEMPTS; offset++) {
    const port = FIRST_PORT + ((start + offset) % PORTS);
    if ((await isFree(port)) && toSkip-- === 0) return port;
  }
  throw new StartError(
    'No free port was found for the embedded database',
    'Look at what listens on 127.0.0.1, or name a PostgreSQL with DATABASE_URL.',
  );
}
