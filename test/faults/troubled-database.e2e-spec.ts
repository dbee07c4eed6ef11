import { setTimeout as delay } from 'node:timers/promises';
import { until } from '@nhip-xa/testing';
import { BusyTown, COMMUNE } from './kit/busy-town';
import { HAS_PROC, freeze } from './kit/frozen';
import { lasting, patience } from './kit/length';
import { peakMib } from './kit/memory';
import { ledgerOf } from './kit/oracle';
import { OutsideDatabase } from './kit/outside-database';
import { PageVisitor } from './kit/page-visitor';
import { Row } from './kit/row';
import { Screen } from './kit/screen';

const FROZEN_MS = lasting(10_000, 45_000);
const SLOW_MS = lasting(8_000, 60_000);
const LOCKED_MS = lasting(5_000, 60_000);
const CUT_OFF_MS = lasting(6_000, 60_000);
/** Each statement goes there and back: half of the 500 ms on each way. */
const ONE_WAY_MS = 250;
/** Within this it has to be noticed that the database is away, in ms. */
const NOTICED_MS = 10_000;
/** No page keeps anybody waiting longer than this, in ms [goals]. */
const ANSWERED_MS = 15_000;
/** The server's memory under any fault, in MiB [goals]. */
const MEMORY_MIB = 512;

const PAGES = [`/units/${COMMUNE}/kpis`, `/sources?unit=${COMMUNE}`, `/events?unit=${COMMUNE}`];

const onLinux = HAS_PROC ? it : it.skip;

describe('a database of its own, over a line, that', () => {
  let database: OutsideDatabase;
  let busy: BusyTown;
  let screen: Screen;

  beforeAll(async () => {
    database = await OutsideDatabase.start();
    busy = await BusyTown.start({ env: { DATABASE_URL: database.url }, heartbeatSeconds: 2 });
    const { server, admin } = busy.town;
    screen = await Screen.open(server, admin.cookie, COMMUNE, 'services-online');
  });
  afterAll(async () => {
    screen?.close();
    await busy?.stop();
    await database?.stop();
  });

  const untilNoticed = (): Promise<unknown> =>
    until(
      'readiness names the database',
      async () => (await busy.town.server.health()).missing.includes('database'),
      NOTICED_MS,
    );

  /** With a spool devices are acknowledged on; without one nobody promises it. */
  const spools = async (): Promise<boolean> => {
    const books = await ledgerOf(busy.town.admin);
    return books !== undefined && books.spool.state !== 'none';
  };

  onLinux(
    'stands still: health is red, no page waits for ever, it recovers alone (7)',
    async () => {
      const row = new Row('7', `database frozen ${FROZEN_MS / 1_000} s`);
      const hasSpool = await spools();
      const beganMs = busy.begin();
      const visitor = new PageVisitor(busy.town.admin, PAGES);
      const thaw = freeze(database.pid);
      try {
        await untilNoticed();
        row.took('noticed', beganMs);
        if (hasSpool) await busy.flows();
        await until('a screen is told', () => screen.looks.at(-1)?.storage !== 'ok', NOTICED_MS);
        await delay(Math.max(0, FROZEN_MS - (performance.now() - beganMs)));
      } finally {
        thaw();
      }
      const overMs = performance.now();
      const { longestMs } = await visitor.leave();
      row.note(`longest page ${(longestMs / 1_000).toFixed(1)} s`);
      await busy.settle(row, overMs);
      expect(longestMs).toBeLessThan(ANSWERED_MS);
      await until('the screen is told', () => screen.looks.at(-1)?.storage === 'ok');
      // nobody could be heard: nobody was silent
      expect(busy.town.server.process.isRunning).toBe(true);
    },
    patience(FROZEN_MS),
  );

  it(
    'answers each statement after 500 ms: batches grow, pages answer (8)',
    async () => {
      const row = new Row('8', 'each statement 500 ms');
      const before = busy.acknowledged;
      const beganMs = busy.begin();
      database.line.delay(ONE_WAY_MS);
      const visitor = new PageVisitor(busy.town.admin, PAGES);
      await delay(Math.max(0, SLOW_MS - (performance.now() - beganMs)));
      const { longestMs, statuses } = await visitor.leave();
      row.note(`${busy.acknowledged - before} acknowledged meanwhile`);
      row.note(`longest page ${(longestMs / 1_000).toFixed(1)} s`);
      await busy.flows(0, 15_000);
      database.line.pass();
      await busy.settle(row);
      expect(statuses).toEqual([200]);
      expect(longestMs).toBeLessThan(ANSWERED_MS);
      expect(peakMib(busy.town.server.pid)).not.toBeGreaterThan(MEMORY_MIB);
    },
    patience(SLOW_MS),
  );

  it(
    'has the table of readings locked by somebody (9)',
    async () => {
      const row = new Row('9', `readings locked ${LOCKED_MS / 1_000} s`);
      busy.begin();
      const visitor = new PageVisitor(busy.town.admin, PAGES);
      await database.look(async (client) => {
        await client.query('BEGIN');
        await client.query('LOCK TABLE readings IN ACCESS EXCLUSIVE MODE');
        await client.query('SELECT pg_sleep($1)', [LOCKED_MS / 1_000]);
        await client.query('COMMIT');
      });
      const overMs = performance.now();
      const { longestMs } = await visitor.leave();
      await busy.settle(row, overMs);
      expect(longestMs).toBeLessThan(ANSWERED_MS);
    },
    patience(LOCKED_MS),
  );

  it(
    'is cut off without a word: connections that stood never speak again (7)',
    async () => {
      const row = new Row('7', `line to the database swallows all ${CUT_OFF_MS / 1_000} s`);
      const beganMs = busy.begin();
      const visitor = new PageVisitor(busy.town.admin, PAGES);
      database.line.blackhole();
      await untilNoticed();
      row.took('noticed', beganMs);
      await delay(Math.max(0, CUT_OFF_MS - (performance.now() - beganMs)));
      const { longestMs } = await visitor.leave();
      row.note(`longest page ${(longestMs / 1_000).toFixed(1)} s`);
      database.line.pass();
      await busy.settle(row);
      expect(longestMs).toBeLessThan(ANSWERED_MS);
    },
    patience(CUT_OFF_MS),
  );

  it('and at the end everything sent is stored once', async () => {
    await busy.finish();
    expect(busy.town.server.process.text).not.toMatch(
      /an exception nobody caught|a rejection nobody/,
    );
  });
});
