import type { SourceIdentity } from '@nhip-xa/ports';
import { reading, undated, us } from '../../test/items';
import { World } from '../../test/world';
import { METRICS_PER_SOURCE } from './series-directory';

let world: World;
let commune: string;
let source: SourceIdentity;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  commune = await world.commune();
  source = await world.source(commune, { kind: 'device' });
});

const NINE = us('2026-11-20T09:00:00+07:00');
const MINUTE = 60_000_000;
const level = (atUs: number, value: number) => reading(commune, 'water_level', atUs, value);

interface Hour {
  hour: Date;
  n: number;
  sum: number;
  min: number;
  max: number;
  last: number;
  last_at: Date;
}

const hoursOf = (unit: string, from: string): Promise<Hour[]> =>
  world.query<Hour>(
    `SELECT h.hour, h.n, h.sum, h.min, h.max, h.last, h.last_at
     FROM ${from} h JOIN series e ON e.id = h.series_id WHERE e.commune = $1 ORDER BY e.metric, hour`,
    [unit],
  );

/** The hours told anew from the readings themselves. */
const RECOMPUTED = `(
  SELECT series_id, date_trunc('hour', at) AS hour, count(*)::int AS n, sum(value), min(value), max(value),
    (array_agg(value ORDER BY at DESC))[1] AS last, max(at) AS last_at
  FROM readings GROUP BY series_id, date_trunc('hour', at))`;

const valuesOf = async (unit: string): Promise<number[]> => {
  const rows = await world.query<{ value: number }>(
    `SELECT r.value FROM readings r JOIN series e ON e.id = r.series_id
     WHERE e.commune = $1 ORDER BY r.at, e.metric`,
    [unit],
  );
  return rows.map(({ value }) => value);
};

describe('a reading', () => {
  it('is stored once, however often it comes', async () => {
    const items = [level(NINE, 1), level(NINE + MINUTE, 2)];
    expect((await world.say(source, items)).counts).toMatchObject({ received: 2, stored: 2 });
    for (let n = 0; n < 3; n += 1) {
      const again = await world.say(source, [...items].reverse());
      expect(again.counts).toEqual({
        received: 2,
        stored: 0,
        repeats: 2,
        conflicts: 0,
        rejected: 0,
      });
      // a repeat stirs no screen
      expect(again.changed).toEqual([]);
    }
    await expect(valuesOf(commune)).resolves.toEqual([1, 2]);
  });

  it('that says something else of the same moment is a conflict: the first stands', async () => {
    await world.say(source, level(NINE, 1));
    const { counts } = await world.say(source, [level(NINE, 9), level(NINE + 1, 2)]);
    expect(counts).toEqual({ received: 2, stored: 1, repeats: 1, conflicts: 1, rejected: 0 });
    await expect(valuesOf(commune)).resolves.toEqual([1, 2]);
  });

  it('twice in one batch is one, the first', async () => {
    const { counts } = await world.say(source, [level(NINE, 1), level(NINE, 1), level(NINE, 9)]);
    expect(counts).toEqual({ received: 3, stored: 1, repeats: 2, conflicts: 1, rejected: 0 });
    await expect(valuesOf(commune)).resolves.toEqual([1]);
  });

  it('differs by commune, source, metric and microsecond', async () => {
    const province = await world.province();
    const [a, b] = [await world.commune(province), await world.commune(province)];
    const serving = await world.source(province);
    const { counts } = await world.say(serving, [
      reading(a, 'merchants', NINE, 1),
      reading(b, 'merchants', NINE, 1),
      reading(a, 'bills', NINE, 1),
      reading(a, 'merchants', NINE + 1, 1),
    ]);
    const other = await world.say(await world.source(province), reading(a, 'merchants', NINE, 1));
    expect(counts.stored + other.counts.stored).toBe(5);
  });

  it('may be any number that a double holds', async () => {
    const values = [0, -0, 1e-308, 5e-324, 1.7976931348623157e308, -1e308, 0.1, 2 ** 53];
    const items = values.map((value, n) => level(NINE + n * 60 * MINUTE, value));
    await world.say(source, items);
    await expect(valuesOf(commune)).resolves.toEqual(values.map((value) => value + 0));
  });

  it('tells which facts of which units changed, from when on', async () => {
    const { changed } = await world.say(source, [
      level(NINE + MINUTE, 1),
      level(NINE, 2),
      reading(commune, 'battery', NINE, 3),
    ]);
    expect(changed).toContainEqual({
      unit: commune,
      fact: 'reading:water_level',
      earliestUs: NINE,
    });
    expect(changed).toContainEqual({ unit: commune, fact: 'reading:battery', earliestUs: NINE });
  });
});

describe('the hours', () => {
  it('equal what the readings come to, whatever their order, repetition and lateness', async () => {
    const values = [5, 3, 8, 1, 9, 2, 7, 4, 6, 0];
    // every 20 minutes from 09:00: three hours of three and one of one
    const items = values.map((value, n) => level(NINE + n * 20 * MINUTE, value));
    const shuffled = [7, 2, 9, 0, 4, 4, 1, 8, 3, 5, 6, 2, 0].map((n) => items[n] ?? level(NINE, 5));
    for (const item of shuffled) await world.say(source, item);
    await world.say(source, items);
    const told = await hoursOf(commune, 'readings_hourly');
    expect(told).toEqual(await hoursOf(commune, RECOMPUTED));
    expect(told.map(({ n, sum, min, max, last }) => [n, sum, min, max, last])).toEqual([
      [3, 16, 3, 8, 8],
      [3, 12, 1, 9, 2],
      [3, 17, 4, 7, 6],
      [1, 0, 0, 0, 0],
    ]);
  });

  it('a late reading adds to its hour, and never overwrites the newest', async () => {
    await world.say(source, level(NINE + 30 * MINUTE, 5));
    await world.say(source, level(NINE + 10 * MINUTE, 3));
    await world.say(source, level(NINE - 60 * MINUTE, 99));
    const told = await hoursOf(commune, 'readings_hourly');
    expect(told.map(({ n, sum, last }) => [n, sum, last])).toEqual([
      [1, 99, 99],
      [2, 8, 5],
    ]);
    expect(told[1]?.last_at).toEqual(new Date((NINE + 30 * MINUTE) / 1000));
  });
});

describe('a source', () => {
  it('may have so many metrics and not one more, also within one batch', async () => {
    const many = Array.from({ length: METRICS_PER_SOURCE + 20 }, (_, n) =>
      reading(commune, `m${n}`, NINE, n),
    );
    const { counts } = await world.say(source, many);
    expect(counts).toMatchObject({ stored: METRICS_PER_SOURCE, rejected: 20, repeats: 0 });
    const again = await world.say(source, [
      reading(commune, 'new_one', NINE + 1, 1),
      reading(commune, 'm1', NINE + 1, 1),
    ]);
    expect(again.counts).toMatchObject({ stored: 1, rejected: 1 });
    const rows = await world.query<{ reason: string; detail: string }>(
      'SELECT reason, detail FROM rejected_messages WHERE source_id = $1',
      [source.id],
    );
    expect(rows).toHaveLength(21);
    expect(rows[0]).toEqual({
      reason: 'bad-shape',
      detail: `its source has ${METRICS_PER_SOURCE} metrics already`,
    });
  });

  it('of a province has the same metric for each of its communes, which is one', async () => {
    const province = await world.province();
    const serving = await world.source(province);
    const communes = [await world.commune(province), await world.commune(province)];
    const perCommune = METRICS_PER_SOURCE - 100;
    const items = communes.flatMap((unit) =>
      Array.from({ length: perCommune }, (_, n) => reading(unit, `m${n}`, NINE, n)),
    );
    expect((await world.say(serving, items)).counts).toMatchObject({
      stored: 2 * perCommune,
      rejected: 0,
    });
  });

  it('that another process met first has the same series', async () => {
    const other = await world.anotherProcess();
    await world.say(source, level(NINE, 1));
    const message = world.message(source, 'x');
    const { counts } = await other.facts.write([
      { message, items: [level(NINE, 1), level(NINE + 1, 2)], rejected: [] },
    ]);
    expect(counts).toMatchObject({ stored: 1, repeats: 1 });
  });
});

describe('readings without a usable time', () => {
  const bare = (value: number) => undated(level(world.nowUs, value));
  const say = (value: number, over: Parameters<World['say']>[2] = {}) =>
    world.say(source, bare(value), { payload: Buffer.from(`{"w":${value}}`), ...over });

  it('of the same bytes are readings of their own while the connection stands', async () => {
    await say(1);
    expect((await say(1)).counts).toMatchObject({ stored: 1, repeats: 0 });
  });

  it('marked DUP are a repeat of the same bytes', async () => {
    await say(1);
    world.pass(86_400);
    expect((await say(1, { dup: true })).counts).toMatchObject({ stored: 0, repeats: 1 });
    expect((await say(2, { dup: true })).counts).toMatchObject({ stored: 1, repeats: 0 });
  });

  it('marked DUP are stored when the first copy never arrived', async () => {
    expect((await say(1, { dup: true })).counts).toMatchObject({ stored: 1 });
    expect((await say(1, { dup: true })).counts).toMatchObject({ stored: 0, repeats: 1 });
  });

  it('are a repeat within 10 s of a reconnect, and none after that', async () => {
    await say(1);
    world.pass(2);
    const connectedAtUs = world.nowUs;
    world.pass(9);
    expect((await say(1, { connectedAtUs })).counts).toMatchObject({ stored: 0, repeats: 1 });
    world.pass(2);
    expect((await say(1, { connectedAtUs })).counts).toMatchObject({ stored: 1, repeats: 0 });
  });

  it('of another source or topic are none', async () => {
    const other = await world.source(commune, { kind: 'device' });
    await say(1);
    const copy = { payload: Buffer.from('{"w":1}'), dup: true };
    expect((await world.say(other, bare(1), copy)).counts).toMatchObject({ stored: 1 });
  });

  it('in one batch with their copy are one', async () => {
    const payload = Buffer.from('{"w":1}');
    const messages = [false, true].map((dup) => ({
      message: world.message(source, '', { payload, dup }),
      items: [bare(1)],
      rejected: [],
    }));
    expect((await world.write(messages)).counts).toMatchObject({ stored: 1, repeats: 1 });
  });

  it('are all stored when the message that was resent has to be stored in parts', async () => {
    const message = world.message(source, 'x', { dup: true });
    const items = [1, 2, 3, 4].map((n) => undated(level(message.receivedAtUs + n, n)));
    // as after a refusal: the halves of one message, each in its own transaction
    const halves = [items.slice(0, 2), items.slice(2)];
    const stored: number[] = [];
    for (const half of halves) {
      stored.push((await world.write([{ message, items: half, rejected: [] }])).counts.stored);
    }
    expect(stored).toEqual([2, 2]);
  });

  it('leave those of the same message that have a time to their own identity', async () => {
    const payload = Buffer.from('mixed');
    const items = [undated(level(world.nowUs, 1)), level(NINE, 2)];
    await world.say(source, items, { payload });
    const later = [undated(level(world.nowUs + 1, 1)), level(NINE, 2), level(NINE + 1, 3)];
    const { counts } = await world.say(source, later, { payload, dup: true });
    expect(counts).toMatchObject({ stored: 1, repeats: 2 });
  });
});
