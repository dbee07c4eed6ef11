import { isoOfUs } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { reading, us } from '../../test/items';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { World } from '../../test/world';
import { PeerSession } from '../processes/peer-session';
import { PgLeadership } from '../processes/pg-leadership';
import { Packing } from './packing';

let server: OpenedDatabase;
let world: World;
let commune: string;
let source: SourceIdentity;
let packing: Packing;

beforeAll(async () => {
  server = await openDatabase();
});
afterAll(() => server.close());
// a database of its own for each test: packing takes all that is in it
beforeEach(async () => {
  world = await World.open(server);
  commune = await world.commune();
  source = await world.source(commune);
  packing = new Packing(world.opened.database, world.partitions, () => false);
});
afterEach(() => world.close());

/** The tests' present is 20 November 2026: 16 November and what lies before it is closed. */
const CLOSED = us('2026-11-16T08:00:00+07:00');
const OPEN = us('2026-11-17T08:00:00+07:00');
const MINUTE = 60_000_000;
const DAY_MS = 86_400_000;
const level = (atUs: number, value: number) => reading(commune, 'water_level', atUs, value);

const count = async (table: string): Promise<number> => {
  const [row] = await world.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
  return row?.n ?? 0;
};

/** So many of 16 November, a minute apart. */
const many = (metric: string, n: number) =>
  Array.from({ length: n }, (_, minute) =>
    reading(commune, metric, CLOSED + minute * MINUTE, minute),
  );
/** The local days of all readings. */
const daysOf = async (): Promise<string[]> => {
  const rows = await between(0, world.nowUs);
  const days = rows.map((row) => new Date(Number(row.us) / 1000 + 7 * 3_600_000).toISOString());
  return [...new Set(days.map((day) => day.slice(0, 10)))];
};
const packedRows = () =>
  world.query(
    'SELECT day::text, days, cardinality(value) AS n FROM readings_packed ORDER BY series_id, day, days',
  );

interface Bits {
  series: number;
  us: string;
  bits: string;
}

/** Every reading between two moments, the value as its eight bytes. */
const between = (fromUs: number, toUs: number): Promise<Bits[]> =>
  world.query<Bits>(
    `SELECT s.id AS series, (extract(epoch FROM r.at) * 1000000)::bigint::text AS us,
       encode(float8send(r.value), 'hex') AS bits
     FROM series s CROSS JOIN LATERAL readings_between(s.id, $1::timestamptz, $2::timestamptz) r
     ORDER BY 1, r.at`,
    [isoOfUs(fromUs), isoOfUs(toUs)],
  );

describe('a closed day', () => {
  it('is packed, an open one is not', async () => {
    await world.say(source, [level(CLOSED, 1), level(CLOSED + MINUTE, 2), level(OPEN, 3)]);
    const before = await between(0, world.nowUs);
    await packing.pack(world.nowMs);
    expect(await count('readings')).toBe(1);
    // with its neighbours: 11 November is day 20,768 since 1970, a multiple of 16
    expect(await packedRows()).toEqual([{ day: '2026-11-11', days: 16, n: 2 }]);
    expect(await between(0, world.nowUs)).toEqual(before);
    expect(before).toHaveLength(3);
  });

  it('leaves no partition behind', async () => {
    await world.say(source, [level(CLOSED, 1), level(us('2016-02-29T08:00:00+07:00'), 2)]);
    await packing.pack(world.nowMs);
    const rows = await world.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
       WHERE i.inhparent = 'readings'::regclass`,
    );
    expect(rows).toEqual([{ name: 'readings_rest' }]);
    // and what comes for it afterwards is stored all the same
    expect((await world.say(source, level(CLOSED + 1, 5))).counts).toMatchObject({ stored: 1 });
    expect(world.partitionFailures).toEqual([]);
  });

  it('keeps every bit of the values and every microsecond of the times', async () => {
    const values = [
      '-0',
      '5e-324',
      '2.2250738585072014e-308',
      '1e308',
      '-1.7976931348623157e308',
      '0.1',
      '1e-320',
    ];
    await world.say(source, level(CLOSED - MINUTE, 0));
    for (const [n, value] of values.entries()) {
      // past the writer, which has no negative zero
      await world.query(`INSERT INTO readings SELECT id, $1::timestamptz, $2::float8 FROM series`, [
        isoOfUs(CLOSED + n * MINUTE + n * 1000 + n),
        value,
      ]);
    }
    await world.query(`INSERT INTO readings SELECT id, $1::timestamptz, 1 FROM series`, [
      isoOfUs(us('2026-11-16T00:00:00+07:00') - 1),
    ]);
    const before = await between(0, world.nowUs);
    await packing.pack(world.nowMs);
    expect(await count('readings')).toBe(0);
    const after = await between(0, world.nowUs);
    expect(after).toEqual(before);
    expect(after).toHaveLength(values.length + 2);
    expect(after.map(({ bits }) => bits)).toContain('8000000000000000');
    // the last microsecond before the midnight belongs to the day before
    expect(await daysOf()).toEqual(['2026-11-15', '2026-11-16']);
  });

  it('of many readings is a row of its own, and takes in what comes late for it', async () => {
    await world.say(source, [...many('rain', 91), level(CLOSED, 1)]);
    await packing.pack(world.nowMs);
    const sparse = { day: '2026-11-11', days: 16, n: 1 };
    expect(await packedRows()).toEqual([{ day: '2026-11-16', days: 1, n: 91 }, sparse]);
    await world.say(source, [reading(commune, 'rain', CLOSED + 1, 9)]);
    await packing.pack(world.nowMs);
    expect(await packedRows()).toEqual([{ day: '2026-11-16', days: 1, n: 92 }, sparse]);
  });

  it('takes 20 bytes a reading at most, also with one reading an hour', async () => {
    await world.query(
      `INSERT INTO series (commune, source_id, metric)
      SELECT $1, $2, 'm' || n FROM generate_series(1, 400) n`,
      [commune, source.id],
    );
    // 8 closed days, to the microsecond; values that pglz finds nothing in
    await world.query(`INSERT INTO readings SELECT id, t + random() * interval '1 second', random()
      FROM series CROSS JOIN generate_series('2026-11-08T17:00Z'::timestamptz, '2026-11-16T16:00Z', '1 hour') t`);
    await packing.pack(world.nowMs);
    await world.query('VACUUM FULL readings_packed');
    const [row] = await world.query<{ n: number; bytes: number }>(
      `SELECT sum(cardinality(value))::int AS n,
         pg_total_relation_size('readings_packed')::float8 / sum(cardinality(value)) AS bytes
       FROM readings_packed`,
    );
    expect(row?.n).toBe(400 * 8 * 24);
    expect(row?.bytes).toBeLessThan(20);
  });
});

describe('what comes for a packed day', () => {
  beforeEach(async () => {
    await world.say(source, [level(CLOSED, 1), level(CLOSED + MINUTE, 2)]);
    await packing.pack(world.nowMs);
  });

  it('again is a repeat, and with another value a conflict: the first stands', async () => {
    const again = await world.say(source, [level(CLOSED, 1), level(CLOSED + MINUTE, 9)]);
    expect(again.counts).toEqual({ received: 2, stored: 0, repeats: 2, conflicts: 1, rejected: 0 });
    expect(again.changed).toEqual([]);
    expect(await count('readings')).toBe(0);
  });

  it('late is stored once, found at once, and joined by the next packing', async () => {
    const late = [level(CLOSED + 30_000_000, 7), level(CLOSED, 1)];
    expect((await world.say(source, late)).counts).toMatchObject({ stored: 1, repeats: 1 });
    const found = await between(CLOSED, CLOSED + MINUTE + 1);
    expect(found.map((one) => Number(one.us))).toEqual([
      CLOSED,
      CLOSED + 30_000_000,
      CLOSED + MINUTE,
    ]);
    await packing.pack(world.nowMs);
    expect(await between(CLOSED, CLOSED + MINUTE + 1)).toEqual(found);
    expect(await world.query('SELECT cardinality(value) AS n FROM readings_packed')).toEqual([
      { n: 3 },
    ]);
    expect(await count('readings')).toBe(0);
    expect((await world.say(source, late)).counts).toMatchObject({ stored: 0, repeats: 2 });
  });

  it('is told apart in the statement that is a transaction of its own as well', async () => {
    const message = world.message(source, 'x');
    const items = [level(CLOSED, 1), level(CLOSED + 1, 4), level(world.nowUs, 5)];
    const move = { writer: 'w', after: 0, upTo: 1 };
    const stored = await world.facts.write([{ message, items, rejected: [] }], move);
    expect(stored?.counts).toMatchObject({ received: 3, stored: 2, repeats: 1 });
  });

  it('corrects its roll-up: 1 + 2, then 1 + 7 + 2', async () => {
    const daily = () => world.query('SELECT day::text, n, sum, min, max, last FROM readings_daily');
    expect(await daily()).toEqual([{ day: '2026-11-16', n: 2, sum: 3, min: 1, max: 2, last: 2 }]);
    await world.say(source, level(CLOSED + 1, 7));
    expect(await daily()).toEqual([]);
    await packing.pack(world.nowMs);
    expect(await daily()).toEqual([{ day: '2026-11-16', n: 3, sum: 10, min: 1, max: 7, last: 2 }]);
  });
});

describe('readings', () => {
  it('are dropped by the retention of their metric; their roll-ups stay', async () => {
    await world.say(source, [...many('rain', 100), ...many('water_level', 100)]);
    await world.query(`INSERT INTO retention VALUES ('rain', 31)`);
    await packing.pack(world.nowMs);
    // 16 November lies 31 days back on 17 December, and more than that on the 18th
    await packing.drop(world.nowMs + 27 * DAY_MS);
    expect(await count('readings_packed')).toBe(2);
    await packing.drop(world.nowMs + 28 * DAY_MS);
    const left = 'SELECT s.metric FROM readings_packed JOIN series s ON s.id = series_id';
    expect(await world.query(left)).toEqual([{ metric: 'water_level' }]);
    await packing.drop(world.nowMs + 395 * DAY_MS);
    expect(await count('readings_packed')).toBe(1);
    await packing.drop(world.nowMs + 397 * DAY_MS);
    expect(await count('readings_packed')).toBe(0);
    // a hundred minutes from 08:00 reach into two hours
    expect([await count('readings_daily'), await count('readings_hourly')]).toEqual([2, 4]);
  });

  it('of every metric are kept as long as the row of all says', async () => {
    await world.say(source, [...many('rain', 100), ...many('water_level', 100)]);
    await world.query(`INSERT INTO retention VALUES ('*', 40), ('rain', 60)`);
    await packing.pack(world.nowMs);
    await packing.drop(world.nowMs + 41 * DAY_MS);
    const left = 'SELECT s.metric FROM readings_packed JOIN series s ON s.id = series_id';
    expect(await world.query(left)).toEqual([{ metric: 'rain' }]);
  });

  it('of days packed together go with the last of these days', async () => {
    await world.say(source, level(CLOSED, 1));
    await world.query(`INSERT INTO retention VALUES ('*', 31)`);
    await packing.pack(world.nowMs);
    // the 16 days end with 26 November, which lies 31 days back on 27 December
    await packing.drop(world.nowMs + 37 * DAY_MS);
    expect(await count('readings_packed')).toBe(1);
    await packing.drop(world.nowMs + 38 * DAY_MS);
    expect(await count('readings_packed')).toBe(0);
  });

  it('that came late and wait to be packed keep their day from being dropped', async () => {
    await world.say(source, many('rain', 100));
    await packing.pack(world.nowMs);
    await world.say(source, reading(commune, 'rain', CLOSED + 1, 5));
    await packing.drop(world.nowMs + 500 * DAY_MS);
    expect(await count('readings_packed')).toBe(1);
    await packing.pack(world.nowMs);
    await packing.drop(world.nowMs + 500 * DAY_MS);
    expect(await count('readings_packed')).toBe(0);
    expect((await world.say(source, many('rain', 100))).counts.stored).toBe(0);
  });

  it('that come once more after their day was dropped count nowhere twice', async () => {
    await world.say(source, level(CLOSED, 1));
    await packing.pack(world.nowMs);
    await packing.drop(world.nowMs + 500 * DAY_MS);
    expect((await world.say(source, level(CLOSED, 1))).counts).toMatchObject({
      stored: 0,
      repeats: 1,
    });
    expect(await world.query('SELECT n FROM readings_hourly')).toEqual([{ n: 1 }]);
    // a day of which nothing was ever known takes what comes
    expect((await world.say(source, level(CLOSED - DAY_MS * 1000, 1))).counts.stored).toBe(1);
  });
});

it('broken off in the middle nothing is lost, and the next packing ends it', async () => {
  const sources = [source, await world.source(commune), await world.source(commune)];
  for (const one of sources) await world.say(one, [level(CLOSED, 1), level(CLOSED + MINUTE, 2)]);
  const before = await between(0, world.nowUs);
  // the last series cannot be packed: its day does not fit
  const [last] = await world.query<{ id: number }>('SELECT max(id) AS id FROM series');
  await world.query(
    `ALTER TABLE readings_packed ADD CONSTRAINT broken CHECK (series_id <> ${last?.id ?? 0})`,
  );
  await expect(packing.pack(world.nowMs)).rejects.toThrow();
  expect(await between(0, world.nowUs)).toEqual(before);
  await world.query('ALTER TABLE readings_packed DROP CONSTRAINT broken');
  await packing.pack(world.nowMs);
  expect(await count('readings')).toBe(0);
  expect(await between(0, world.nowUs)).toEqual(before);
});

it('while others store the same late readings, each is stored once', async () => {
  const other = await world.anotherProcess();
  let stored = 0;
  for (let round = 0; round < 8; round += 1) {
    const items = Array.from({ length: 20 }, (_, n) =>
      level(CLOSED + (n + round * 10) * MINUTE, n),
    );
    const message = world.message(source, 'x');
    const [mine, theirs] = await Promise.all([
      world.facts.write([{ message, items, rejected: [] }]),
      other.facts.write([{ message, items, rejected: [] }]),
      packing.pack(world.nowMs),
    ]);
    stored += mine.counts.stored + theirs.counts.stored;
  }
  // 20 in the first round, 10 more in each of the seven others
  expect(stored).toBe(90);
  await packing.pack(world.nowMs);
  expect(await between(0, world.nowUs)).toHaveLength(90);
  expect(await count('readings')).toBe(0);
});

it('late readings are stored while a process leads', async () => {
  const session = new PeerSession(world.opened.database.connection, () => undefined);
  await session.start();
  expect(await new PgLeadership(session).leads()).toBe(true);
  expect((await world.say(source, level(CLOSED, 1))).counts.stored).toBe(1);
  await packing.pack(world.nowMs);
  expect(await count('readings')).toBe(0);
  await session.stop();
});
