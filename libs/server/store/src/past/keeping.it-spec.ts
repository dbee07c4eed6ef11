import { SYSTEM_AUTHOR, type SourceIdentity } from '@nhip-xa/ports';
import { reading, us } from '../../test/items';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { World } from '../../test/world';
import { KeepingRepository } from '../config/keeping';
import { RetentionRepository } from '../config/retention';
import { Maintenance } from '../maintenance';
import { StoredKeepingForecast } from './keeping-forecast';
import { Packing } from './packing';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_US = 60_000_000;

let server: OpenedDatabase;
let world: World;
let commune: string;
let source: SourceIdentity;
let packing: Packing;
let nowMs: number;

beforeAll(async () => {
  server = await openDatabase();
});
afterAll(() => server.close());
beforeEach(async () => {
  world = await World.open(server);
  commune = await world.commune();
  source = await world.source(commune);
  packing = new Packing(world.opened.database, world.partitions, () => false);
  nowMs = world.nowMs;
});
afterEach(() => world.close());

const retention = (): RetentionRepository =>
  new RetentionRepository(world.opened.config, () => nowMs);
const forecast = (): StoredKeepingForecast =>
  new StoredKeepingForecast(world.opened.database, () => nowMs);

const packed = async (): Promise<number> => {
  const [row] = await world.query<{ n: number }>(
    'SELECT coalesce(sum(cardinality(value)), 0)::int AS n FROM readings_packed',
  );
  return row?.n ?? 0;
};

/** Readings of a day, a minute apart; over ninety, so that the day is packed alone. */
const ofDay = (metric: string, day: string, n: number) =>
  Array.from({ length: n }, (_, minute) =>
    reading(commune, metric, us(`${day}T01:00:00+07:00`) + minute * MINUTE_US, minute),
  );

describe('readings that are kept for fewer days', () => {
  // the tests' present is 20 November 2026; 60 days before its night are 22 September
  beforeEach(async () => {
    await world.say(source, ofDay('rain', '2026-07-01', 100));
    await world.say(source, ofDay('rain', '2026-10-20', 120));
    await world.say(source, ofDay('depth', '2026-07-01', 110));
    await packing.pack(nowMs);
  });

  it('are counted before anything is said, and only those that would go', async () => {
    const seen = await forecast().readings('rain', 60);
    expect(seen.about).toBe(100);
    expect(Date.parse(seen.before ?? '')).toBeLessThan(us('2026-09-24T00:00:00+07:00') / 1_000);
    expect(Date.parse(seen.at)).toBeGreaterThan(nowMs);
    // of every metric without days of its own: 100 of rain and 110 of depth
    expect((await forecast().readings('*', 60)).about).toBe(210);
    await retention().set({ metric: 'depth', rawDays: 400 }, SYSTEM_AUTHOR);
    expect((await forecast().readings('*', 60)).about).toBe(100);
    expect((await forecast().readings('rain', 400)).about).toBe(0);
  });

  it('stay until the night and go then', async () => {
    await retention().set({ metric: 'rain', rawDays: 60 }, SYSTEM_AUTHOR);
    await packing.drop(nowMs);
    expect(await packed()).toBe(330);
    nowMs += DAY_MS + HOUR_MS;
    await packing.drop(nowMs);
    expect(await packed()).toBe(230);
  });

  it('stay when it is taken back by day', async () => {
    await retention().set({ metric: '*', rawDays: 60 }, SYSTEM_AUTHOR);
    expect(await retention().undo('*', SYSTEM_AUTHOR)).toBe(true);
    nowMs += DAY_MS + HOUR_MS;
    await packing.drop(nowMs);
    expect(await packed()).toBe(330);
    expect(await retention().undo('*', SYSTEM_AUTHOR)).toBe(false);
  });

  it('of every metric stay until the night too, those with days of their own for good', async () => {
    await retention().set({ metric: 'depth', rawDays: 400 }, SYSTEM_AUTHOR);
    await retention().set({ metric: '*', rawDays: 60 }, SYSTEM_AUTHOR);
    await packing.drop(nowMs);
    expect(await packed()).toBe(330);
    nowMs += DAY_MS + HOUR_MS;
    await packing.drop(nowMs);
    expect(await packed()).toBe(230);
  });
});

describe('rejected messages', () => {
  const keeping = (): KeepingRepository => new KeepingRepository(world.opened.config, () => nowMs);
  const kept = async (): Promise<number> => {
    const [row] = await world.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM rejected_messages',
    );
    return row?.n ?? 0;
  };
  const reject = (n: number, daysAgo: number): Promise<unknown> =>
    world.query(
      `INSERT INTO rejected_messages (at, source_id, unit, topic, reason, detail, bytes, size)
       SELECT to_timestamp($1::float8 / 1000), $2, $3, 't', 'not-json', '', '', 0
       FROM generate_series(1, $4)`,
      [nowMs - daysAgo * DAY_MS, source.id, commune, n],
    );
  const maintain = (): Promise<void> =>
    new Maintenance(world.opened.database, world.partitions, () => nowMs).run();

  it('are kept for so many days and so many of a source, from the night on', async () => {
    await reject(3, 50);
    await reject(150, 1);
    expect((await forecast().others('rejected-days', 30)).about).toBe(3);
    expect(await forecast().others('rejected-per-source', 100)).toMatchObject({
      about: 53,
      before: null,
    });
    await keeping().set('rejected-days', 30, SYSTEM_AUTHOR);
    await keeping().set('rejected-per-source', 100, SYSTEM_AUTHOR);
    await maintain();
    expect(await kept()).toBe(153);
    nowMs += DAY_MS + HOUR_MS;
    await maintain();
    expect(await kept()).toBe(100);
  });
});
