import {
  isoDay,
  localDay,
  startOfLocalMonth,
  type KpiDefinition,
  type StatedEntry,
} from '@nhip-xa/domain';
import type { Author, StoredBatch } from '@nhip-xa/ports';
import fc from 'fast-check';
import { event, us } from '../../test/items';
import { measurable } from '../../test/reckoned';
import { World, builtIn } from '../../test/world';
import { PgValueLedger } from './pg-value-ledger';

const AUTHOR: Author = { who: 'lan', role: 'officer', via: null };
const PAGE = { limit: 100 };
/** A KPI as others define them: the sum of what events state. */
const VALUE: KpiDefinition = {
  ...builtIn('local-commerce'),
  code: 'value',
  window: 'quarter',
  measure: {
    numerator: [{ fact: 'event', type: 'value.entry', aggregate: 'sum', value: 'amount' }],
  },
};

let world: World;
let ledger: PgValueLedger;
let commune: string;
let told: StoredBatch[];

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  commune = await world.commune();
  told = [];
  ledger = new PgValueLedger({
    database: world.opened.database,
    partitions: world.partitions,
    nowMs: () => world.nowMs,
    onStored: (batch) => told.push(batch),
  });
});

const entry = (over: Partial<StatedEntry> = {}): StatedEntry => ({
  id: undefined,
  unit: commune,
  side: 'value',
  at: '2026-11-20',
  amount: 1_000_000,
  class: 'labour',
  hours: 8,
  basis: 'measured',
  note: null,
  ...over,
});
const write = (...entries: StatedEntry[]) => ledger.write(entries, 'csv', AUTHOR);
const measured = async () => {
  const [one] = await world.kpis.measure(
    [measurable(VALUE)],
    [commune],
    Date.parse('2026-11-20T12:00:00+07:00'),
  );
  return one;
};
const amounts = async (): Promise<number[]> => {
  const rows = await world.query<{ amount: number }>(
    'SELECT amount FROM events WHERE unit = $1 ORDER BY amount',
    [commune],
  );
  return rows.map(({ amount }) => amount);
};

describe('an entry that a person typed', () => {
  it('is an event that a KPI counts, from a feeder that is there', async () => {
    expect(await measured()).toMatchObject({ fed: false, expected: 0 });
    await write(entry(), entry({ amount: 500_000 }));
    expect(await measured()).toMatchObject({
      numerator: 1_500_000,
      fed: true,
      stale: false,
      expected: 1,
      reporting: 1,
    });
    expect(told.flatMap(({ changed }) => changed)).toEqual([
      { unit: commune, fact: 'event:value.entry', earliestUs: us('2026-11-20T00:00:00+07:00') },
    ]);
  });

  it('adds to what sources send', async () => {
    const source = await world.source(commune);
    const noon = us('2026-11-20T12:00:00+07:00');
    await world.say(source, event(commune, noon, 250_000, { id: 'x', type: 'value.entry' }));
    await write(entry({ id: 'x' }));
    expect(await measured()).toMatchObject({ numerator: 1_250_000, expected: 2 });
  });

  it('is told by its content where it has no id, and is written once', async () => {
    const same = entry({ note: 'hai lần' });
    await expect(write(same, same)).resolves.toEqual(['new', 'repeat']);
    await expect(write(same, entry({ note: 'khác' }))).resolves.toEqual(['repeat', 'new']);
    await expect(amounts()).resolves.toEqual([1_000_000, 1_000_000]);
  });

  it('is written with all others or not at all', async () => {
    await write(entry({ id: 'a' }));
    await expect(write(entry({ amount: 7 }), entry({ id: 'a', amount: 9 }))).resolves.toEqual([
      'new',
      'taken',
    ]);
    await expect(
      write(entry({ id: 'b', amount: 1 }), entry({ id: 'b', amount: 2 })),
    ).resolves.toEqual(['new', 'taken']);
    await expect(amounts()).resolves.toEqual([1_000_000]);
    expect(told).toHaveLength(1);
  });

  it('is written once by two who write the same file at once', async () => {
    const file = Array.from({ length: 20 }, (_, n) => entry({ amount: n + 1 }));
    const both = await Promise.all([write(...file), write(...[...file].reverse())]);
    expect(both.flat().filter((outcome) => outcome === 'new')).toHaveLength(20);
    await expect(amounts()).resolves.toHaveLength(20);
  });

  it('stands longer than an id of an event', async () => {
    await write(entry({ id: 'a' }));
    await world.query(`UPDATE value_entries SET recorded_at = recorded_at - interval '2 years'`);
    await expect(write(entry({ id: 'a' }))).resolves.toEqual(['repeat']);
  });

  it('changes nothing while it is weighed', async () => {
    await expect(ledger.weigh([entry()])).resolves.toEqual(['new']);
    await expect(amounts()).resolves.toEqual([]);
    expect(await measured()).toMatchObject({ fed: false });
  });
});

describe('an entry that is struck out', () => {
  it('counts no more, stays readable, and comes back by no file', async () => {
    await write(entry({ id: 'a' }), entry({ id: 'b', amount: 5 }));
    await expect(ledger.strike(commune, 'a', 'nhập nhầm', AUTHOR)).resolves.toBe('struck');
    // what a person fed it is fed by still: 5 and not none
    expect(await measured()).toMatchObject({ numerator: 5, fed: true });
    const shown = { within: commune, struck: true };
    const { items } = await ledger.entries(shown, PAGE);
    expect(items.map(({ id, struck }) => [id, struck?.why ?? null])).toEqual([
      ['b', null],
      ['a', 'nhập nhầm'],
    ]);
    expect((await ledger.entries({ ...shown, struck: false }, PAGE)).items).toHaveLength(1);
    await expect(write(entry({ id: 'a' }))).resolves.toEqual(['struck']);
    await expect(ledger.strike(commune, 'a', 'x', AUTHOR)).resolves.toBe('over');
    await expect(ledger.strike(commune, 'c', 'x', AUTHOR)).resolves.toBeUndefined();
    await expect(amounts()).resolves.toEqual([5]);
  });

  it('is written down with who, why and what it was', async () => {
    await ledger.write([entry({ id: 'a' })], 'form', AUTHOR);
    await ledger.strike(commune, 'a', 'nhập nhầm', { ...AUTHOR, who: 'hoa' });
    const rows = await world.query(
      'SELECT who, action, target, before, after FROM audit WHERE unit = $1 ORDER BY id',
      [commune],
    );
    expect(rows).toMatchObject([
      { who: 'lan', action: 'value.write', after: { id: 'a', amount: 1_000_000 } },
      {
        who: 'hoa',
        action: 'value.strike',
        target: 'value-ledger a',
        before: { amount: 1_000_000, by: 'lan', via: 'form' },
        after: { why: 'nhập nhầm' },
      },
    ]);
  });
});

describe('what people type into', () => {
  it('is no service that could be offline, and never falls silent', async () => {
    await write(entry());
    const [services] = await world.kpis.measure(
      [measurable(builtIn('services-online'))],
      [commune],
      world.nowMs,
    );
    expect(services).toMatchObject({ expected: 0, denominator: 0 });
    world.pass(3 * 365 * 86_400);
    await world.processes.beat(world.nowMs);
    const turns = await world.presence.judgeSilence(world.nowMs);
    expect(turns.filter(({ change }) => change.unit === commune)).toEqual([]);
    const states = await world.query(
      `SELECT s.kind, s.local_id, p.state FROM sources s JOIN presence p ON p.source_id = s.id WHERE s.unit = $1`,
      [commune],
    );
    expect(states).toEqual([{ kind: 'typed', local_id: '_so-gia-tri', state: 'online' }]);
  });
});

describe('a balance', () => {
  const [from, to] = ['2026-10-01', '2027-01-01'].map((day) =>
    Date.parse(`${day}T00:00:00+07:00`),
  ) as [number, number];

  it('begins and ends at local midnights', async () => {
    const source = await world.source(commune);
    const cost = (id: string, at: string, amount: number) =>
      event(commune, us(at), amount, { id, type: 'cost.entry', attributes: { class: 'rent' } });
    world.nowUs = us('2027-01-05T00:00:00+07:00');
    await world.say(source, [
      cost('1', '2026-09-30T23:59:59.999+07:00', 1),
      cost('2', '2026-10-01T00:00:00+07:00', 10),
      cost('3', '2026-12-31T23:59:59.999+07:00', 100),
      cost('4', '2027-01-01T00:00:00+07:00', 1000),
    ]);
    await write(
      entry({ at: '2026-09-30', amount: 3 }),
      entry({ at: '2026-10-01', amount: 30 }),
      entry({ at: '2026-12-31', amount: 300 }),
      entry({ at: '2027-01-01', amount: 3000 }),
    );
    const { own } = await ledger.balances(commune, from, to);
    // value 30 + 300, cost 10 + 100
    expect(own).toMatchObject({ value: { total: 330 }, cost: { total: 110 }, net: 220, ratio: 3 });
  });

  it('month by month belong to the month of their local day', async () => {
    await write(
      entry({ at: '2026-10-31', amount: 40, class: 'labour', basis: 'measured' }),
      entry({ at: '2026-12-01', amount: 7, class: 'new', basis: 'estimated' }),
      entry({ at: '2026-12-02', side: 'cost', class: 'rent', basis: null, hours: null, amount: 9 }),
    );
    const starts = ['2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01'].map((day) =>
      Date.parse(`${day}T00:00:00+07:00`),
    );
    const months = await ledger.series(commune, starts);
    expect(months.map(({ net, value, cost }) => [net, value.entries, cost.entries])).toEqual([
      [40, 1, 0],
      [0, 0, 0],
      [-2, 1, 1],
    ]);
    expect(months[2]).toMatchObject({ value: { byClass: { new: 7 }, byBasis: { estimated: 7 } } });
  });

  it('of months that are over are what their entries come to, however late these come or go', async () => {
    const province = await world.province();
    const communes = [await world.commune(province), await world.commune(province)];
    const starts = Array.from({ length: 13 }, (_, month) => startOfLocalMonth(2025, month));
    const fromEntries = async () => {
      const rows = await world.query<{ month: number; net: number; n: number }>(
        `SELECT extract(month FROM at + interval '7 hours')::int - 1 AS month, count(*)::int AS n,
           sum(CASE type WHEN 'value.entry' THEN amount ELSE -amount END) AS net
         FROM events WHERE unit = ANY ($1) GROUP BY 1`,
        [communes],
      );
      const of = (at: number) => rows.find(({ month }) => month === at) ?? { net: 0, n: 0 };
      return starts.slice(1).map((_, at) => [of(at).net, of(at).n]);
    };
    const anEntry = fc.record({
      day: fc.integer({ min: 0, max: 364 }),
      amount: fc.integer({ min: 1, max: 1_000 }),
      cost: fc.boolean(),
      struck: fc.boolean(),
    });
    let n = 0;
    const oneWrite = async (said: {
      day: number;
      amount: number;
      cost: boolean;
      struck: boolean;
    }) => {
      const over = said.cost ? { side: 'cost' as const, class: 'rent' as const } : {};
      const id = `e${(n += 1)}`;
      const unit = communes[n % 2] as string;
      const at = isoDay(localDay(starts[0] as number) + said.day);
      await write(entry({ ...over, id, unit, at, amount: said.amount }));
      if (said.struck) await ledger.strike(unit, id, 'typed twice', AUTHOR);
      const months = await ledger.series(province, starts);
      expect(months.map(({ net, value, cost }) => [net, value.entries + cost.entries])).toEqual(
        await fromEntries(),
      );
    };
    for (const said of fc.sample(anEntry, { seed: 7, numRuns: 25 })) await oneWrite(said);
  });

  it('of a province is the sum of its communes; simulated ones never count for a real one', async () => {
    const province = await world.province();
    const first = await world.commune(province);
    const second = await world.commune(province);
    const pretended = await world.commune(province, { simulated: true });
    await write(
      entry({ unit: first, amount: 100, basis: 'assumed' }),
      entry({ unit: second, amount: 20 }),
      entry({ unit: second, side: 'cost', class: 'capital', basis: null, hours: null, amount: 50 }),
      entry({ unit: pretended, amount: 9999 }),
    );
    const { own, children } = await ledger.balances(province, from, to);
    expect(own).toMatchObject({
      value: { total: 120, entries: 2, hours: 16, byBasis: { measured: 20, assumed: 100 } },
      cost: { total: 50, entries: 1, byClass: { capital: 50 } },
      net: 70,
    });
    expect(children.map(({ unit, net, simulated }) => [unit, net, simulated])).toEqual([
      [pretended, 9999, true],
      [first, 100, false],
      [second, -30, false],
    ]);
    const { items } = await ledger.entries({ within: province, struck: false }, PAGE);
    expect(items.map(({ amount }) => amount).sort()).toEqual([100, 20, 50]);
  });
});

it('gives every entry once, page by page, where many stand at one moment', async () => {
  await write(...Array.from({ length: 7 }, (_, n) => entry({ amount: n + 1 })));
  const seen: (number | null)[] = [];
  let cursor: string | undefined;
  do {
    const page = await ledger.entries({ within: commune, struck: false }, { limit: 3, cursor });
    seen.push(...page.items.map(({ amount }) => amount));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(seen.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
});
