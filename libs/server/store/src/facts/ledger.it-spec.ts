import type { Decoded, SourceIdentity, StoredBatch } from '@nhip-xa/ports';
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
const DAY = 86_400_000_000;
const order = (id: string | null, amount: number, tsUs = NINE) =>
  event(commune, tsUs, amount, { id });

const amounts = async (): Promise<number[]> => {
  const rows = await world.query<{ amount: number }>(
    'SELECT amount FROM events WHERE unit = $1 ORDER BY at, amount',
    [commune],
  );
  return rows.map(({ amount }) => amount);
};

describe('an event', () => {
  it('is stored once by its id, whatever it says the next time', async () => {
    await world.say(source, order('DH-1', 100));
    expect((await world.say(source, order('DH-1', 100))).counts).toMatchObject({
      repeats: 1,
      conflicts: 0,
    });
    const other = await world.say(source, [order('DH-1', 999), order('DH-2', 200)]);
    expect(other.counts).toMatchObject({ stored: 1, repeats: 1, conflicts: 1 });
    await expect(amounts()).resolves.toEqual([100, 200]);
  });

  it('is the same across days: its id counts, not its time', async () => {
    await world.say(source, order('DH-1', 100));
    const { counts } = await world.say(source, order('DH-1', 100, NINE - 3 * DAY));
    expect(counts).toMatchObject({ stored: 0, repeats: 1, conflicts: 1 });
  });

  it('twice in one batch is one', async () => {
    const { counts } = await world.say(source, [
      order('DH-1', 1),
      order('DH-1', 1),
      order('DH-1', 2),
    ]);
    expect(counts).toMatchObject({ stored: 1, repeats: 2, conflicts: 1 });
  });

  it('may have the id of another after 30 days, and not a moment earlier', async () => {
    await world.say(source, order('DH-1', 1));
    world.pass(30 * 86_400 - 60);
    expect((await world.say(source, order('DH-1', 2))).counts).toMatchObject({ repeats: 1 });
    world.pass(120);
    expect((await world.say(source, order('DH-1', 3))).counts).toMatchObject({ stored: 1 });
    await expect(amounts()).resolves.toEqual([1, 3]);
  });

  it('without an id is told by its content and time', async () => {
    await world.say(source, [order(null, 100), order(null, 100, NINE + 1), order(null, 200)]);
    const { counts } = await world.say(source, [order(null, 100), order(null, 300)]);
    expect(counts).toMatchObject({ stored: 1, repeats: 1, conflicts: 0 });
    await expect(amounts()).resolves.toEqual([100, 200, 300, 100]);
  });

  it('of another source, or of another commune of one source, is another', async () => {
    const province = await world.province();
    const [a, b] = [await world.commune(province), await world.commune(province)];
    const serving = await world.source(province);
    await world.say(source, order('1', 1));
    const { counts } = await world.say(serving, [
      event(a, NINE, 1, { id: '1' }),
      event(b, NINE, 1, { id: '1' }),
    ]);
    expect(counts).toMatchObject({ stored: 2, repeats: 0 });
  });

  it('with an id but without a time of its own is no conflict when it comes again', async () => {
    const bare = () => undated(event(commune, world.nowUs, 5, { id: 'DH-9' }));
    await world.say(source, bare());
    world.pass(60);
    expect((await world.say(source, bare())).counts).toMatchObject({ repeats: 1, conflicts: 0 });
  });

  it('marks its unit with the moment it speaks of', async () => {
    const { changed } = await world.say(source, [order('a', 1), order('b', 1, NINE - DAY)]);
    expect(changed).toContainEqual({
      unit: commune,
      fact: 'event:trade.order',
      earliestUs: NINE - DAY,
    });
  });
});

describe('the equation received = stored + repeats + rejected', () => {
  const ledger = async (): Promise<Record<string, number>> => {
    const [row] = await world.query<Record<string, string>>(
      `SELECT sum(received) AS received, sum(stored) AS stored, sum(repeats) AS repeats,
         sum(conflicts) AS conflicts, sum(rejected) AS rejected FROM ledger`,
    );
    return Object.fromEntries(Object.entries(row ?? {}).map(([name, n]) => [name, Number(n)]));
  };
  const sumUp = (batches: readonly StoredBatch[]): Record<string, number> => {
    const sums = { received: 0, stored: 0, repeats: 0, conflicts: 0, rejected: 0 };
    for (const { counts } of batches) {
      for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += counts[name];
    }
    return sums;
  };

  it('holds for each batch and in the ledger, whatever came', async () => {
    const before = await ledger();
    const batches: StoredBatch[] = [];
    const mixed = (): Decoded[] => [
      reading(commune, 'rain', NINE, 1),
      reading(commune, 'rain', NINE, 2),
      caseSaid(commune, 'dossier d', NINE, 'accepted'),
      caseSaid(commune, 'dossier d', NINE, 'accepted', { category: 'x' }),
      order('e', 1),
      order('e', 2),
      status('online', NINE),
    ];
    for (let n = 0; n < 3; n += 1) {
      const messages = [mixed(), mixed().slice(n)].map((items, index) => ({
        message: world.message(source, `${n} ${index}`),
        items,
        rejected: [refused(), refused('personal', 'personal-data')],
      }));
      const batch = await world.write(messages);
      // two messages, each refused for two reasons
      expect(batch.rejected).toEqual([
        { source: source.key, reason: 'bad-shape', items: 2 },
        { source: source.key, reason: 'personal-data', items: 2 },
      ]);
      batches.push(batch);
    }
    const sums = sumUp(batches);
    const after = await ledger();
    for (const [name, n] of Object.entries(sums)) {
      expect([name, (after[name] ?? 0) - (before[name] ?? 0)]).toEqual([name, n]);
    }
    expect(sums['received']).toBe(3 * (7 + 2) + (7 + 6 + 5) + 3 * 2);
    expect(sums['stored']).toBe(3 + 6); // one of each kind, and each status
    expect(sums['rejected']).toBe(12);
    expect(sums['received']).toBe(
      (sums['stored'] ?? 0) + (sums['repeats'] ?? 0) + (sums['rejected'] ?? 0),
    );
  });

  it('equals what is in the tables', async () => {
    await world.say(source, [reading(commune, 'rain', NINE, 1), order('e', 1)]);
    const [row] = await world.query<{ stored: string }>(
      `SELECT (SELECT count(*) FROM readings r JOIN series e ON e.id = r.series_id WHERE e.commune = $1)
         + (SELECT count(*) FROM events WHERE unit = $1) AS stored`,
      [commune],
    );
    expect(Number(row?.stored)).toBe(2);
  });

  it('counts a batch that failed not at all', async () => {
    const before = await ledger();
    const message = world.message(source, 'x');
    const bad = reading(commune, 'rain', NINE, 1);
    const overflow = reading(commune, 'rain', NINE, Number.NaN);
    // a value that no column takes: the whole batch is refused, nothing of it is left
    const unstorable = { ...overflow, item: { ...overflow.item, value: '1e999' as never } };
    await expect(
      world.facts.write([{ message, items: [bad, unstorable], rejected: [refused()] }]),
    ).rejects.toMatchObject({ name: 'DataRefused' });
    expect(await ledger()).toEqual(before);
    const rows = await world.query('SELECT 1 FROM rejected_messages WHERE source_id = $1', [
      source.id,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('what was refused', () => {
  const kept = () =>
    world.query<{
      topic: string;
      reason: string;
      detail: string;
      bytes: Buffer;
      size: number;
      unit: string;
    }>(
      'SELECT topic, reason, detail, bytes, size, unit FROM rejected_messages WHERE source_id = $1 ORDER BY id',
      [source.id],
    );

  it('is kept with its topic, bytes, source, time and reason', async () => {
    const bytes = Buffer.from([0, 255, 254, 123]);
    await world.write([
      {
        message: world.message(source, bytes),
        items: [],
        rejected: [{ reason: 'not-json', detail: 'not UTF-8', bytes, size: 4 }],
      },
    ]);
    expect(await kept()).toEqual([
      {
        topic: `xa/v1/${source.key.replace('.', '/')}/telemetry`,
        reason: 'not-json',
        detail: 'not UTF-8',
        bytes,
        size: 4,
        unit: commune,
      },
    ]);
  });

  it.each([
    ['NUL', 'a\0b'],
    ['half a character', 'a\ud83d'],
    ['a character on the border of what is kept of the detail', 'x'.repeat(499) + '😀😀'],
    ['a character on the border of what is kept of the topic', 'x'.repeat(1_023) + '😀😀'],
    ['thousands of them', '😀'.repeat(30_000)],
  ])('is kept although its topic and detail hold %s', async (_, text) => {
    const message = world.message(source, 'x', { topic: text });
    const { counts } = await world.write([
      { message, items: [], rejected: [refused(text, 'unknown-channel')] },
    ]);
    expect(counts).toMatchObject({ received: 1, rejected: 1 });
    const [row] = await kept();
    expect(text.startsWith(row?.topic.slice(0, 1) ?? '')).toBe(true);
    expect(row?.detail.length).toBeLessThanOrEqual(500);
  });
});

it('keeps the times that were claimed and not believed', async () => {
  const items = [
    undated(reading(commune, 'rain', world.nowUs, 1), '1970-01-01T00:00:12Z'),
    undated(caseSaid(commune, 'dossier d', world.nowUs, 'accepted')),
    undated(order('e', 1, world.nowUs), '4102444800'),
  ];
  await world.say(source, items);
  const rows = await world.query(
    'SELECT item, fact, claimed FROM claimed_times WHERE source_id = $1 ORDER BY item',
    [source.id],
  );
  expect(rows).toEqual([
    { item: 0, fact: 'reading', claimed: '1970-01-01T00:00:12Z' },
    { item: 2, fact: 'event', claimed: '4102444800' },
  ]);
});
