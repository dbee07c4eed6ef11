import { factMeasure, type EvidenceItem, type MeasureTerm } from '@nhip-xa/contract';
import {
  BUILT_IN_KPIS,
  KpiBook,
  factsOf,
  feedingFactsOf,
  isFactMeasure,
  reckonOwn,
  rollUp,
  type ChildValue,
  type KpiDefinition,
} from '@nhip-xa/domain';
import type { Measured } from '@nhip-xa/ports';
import fc from 'fast-check';
import {
  NOON,
  OVER_FACTS,
  anyFact,
  anyFrame,
  anyPlace,
  anyStatus,
  tell,
  type Place,
} from '../../test/any-facts';
import { countedOf, evidenceOf, measuredOf } from '../../test/defined';
import { status } from '../../test/items';
import { measurable } from '../../test/reckoned';
import { World } from '../../test/world';

let world: World;
beforeAll(async () => {
  world = await World.open();
  await world.query(
    `INSERT INTO kpi_settings (name, key, value) VALUES ('hours-saved', 'birth', 2), ('hours-saved', 'land', 8)`,
  );
});
afterAll(() => world.close());

/** A moment after all that is said; whatever else moves, it does not. */
const AT_MS = NOON / 1_000 + 1_000;

/** What can change only by a fact or by time: not how lately a source was heard. */
const shown = ({ freshAtMs: _, ...rest }: Measured) => ({ ...rest, unit: '' });
type Shown = ReturnType<typeof shown>;
const withoutNext = (values: ReadonlyMap<string, Shown>) =>
  new Map([...values].map(([kpi, { nextAtMs: _, ...rest }]) => [kpi, rest]));

async function valuesOf(
  { commune }: Place,
  definitions: readonly KpiDefinition[],
): Promise<Map<string, Shown>> {
  const measured = await world.kpis.measure(definitions.map(measurable), [commune], AT_MS);
  return new Map(measured.map((one) => [one.kpi, shown(one)]));
}

/** Facts, and the same shuffled, repeated and cut into batches. */
const told = fc.array(anyFact, { minLength: 10, maxLength: 60 }).chain((facts) =>
  fc.record({
    facts: fc.constant(facts),
    again: fc.shuffledSubarray([...facts, ...facts, ...facts], { minLength: facts.length }),
    cuts: fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 6, maxLength: 6 }),
    gone: fc.subarray([0, 1, 2, 3, 4, 5]),
  }),
);

/** Some sources go at last, each at the same moment. */
async function leave(place: Place, gone: readonly number[]): Promise<void> {
  for (const of of gone) {
    world.nowUs = NOON + 500_000;
    await tell(world, place, [{ of, item: () => status('offline', NOON + 500_000) }]);
  }
}

it('whatever the order, repetition and delay of facts, the values are the same', async () => {
  await fc.assert(
    fc.asyncProperty(told, async ({ facts, again, cuts, gone }) => {
      const inOrder = await anyPlace(world);
      await tell(world, inOrder, facts);
      await leave(inOrder, gone);

      const shuffled = await anyPlace(world);
      // what the draw left out comes at last
      const rest = [...again, ...facts];
      let stored = 0;
      for (let n = 0; rest.length > 0; n += 1) {
        const { counts } = await tell(world, shuffled, rest.splice(0, cuts[n % cuts.length]));
        expect(counts.received).toBe(counts.stored + counts.repeats + counts.rejected);
        expect(counts.conflicts).toBe(0);
        stored += counts.stored;
      }
      const identities = facts.map((fact) => `${fact.of} ${JSON.stringify(fact.item(''))}`);
      expect(stored).toBe(new Set(identities).size);
      await leave(shuffled, gone);
      expect(await valuesOf(shuffled, OVER_FACTS)).toEqual(await valuesOf(inOrder, OVER_FACTS));
    }),
    { numRuns: 5 },
  );
}, 60_000);

it('reckoned fact by fact, only what a fact makes dirty, the values are those of all at once', async () => {
  const steps = fc.array(
    fc.oneof({ weight: 6, arbitrary: anyFact }, { weight: 2, arbitrary: anyStatus }, anyFrame),
    { minLength: 10, maxLength: 25 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (facts) => {
      const place = await anyPlace(world);
      const values = await valuesOf(place, OVER_FACTS);
      for (const fact of facts) {
        world.nowUs = NOON;
        const { changed } = await tell(world, place, [fact]);
        const names = new Set(changed.map((one) => one.fact));
        const dirty = OVER_FACTS.filter(({ measure }) =>
          factsOf(measure).some((name) => names.has(name)),
        );
        for (const [kpi, value] of await valuesOf(place, dirty)) values.set(kpi, value);
      }
      const atOnce = await valuesOf(place, OVER_FACTS);
      expect(withoutNext(values)).toEqual(withoutNext(atOnce));
      // nor does anything wait longer for its time; that it is looked at too early changes nothing
      const waiting = [...atOnce].filter(
        ([kpi, { nextAtMs }]) => (values.get(kpi)?.nextAtMs ?? Infinity) > (nextAtMs ?? Infinity),
      );
      expect(waiting).toEqual([]);
    }),
    { numRuns: 3, interruptAfterTimeLimit: 20_000 },
  );
}, 60_000);

describe('evidence, counted again', () => {
  /** One term alone, as it is shown and as it is measured. */
  async function recounted(place: Place, definition: KpiDefinition, term: MeasureTerm) {
    const added = ['minus', 'times', 'nothing'];
    const bare = Object.fromEntries(Object.entries(term).filter(([name]) => !added.includes(name)));
    const alone = { ...definition, measure: factMeasure.parse({ numerator: [bare] }) };
    const items = await evidenceOf(world, alone, place.commune, 'numerator');
    world.book = new KpiBook(BUILT_IN_KPIS);
    const { numerator, denominator } = await measuredOf(world, alone, place.commune);
    return { items, numerator, denominator };
  }

  it('is each term of each built-in definition', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFact, { minLength: 60, maxLength: 120 }), async (facts) => {
        const place = await anyPlace(world);
        await tell(world, place, facts);
        world.nowUs = AT_MS * 1_000;
        for (const definition of OVER_FACTS) {
          if (!isFactMeasure(definition.measure)) continue;
          const { numerator, denominator = [] } = definition.measure;
          for (const term of [...numerator, ...denominator]) {
            const again = await recounted(place, definition, term);
            const expected = comesTo(term, again.items);
            if (expected === undefined) continue;
            expect([definition.code, again.numerator]).toEqual([
              definition.code,
              expected === null ? null : expect.closeTo(expected, 6),
            ]);
          }
        }
      }),
      { numRuns: 1 },
    );
  }, 60_000);
});

/** What a term's items come to by its own rule; undefined where the items do not say it. */
function comesTo(term: MeasureTerm, items: readonly EvidenceItem[]): number | null | undefined {
  if (term.fact === 'system') return undefined;
  const numbers = countedOf(items).sort((a, b) => a - b);
  const { aggregate } = term;
  if (typeof aggregate === 'object') {
    if (!('percentile' in aggregate)) return items.length === 0 ? 0 : undefined;
    return between(numbers, aggregate.percentile / 100);
  }
  const sum = numbers.reduce((all, one) => all + one, 0);
  switch (aggregate) {
    case 'count':
      return items.length;
    case 'sum':
      return sum;
    case 'mean':
      return numbers.length === 0 ? null : sum / numbers.length;
    case 'min':
      return numbers[0] ?? null;
    case 'max':
      return numbers.at(-1) ?? null;
    case 'median':
      return between(numbers, 0.5);
    case 'last':
      return undefined;
  }
}

/** The number so far along the way from the first to the last, between its neighbours. */
function between(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] as number;
  const high = sorted[Math.ceil(place)] as number;
  return low + (high - low) * (place - Math.floor(place));
}

describe('a roll-up', () => {
  const FRESH = ['good', 'warning', 'critical'];

  /** [contract 3, roll-up] said once more, as it stands there. */
  function expectedOf(definition: KpiDefinition, children: readonly ChildValue[]) {
    const fed = children.filter(({ expected, value }) => expected > 0 || value !== null);
    const fresh = fed.filter(({ status }) => FRESH.includes(status));
    const coverage = { reporting: fresh.length, expected: fed.length };
    const parts = (fresh.length > 0 ? fresh : fed).filter(({ value }) => value !== null);
    if (parts.length === 0) return { ...coverage, value: null, status: 'none' };
    const values = parts.map(({ value }) => value as number);
    const sum = (numbers: readonly (number | null)[]) =>
      numbers.reduce<number>((all, one) => all + (one ?? 0), 0);
    const { measure } = definition;
    const factor = (isFactMeasure(measure) && measure.factor) || 1;
    const value = {
      sum: () => sum(values),
      max: () => Math.max(...values),
      min: () => Math.min(...values),
      ratio: () =>
        (factor * sum(parts.map((part) => part.numerator))) /
        sum(parts.map((part) => part.denominator)),
    };
    const stale = fresh.length * 2 < fed.length;
    const critical = fresh.filter(({ status }) => status === 'critical').length;
    const warned = critical + fresh.filter(({ status }) => status === 'warning').length;
    const ofSum =
      critical > 0 && critical * 10 >= fresh.length ? 'critical' : warned > 0 ? 'warning' : 'good';
    return {
      ...coverage,
      value: expect.closeTo(value[definition.rollUp as keyof typeof value](), 9) as number,
      ...(stale ? { status: 'stale' } : definition.rollUp === 'sum' && { status: ofSum }),
    };
  }

  it('is what the contract says of its parts', async () => {
    const few = fc.record({
      facts: fc.array(anyFact, { minLength: 5, maxLength: 40 }),
      gone: fc.subarray([0, 1, 2, 3, 4, 5]),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(few, { minLength: 3, maxLength: 3 }), async (given) => {
        const places: Place[] = [];
        for (const { facts, gone } of given) {
          const place = await anyPlace(world);
          places.push(place);
          await tell(world, place, facts);
          await leave(place, gone);
        }
        const rolled = OVER_FACTS.filter(({ measure }) => isFactMeasure(measure));
        const units = places.map(({ commune }) => commune);
        const measured = await world.kpis.measure(rolled.map(measurable), units, AT_MS);
        for (const definition of rolled) {
          const children = measured
            .filter(({ kpi }) => kpi === definition.code)
            .map((one) => ({ unit: one.unit, ...reckonOwn(definition, one, one) }));
          expect([definition.code, rollUp(definition, children)]).toMatchObject([
            definition.code,
            expectedOf(definition, children),
          ]);
        }
      }),
      { numRuns: 3 },
    );
  }, 60_000);
});

it('every definition is looked at: what it counts, somebody feeds', () => {
  for (const { measure } of OVER_FACTS) {
    if (isFactMeasure(measure)) expect(feedingFactsOf(measure)).not.toEqual([]);
  }
});
