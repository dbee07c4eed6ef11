import { setTimeout as delay } from 'node:timers/promises';
import { until } from '@nhip-xa/testing';
import { BusyTown } from './kit/busy-town';
import { lasting, patience } from './kit/length';
import { OutsideDatabase } from './kit/outside-database';
import { Row } from './kit/row';
import { SmallDisk } from './kit/small-disk';

const FULL_MS = lasting(6_000, 60_000);
/** Within this it has to be noticed that nothing can be stored, in ms. */
const NOTICED_MS = 20_000;
/** The database, its programs and its log fit with room for a minute of load. */
const DATABASE_DISK_MIB = 400;
/** Of a server whose database is elsewhere: secrets, and a spool. */
const DATA_DISK_MIB = 64;

const probe = SmallDisk.of(1);
if (typeof probe !== 'string') probe.remove();
else process.stdout.write(`rows 11 and 12 are skipped: ${probe}\n`);
const onSmallDisk = typeof probe === 'string' ? describe.skip : describe;

/** A disk that is there, as the suite would not run without. */
function disk(mebibytes: number): SmallDisk {
  const made = SmallDisk.of(mebibytes);
  if (typeof made === 'string') throw new Error(made);
  return made;
}

onSmallDisk('a disk that is full', () => {
  let small: SmallDisk;
  let database: OutsideDatabase;
  let busy: BusyTown;

  afterEach(async () => {
    small?.free();
    await busy?.stop();
    await database?.stop();
    small?.remove();
  });

  const untilRed = (): Promise<unknown> =>
    until(
      'readiness says what is missing',
      async () => (await busy.town.server.health()).status === 503,
      NOTICED_MS,
    );

  it(
    'of the database: nothing acknowledged is lost, health says so, freeing space is all it needs (11)',
    async () => {
      const row = new Row('11', `database's disk full ${FULL_MS / 1_000} s`);
      small = disk(DATABASE_DISK_MIB);
      database = await OutsideDatabase.start(small.place('database'));
      busy = await BusyTown.start({ env: { DATABASE_URL: database.url } });
      const { pid } = busy.town.server;
      const beganMs = busy.begin();
      small.fill();
      await untilRed();
      row.took('noticed', beganMs);
      await delay(FULL_MS);
      small.free();
      const overMs = performance.now();
      await busy.flows(50, 40_000);
      await busy.settle(row, overMs);
      await busy.finish();
      expect(busy.town.server.pid).toBe(pid);
      expect(busy.town.server.process.isRunning).toBe(true);
    },
    patience(FULL_MS),
  );

  it(
    'of the server itself while its database is away: nothing acknowledged is lost (12)',
    async () => {
      const row = new Row('12', `server's disk full, database away ${FULL_MS / 1_000} s`);
      small = disk(DATA_DISK_MIB);
      database = await OutsideDatabase.start();
      const folder = small.place('data');
      busy = await BusyTown.start({ folder, env: { DATABASE_URL: database.url } });
      const beganMs = busy.begin();
      small.fill();
      database.line.refuse();
      await untilRed();
      row.took('noticed', beganMs);
      const before = busy.acknowledged;
      await delay(FULL_MS);
      row.note(`${busy.acknowledged - before} acknowledged meanwhile`);
      small.free();
      database.line.pass();
      await busy.settle(row);
      await busy.finish();
      expect(busy.town.server.process.isRunning).toBe(true);
    },
    patience(FULL_MS),
  );
});
