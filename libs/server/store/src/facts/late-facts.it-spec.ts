import {
  LATE_MS,
  type Decoded,
  type FactItem,
  type LateFact,
  type ReadingItem,
  type SourceIdentity,
} from '@nhip-xa/ports';
import { World } from '../../test/world';

let world: World;
let unit: string;
let source: SourceIdentity;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  unit = await world.commune();
  source = await world.source(unit);
});
afterEach(() => world.query('DELETE FROM late_facts'));

const AT_ONCE = { quietMs: 0, longestMs: 60_000 };
const begin = (id: string, over: Partial<typeof AT_ONCE> = {}): Promise<LateFact[]> =>
  world.kpis.beginLate({ id, ...AT_ONCE, ...over });
const hoursAgo = (hours: number): number => Math.floor(world.nowMs) - hours * 3_600_000;
const dossier = (fromMs: number): LateFact => ({ unit, fact: 'case:dossier', fromMs });

const plain = (item: FactItem): Decoded => ({ item, undated: false, notes: [] });

/** A dossier of a moment is stored. */
const say = (atMs: number, id = 'd-1') =>
  world.say(
    source,
    plain({
      ...{ fact: 'case', commune: unit, kind: 'dossier', id, tsUs: atMs * 1_000 },
      ...{ state: 'received', fields: {} },
    }),
  );

it('stand from the commit that stored them until a round has reckoned them', async () => {
  await say(hoursAgo(3));
  const earliestMs = hoursAgo(5);
  await say(earliestMs, 'd-2');
  expect(await begin('a')).toEqual([dossier(earliestMs)]);
  expect(await world.kpis.endLate('a')).toBe(false);
  expect(await begin('b')).toEqual([]);
});

it('are none where they are hardly late', async () => {
  await say(Math.ceil(world.nowMs) - LATE_MS);
  expect(await begin('a')).toEqual([]);
});

it('are taken once more where a round did not end, with what came meanwhile', async () => {
  await say(hoursAgo(3));
  await begin('killed');
  await say(hoursAgo(1), 'd-2');
  await say(hoursAgo(5), 'd-3');
  expect(await begin('next')).toEqual([dossier(hoursAgo(5))]);
  // whoever stood still for long ends nothing that another has begun
  await world.kpis.endLate('killed');
  expect(await begin('again')).toEqual([dossier(hoursAgo(5))]);
});

it('that come while a round runs wait for the next, from their own moment', async () => {
  await say(hoursAgo(5));
  await begin('a');
  await say(hoursAgo(2), 'd-2');
  await say(hoursAgo(3), 'd-3');
  expect(await world.kpis.endLate('a')).toBe(true);
  expect(await begin('b')).toEqual([dossier(hoursAgo(3))]);
});

it('wait for more of a flood, and not for ever', async () => {
  await say(hoursAgo(3));
  expect(await begin('a', { quietMs: 60_000 })).toEqual([]);
  expect(await begin('b', { quietMs: 60_000, longestMs: 0 })).toEqual([dossier(hoursAgo(3))]);
});

it('are one row of a unit and kind of fact, however many come', async () => {
  for (let n = 0; n < 50; n += 1) await say(hoursAgo(3) - n, `d-${n}`);
  const rows = await world.query('SELECT * FROM late_facts WHERE unit = $1', [unit]);
  expect(rows).toHaveLength(1);
  expect(await begin('a')).toEqual([dossier(hoursAgo(3) - 49)]);
});

it('of a batch of nothing but readings are noted with it, or not at all', async () => {
  const reading = (atMs: number): Decoded =>
    plain({ fact: 'reading', commune: unit, metric: 'water_level', value: 1, atUs: atMs * 1_000 });
  // a series is made by the first of them
  await world.say(source, reading(hoursAgo(0)));
  const items = [reading(hoursAgo(4)), reading(hoursAgo(0) - 1_000)];
  const message = world.message(source, items);
  const move = { writer: unit, after: 0, upTo: 1 };
  const write = () => world.facts.write([{ message, items, rejected: [] }], move);
  await write();
  expect(await begin('a')).toEqual([
    { unit, fact: 'reading:water_level', fromMs: (items[0]?.item as ReadingItem).atUs / 1_000 },
  ]);
  await world.kpis.endLate('a');
  // the writer is further on by now: nothing is stored, and nothing noted
  await write();
  expect(await begin('b')).toEqual([]);
});
