import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import type { Decoded, SourceIdentity } from '@nhip-xa/ports';
import fc from 'fast-check';
import { caseSaid, event, reading, status, us } from '../../test/items';
import { reckoned } from '../../test/reckoned';
import { World } from '../../test/world';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const NOON = us('2026-11-20T12:00:00+07:00');
const HOUR = 3_600_000_000;
/** Hours before noon at which facts happen; some beyond the window of 30 days. */
const hoursAgo = fc.integer({ min: 0, max: 800 }).map((hours) => NOON - hours * HOUR);

/** A fact of whatever commune; what it says follows from its identity, so that none contradicts. */
type Fact = (commune: string) => Decoded;

const STATES = {
  dossier: [
    'new',
    'accepted',
    'processing',
    'supplement',
    'payment',
    'finished',
    'returned',
    'withdrawn',
  ],
  feedback: ['new', 'accepted', 'processing', 'resolved', 'refused'],
  detection: ['pending', 'confirmed', 'rejected'],
} as const;

const cases = fc
  .tuple(fc.constantFrom('dossier', 'feedback', 'detection'), fc.nat(3), hoursAgo)
  .map(([kind, id, ts]): Fact => {
    // one statement a moment and case: equal moments are told by receipt, which is the order itself
    const seed = Math.abs(Math.round(ts / HOUR) * 31 + id * 7);
    const states = STATES[kind];
    const fields = {
      ...(seed % 3 === 0 ? { due: { at: ts + ((seed % 200) - 100) * HOUR } } : {}),
      ...(seed % 5 === 0 ? { attributes: { channel: seed % 2 ? 'online' : 'counter' } } : {}),
      ...(seed % 7 === 0 ? { openedAt: ts - 5 * HOUR } : {}),
    };
    return (commune) =>
      caseSaid(commune, `${kind} ${id}`, ts, states[seed % states.length] ?? null, fields);
  });
const readings = fc
  .tuple(fc.constantFrom('up', 'water_level'), hoursAgo)
  .map(([metric, atUs]): Fact => {
    const value = metric === 'up' ? (atUs / HOUR) % 2 : (atUs / HOUR) % 6;
    return (commune) => reading(commune, metric, atUs, Math.abs(Math.round(value)));
  });
const events = fc.tuple(fc.nat(20), hoursAgo).map(([id]): Fact => {
  const tsUs = NOON - id * 40 * HOUR;
  return (commune) => event(commune, tsUs, id * 10, { id: String(id) });
});
const fact = fc.oneof(cases, cases, readings, events);

/** Facts in the order of their making, and the same shuffled, repeated and cut into batches. */
const told = fc.array(fact, { minLength: 5, maxLength: 40 }).chain((facts) =>
  fc.record({
    facts: fc.constant(facts),
    again: fc.shuffledSubarray([...facts, ...facts, ...facts], { minLength: facts.length }),
    cuts: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 10, maxLength: 10 }),
  }),
);

/** A commune of its own with a source that is there and has marks. */
async function place(): Promise<{ commune: string; source: SourceIdentity }> {
  world.nowUs = NOON;
  const commune = await world.commune();
  const attributes = { floodLevels: [2, 3, 4] };
  const source = await world.source(commune, { kind: 'service', attributes });
  return { commune, source };
}

async function valuesOf(commune: string, source: SourceIdentity): Promise<object[]> {
  await world.say(source, status('online', world.nowUs));
  world.nowUs = NOON + 60_000_000;
  const values: object[] = [];
  for (const { code } of BUILT_IN_KPIS) {
    const {
      value,
      numerator,
      denominator,
      status: now,
      nextAtMs,
    } = await reckoned(world, code, commune);
    values.push({ code, value, numerator, denominator, status: now, nextAtMs });
  }
  return values;
}

it('of any facts the values are the same, whatever their order, repetition and delay', async () => {
  await fc.assert(
    fc.asyncProperty(told, async ({ facts, again, cuts }) => {
      const inOrder = await place();
      const byTime = facts
        .map((of) => of(inOrder.commune))
        .sort((a, b) => momentOf(a) - momentOf(b));
      await world.say(inOrder.source, byTime);
      const expected = await valuesOf(inOrder.commune, inOrder.source);

      const shuffled = await place();
      // what the draw left out comes at last
      const items = [...again, ...facts].map((of) => of(shuffled.commune));
      let stored = 0;
      for (let n = 0; items.length > 0; n += 1) {
        const batch = items.splice(0, cuts[n % cuts.length]);
        const { counts } = await world.say(shuffled.source, batch);
        expect(counts.received).toBe(counts.stored + counts.repeats + counts.rejected);
        expect(counts.conflicts).toBe(0);
        stored += counts.stored;
      }
      expect(await valuesOf(shuffled.commune, shuffled.source)).toEqual(expected);
      const identities = byTime.map(({ item }) => JSON.stringify(item));
      expect(stored).toBe(new Set(identities).size);
    }),
    { numRuns: 12 },
  );
});

const momentOf = ({ item }: Decoded): number => ('tsUs' in item ? item.tsUs : item.atUs);
