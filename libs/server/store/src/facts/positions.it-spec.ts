import type { DecodedMessage, Move, SourceIdentity } from '@nhip-xa/ports';
import { caseSaid, event, reading, refused, status, undated, us } from '../../test/items';
import { World } from '../../test/world';

let world: World;
let commune: string;
let source: SourceIdentity;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  commune = await world.commune();
  source = await world.source(commune);
});

const NINE = us('2026-11-20T09:00:00+07:00');
const MINUTE = 60_000_000;

let writers = 0;
const newWriter = (): string => `writer-${writers++}`;

const level = (minute: number, value: number) =>
  reading(commune, 'water_level', NINE + minute * MINUTE, value);

const said = (...items: DecodedMessage['items']): DecodedMessage => ({
  message: world.message(source, items),
  items,
  rejected: [],
});

/** As many steps of one writer as there are batches. */
async function written(writer: string, ...batches: DecodedMessage[][]) {
  const stored = [];
  for (const [after, batch] of batches.entries()) {
    stored.push(await world.facts.write(batch, { writer, after, upTo: after + 1 }));
  }
  return stored.map((batch) => batch?.counts);
}

const valuesOf = async (): Promise<number[]> => {
  const rows = await world.query<{ value: number }>(
    `SELECT r.value FROM readings r JOIN series s ON s.id = r.series_id
     WHERE s.commune = $1 ORDER BY r.at`,
    [commune],
  );
  return rows.map(({ value }) => value);
};

const hours = (): Promise<{ n: number; sum: number; last: number }[]> =>
  world.query(
    `SELECT h.n, h.sum, h.last FROM readings_hourly h JOIN series s ON s.id = h.series_id
     WHERE s.commune = $1`,
    [commune],
  );

const ledger = async () => {
  const [row] = await world.query(
    `SELECT received::int, stored::int, repeats::int, conflicts::int, rejected::int
     FROM ledger WHERE unit = $1`,
    [commune],
  );
  return row;
};

/** The source was heard, so that a batch of readings says nothing new of it. */
const heard = (): Promise<unknown> => world.say(source, status('online', NINE));

describe.each(['a batch of nothing but readings', 'a batch with something else'])('%s', (form) => {
  /** What makes it another kind of batch: one rejected item. */
  const also = (): DecodedMessage[] =>
    form === 'a batch with something else' ? [{ ...said(), rejected: [refused('no object')] }] : [];
  const rejected = form === 'a batch with something else' ? 1 : 0;

  it('is stored with its hours and its counts when its writer stands where it was thought', async () => {
    await heard();
    const before = await ledger();
    const [first, second] = await written(
      newWriter(),
      [said(level(0, 1), level(1, 2)), ...also()],
      // one repeat, one that says something else, one that is new
      [said(level(0, 1), level(1, 9), level(2, 3)), ...also()],
    );
    expect(first).toEqual({
      received: 2 + rejected,
      stored: 2,
      repeats: 0,
      conflicts: 0,
      rejected,
    });
    expect(second).toEqual({
      received: 3 + rejected,
      stored: 1,
      repeats: 2,
      conflicts: 1,
      rejected,
    });
    expect(await valuesOf()).toEqual([1, 2, 3]);
    expect(await hours()).toEqual([{ n: 3, sum: 6, last: 3 }]);
    const after = (await ledger()) as Record<string, number>;
    for (const what of ['received', 'stored', 'repeats', 'conflicts', 'rejected'] as const) {
      const added = (first?.[what] ?? 0) + (second?.[what] ?? 0);
      expect([what, after[what]]).toEqual([what, added + Number(before?.[what] ?? 0)]);
    }
  });

  it('is not stored where the position is another', async () => {
    await heard();
    const writer = newWriter();
    const step = (after: number, upTo: number): Move => ({ writer, after, upTo });
    await world.facts.write([said(level(0, 1)), ...also()], step(0, 5));
    const before = await ledger();
    expect(await world.facts.write([said(level(1, 2)), ...also()], step(3, 8))).toBeUndefined();
    expect(await world.facts.write([said(level(1, 2)), ...also()], step(7, 8))).toBeUndefined();
    expect(await world.facts.position(writer)).toBe(5);
    expect(await valuesOf()).toEqual([1]);
    expect(await ledger()).toEqual(before);
    await world.facts.write([said(level(1, 2)), ...also()], step(5, 8));
    expect(await world.facts.position(writer)).toBe(8);
    expect(await valuesOf()).toEqual([1, 2]);
  });

  it('that overtakes the first one of its writer is not stored in its place', async () => {
    await heard();
    const writer = newWriter();
    const first = [said(level(0, 1)), ...also()];
    const second = [said(level(1, 2)), ...also()];
    expect(await world.facts.write(second, { writer, after: 1, upTo: 2 })).toBeUndefined();
    await world.facts.write(first, { writer, after: 0, upTo: 1 });
    await world.facts.write(second, { writer, after: 1, upTo: 2 });
    expect(await valuesOf()).toEqual([1, 2]);
  });

  it('that is sent right behind another waits for it, and is stored behind it', async () => {
    await heard();
    const writer = newWriter();
    await world.facts.write([said(level(0, 1))], { writer, after: 0, upTo: 1 });
    const stored = await Promise.all(
      [1, 2, 3].map((after) =>
        world.facts.write([said(level(after, after + 1)), ...also()], {
          writer,
          after,
          upTo: after + 1,
        }),
      ),
    );
    // one that came to its turn too early is not stored, and none after it
    const done = stored.filter((batch) => batch !== undefined).length;
    expect(await world.facts.position(writer)).toBe(1 + done);
    expect(await valuesOf()).toEqual([1, 2, 3, 4].slice(0, 1 + done));
  });

  it('that two attempts write at the same time is stored by one of them', async () => {
    await heard();
    const writer = newWriter();
    const move = { writer, after: 0, upTo: 1 };
    const batch = [said(level(0, 1)), ...also()];
    await world.facts.write([said(level(9, 9))]);
    const attempts = await Promise.all([1, 2, 3].map(() => world.facts.write(batch, move)));
    expect(attempts.filter((stored) => stored !== undefined)).toHaveLength(1);
    expect(await valuesOf()).toEqual([1, 9]);
    const rows = await world.query('SELECT 1 FROM rejected_messages WHERE unit = $1', [commune]);
    expect(rows).toHaveLength(rejected);
  });
});

it('knows no position of a writer that never wrote', async () => {
  await expect(world.facts.position(newWriter())).resolves.toBe(0);
});

it('counts by the unit of the publisher, also of what is about another', async () => {
  const province = await world.province();
  const [a] = [await world.commune(province)];
  const serving = await world.source(province);
  await world.say(serving, [
    reading(a ?? '', 'water_level', NINE, 1),
    caseSaid(a ?? '', 'dossier H-1', NINE, 'processing'),
  ]);
  const rows = await world.query('SELECT unit, stored::int FROM ledger WHERE unit = ANY($1)', [
    [province, a],
  ]);
  expect(rows).toEqual([{ unit: province, stored: 2 }]);
});

describe('what the database would refuse', () => {
  it('is told without storing anything', async () => {
    const bad = said(level(0, 1), event(commune, NINE, 2, { id: 'a\0b' }));
    const refusal = await world.facts.refusalOf(bad);
    expect(refusal?.name).toBe('DataRefused');
    expect(await valuesOf()).toEqual([]);
  });

  it('is nothing where it would be stored, and then it still is not', async () => {
    const before = await ledger();
    await expect(world.facts.refusalOf(said(level(0, 1)))).resolves.toBeUndefined();
    expect(await valuesOf()).toEqual([]);
    expect(await ledger()).toEqual(before);
  });
});

it('an item without a time of its own goes the longer way, and is found again', async () => {
  await heard();
  const writer = newWriter();
  const bare = undated(level(0, 1));
  const [first] = await written(writer, [said(bare)]);
  expect(first).toMatchObject({ stored: 1 });
  const again = { ...said(bare), message: { ...world.message(source, [bare]), dup: true } };
  const stored = await world.facts.write([again], { writer, after: 1, upTo: 2 });
  expect(stored?.counts).toMatchObject({ stored: 0, repeats: 1 });
});
