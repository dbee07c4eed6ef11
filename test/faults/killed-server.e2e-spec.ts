import type { Page } from '@nhip-xa/contract';
import { type ApiClient, until } from '@nhip-xa/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { Town } from '../e2e/kit/town';
import { chanceOf } from './chance';
import { lasting } from './kit/length';
import { expectAllThere } from './kit/oracle';
import { Row } from './kit/row';
import { Publisher, hoursAgo } from './ledger';

const COMMUNE = '06211';
const SOURCES = 8;
const KILLS = lasting(5, 20);
/** The server runs this long under load before it is killed, in ms: least, and by chance more. */
const RUN_LEAST_MS = 200;
const RUN_MORE_MS = 1_800;
/** One of so many kills takes the database along, as a power cut does. */
const DATABASE_TOO = 3;
/** Goal of a second start [design]. */
const START_MS = 5_000;

const SEED = Number(process.env.FAULT_SEED ?? Date.now() % 1_000_000);

describe(`a server that is killed again and again (FAULT_SEED=${SEED})`, () => {
  let town: Town;
  let publisher: Publisher;
  let keys: string[];

  beforeAll(async () => {
    town = await Town.start();
    await town.province('20', 'Lạng Sơn');
    await town.commune(COMMUNE, '20', 'Đồng Đăng');
    const sources = await Promise.all(
      Array.from({ length: SOURCES }, (_, n) =>
        town.source({ id: `s-${n}`, kind: 'service', unit: COMMUNE }),
      ),
    );
    keys = sources.map(({ key }) => key);
    const credentials = sources.map(({ credential }) => credential);
    const { mqttUrl } = town.server;
    publisher = new Publisher({ mqttUrl, credentials, lanes: 5, pauseMs: 40 });
    await until('something is acknowledged', () => publisher.acknowledged().length > 0);
  });
  afterAll(async () => {
    publisher?.remove();
    await town?.stop();
  });

  it('has every acknowledged item exactly once after each restart', async () => {
    const chance = chanceOf(SEED);
    const starts: number[] = [];
    for (let kill = 1; kill <= KILLS; kill++) {
      const before = publisher.acknowledged().length;
      await until(
        `acknowledgements flow: ${town.server.log.join('\n')}`,
        () => publisher.acknowledged().length > before,
        10_000,
      );
      await delay(RUN_LEAST_MS + chance() * RUN_MORE_MS);
      if (chance() < 1 / DATABASE_TOO) process.kill(town.server.databasePid(), 'SIGKILL');
      await town.server.kill('SIGKILL');
      const acknowledged = publisher.acknowledged();
      starts.push(Math.round(await town.server.restart()));
      await expectAllThere({ api: town.admin, unit: COMMUNE, keys }, acknowledged);
    }
    const row = new Row('1', `${KILLS} kills, every third with the database (row 5)`);
    row.note(`${publisher.acknowledged().length} acknowledged`);
    row.note(`ready again at most ${Math.max(...starts) / 1_000} s`);
    row.print(town.server.pid);
    expect(Math.max(...starts)).toBeLessThan(2 * START_MS);
  }, 300_000);

  it('has counted nothing twice when all is said', async () => {
    const sent = await publisher.finish();
    const acknowledged = publisher.acknowledged();
    // Whatever was not acknowledged was sent again until it was.
    expect(acknowledged).toHaveLength(sent);
    expect(new Set(acknowledged).size).toBe(sent);
    const there = await expectAllThere({ api: town.admin, unit: COMMUNE, keys }, acknowledged);
    expect(there.lines).toHaveLength(sent);

    const count = (kind: string): number =>
      acknowledged.filter((line) => line.startsWith(kind)).length;
    // The roll-ups were written in the same transactions.
    const steps = await Promise.all(keys.map((key) => hourly(town.admin, key)));
    expect(steps.flat().reduce((sum, { n }) => sum + n, 0)).toBe(count('reading'));
    // Each order was of 1 ₫: the quarter's sum is their number.
    await town.untilKpi(COMMUNE, 'local-commerce', ({ value }) => value === count('event'));
    await town.untilKpi(COMMUNE, 'dossiers-online', ({ denominator }) => {
      return denominator === count('case');
    });
    const rejected = await town.admin.get<Page<unknown>>('/rejected');
    expect(rejected.items).toEqual([]);
  });
});

const hourly = (api: ApiClient, key: string): Promise<{ n: number }[]> =>
  api.all(`/sources/${key}/readings?metric=load&step=PT1H&from=${hoursAgo(5)}`);
