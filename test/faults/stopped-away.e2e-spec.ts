import { until } from '@nhip-xa/testing';
import { BusyTown, COMMUNE } from './kit/busy-town';
import { HAS_PROC } from './kit/frozen';
import { expectAllThere } from './kit/oracle';
import { SharedDatabase } from './shared-database';

/** [contract 5] */
const STOPPED_MS = 10_000;
/** Messages acknowledged from the spool before the stop. */
const SPOOLED_LEAST = 200;
const NOTICED_MS = 20_000;

const onLinux = HAS_PROC ? describe : describe.skip;

onLinux('a server that is told to stop while the database stands still', () => {
  let database: SharedDatabase;
  let busy: BusyTown;

  beforeAll(async () => {
    database = await SharedDatabase.start();
    busy = await BusyTown.start({ env: { DATABASE_URL: database.url, LOG_LEVEL: 'info' } });
  });
  afterAll(async () => {
    await busy?.stop();
    await database?.stop();
  });

  const stopped = async (signal: NodeJS.Signals): Promise<void> => {
    const beganMs = performance.now();
    const ending = await busy.town.server.kill(signal);
    const tookMs = performance.now() - beganMs;
    expect({ ending, log: busy.town.server.log.slice(-20) }).toMatchObject({
      ending: { code: 0, signal: null },
    });
    expect(tookMs).toBeLessThan(STOPPED_MS);
  };
  const nothingMissing = () =>
    expectAllThere(
      { api: busy.town.admin, unit: COMMUNE, keys: busy.keys },
      busy.publisher.acknowledged(),
    );

  it('stops in order and in time while it spools, and has all of it afterwards', async () => {
    const thaw = database.freeze();
    try {
      const before = busy.acknowledged;
      await until('it spools', () => busy.acknowledged > before + SPOOLED_LEAST, NOTICED_MS);
      await stopped('SIGINT');
    } finally {
      thaw();
    }
    await busy.town.server.restart();
    await nothingMissing();
  }, 120_000);

  it('stops in order and in time in the middle of writing, and has all of it afterwards', async () => {
    await busy.flows();
    const thaw = database.freeze();
    try {
      // at once: what is on its way into the database is not answered any more
      await stopped('SIGTERM');
    } finally {
      thaw();
    }
    await busy.town.server.restart();
    await nothingMissing();
  }, 120_000);
});
