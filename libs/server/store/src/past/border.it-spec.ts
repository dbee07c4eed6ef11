import { DAY_MS, HOUR_MS, isoOfUs } from '@nhip-xa/domain';
import type { Page } from '@nhip-xa/contract';
import type { PageRequest, SourceIdentity } from '@nhip-xa/ports';
import fc from 'fast-check';
import { reading, us } from '../../test/items';
import { World } from '../../test/world';
import { StoredFacts } from '../read/fact-readers';
import { Packing } from './packing';

let world: World;
let facts: StoredFacts;
let packing: Packing;

beforeAll(async () => {
  world = await World.open();
  facts = new StoredFacts(world.opened.database);
  packing = new Packing(world.opened.database, world.partitions, () => false);
});
afterAll(() => world.close());

/** The tests' present is 20 November 2026: the border of what is packed runs at this midnight. */
const BORDER = us('2026-11-17T00:00:00+07:00');
const MINUTE_US = 60_000_000;
const STEPS_MS = [60_000, 7 * 60_000, HOUR_MS, 6 * HOUR_MS, DAY_MS, 7 * DAY_MS];

interface Given {
  metric: number;
  atUs: number;
  value: number;
}

/** Some on whole minutes, some to the microsecond, on both sides of the border. */
const moment = fc.oneof(
  fc.integer({ min: -5 * 1440, max: 1440 }).map((minutes) => BORDER + minutes * MINUTE_US),
  fc.integer({ min: -3 * DAY_MS * 1000, max: DAY_MS * 1000 }).map((off) => BORDER + off),
  fc.integer({ min: -3, max: 3 }).map((off) => BORDER + off),
);
const given: fc.Arbitrary<Given> = fc.record({
  metric: fc.integer({ min: 0, max: 2 }),
  atUs: moment,
  value: fc.oneof(
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    fc.integer({ min: -999, max: 999 }).map((hundredths) => hundredths / 100),
  ),
});

/** Sometimes so many of one day that it is packed by itself, to a part of a minute that is its own. */
const crowd = (us: number): fc.Arbitrary<Given[]> =>
  fc.boolean().map((is) =>
    Array.from({ length: is ? 95 : 0 }, (_, n) => ({
      metric: 0,
      atUs: BORDER - 20 * 60 * MINUTE_US + n * MINUTE_US + us,
      value: n / 10,
    })),
  );

async function allPages<T>(list: (page: PageRequest) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await list({ limit: 7, cursor });
    all.push(...items);
    if (next === null) return all;
    cursor = next;
  }
}

/** What every reader of readings answers, from a moment within a day to one within another. */
async function answers(source: SourceIdentity): Promise<unknown> {
  const span = {
    source: source.key,
    fromUs: BORDER - 4.3 * DAY_MS * 1000,
    toUs: BORDER + 0.7 * DAY_MS * 1000,
  };
  const raw = await allPages((page) => facts.readings(span, page));
  const steps = [];
  for (const stepMs of STEPS_MS) {
    steps.push(await allPages((page) => facts.readingSteps({ ...span, stepMs }, page)));
  }
  const whole = { ...span, fromUs: BORDER - 6 * DAY_MS * 1000, toUs: BORDER + DAY_MS * 1000 };
  const days = await facts.readingSteps({ ...whole, stepMs: DAY_MS }, { limit: 100 });
  const median = await world.query(
    `SELECT s.metric, percentile_cont(0.5) WITHIN GROUP (ORDER BY r.value) AS median, min(r.at), max(r.at)
     FROM series s CROSS JOIN LATERAL readings_between(s.id, $2, $3) r
     WHERE s.source_id = $1 GROUP BY 1 ORDER BY 1`,
    [source.id, isoOfUs(span.fromUs), isoOfUs(span.toUs)],
  );
  return { raw, steps, days, median };
}

it('a query across the border of the packed days answers as if there were none', async () => {
  const some = fc.array(given, { minLength: 1, maxLength: 60 });
  const readings = (us: number): fc.Arbitrary<Given[]> =>
    fc.tuple(some, crowd(us)).map(([few, many]) => [...few, ...many]);
  await fc.assert(
    fc.asyncProperty(readings(1), readings(2_000), async (first, late) => {
      const commune = await world.commune();
      const source = await world.source(commune);
      const say = (items: readonly Given[]) =>
        world.say(
          source,
          items.map(({ metric, atUs, value }) => reading(commune, `m${metric}`, atUs, value)),
        );
      await say(first);
      const before = await answers(source);
      await packing.pack(world.nowMs);
      expect(await answers(source)).toEqual(before);

      const { counts } = await say([...late, ...first]);
      const identities = new Set([...first, ...late].map((one) => `${one.metric} ${one.atUs}`));
      const known = new Set(first.map((one) => `${one.metric} ${one.atUs}`));
      expect(counts.stored).toBe(identities.size - known.size);
      const joined = await answers(source);
      await packing.pack(world.nowMs);
      expect(await answers(source)).toEqual(joined);
      expect((await say([...first, ...late])).counts.stored).toBe(0);
    }),
    { numRuns: 25 },
  );
}, 120_000);

it('pages go through days without readings, and end', async () => {
  const commune = await world.commune();
  const source = await world.source(commune);
  const moments = [us('2015-03-01T00:00:00Z'), us('2024-02-29T12:00:00Z'), BORDER];
  await world.say(
    source,
    moments.map((atUs, n) => reading(commune, 'rain', atUs, n)),
  );
  await packing.pack(world.nowMs);
  const span = { source: source.key, fromUs: us('2015-01-01T00:00:00Z'), toUs: world.nowUs };
  const raw = await allPages((page) => facts.readings(span, { ...page, limit: 1 }));
  expect(raw.map(({ value }) => value)).toEqual([0, 1, 2]);
});
