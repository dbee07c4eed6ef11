import type { EvidenceItem, KpiBreakdown } from '@nhip-xa/contract';
import { KpiBook, type KpiDefinition } from '@nhip-xa/domain';
import type { EvidenceRequest } from '@nhip-xa/ports';
import { caseSaid, us } from '../../test/items';
import { measurable, reckoned } from '../../test/reckoned';
import { World, builtIn } from '../../test/world';
import { StoredFacts } from '../read/fact-readers';
import { PgKpiInsight } from './pg-kpi-insight';

let world: World;
let insight: PgKpiInsight;

const NOON = us('2026-11-20T12:00:00+07:00');
const ONLINE = builtIn('dossiers-online');
const day = (n: number): number => us(`2026-11-${String(n).padStart(2, '0')}T08:00:00+07:00`);

beforeAll(async () => {
  world = await World.open();
  world.nowUs = NOON;
  const { opened, ruleBook, reader } = world;
  insight = new PgKpiInsight(opened.database, () => world.book, ruleBook.rules, reader);
});
afterAll(() => world.close());

let made = 0;
/** Dossiers of a procedure, so many of them online, opened on a day. */
async function dossiers(
  unit: string,
  [procedure, online, counter]: readonly [string | null, number, number],
  opened = 10,
): Promise<void> {
  const portal = await world.source(unit);
  const channels = [
    ...Array<string>(online).fill('online'),
    ...Array<string>(counter).fill('counter'),
  ];
  await world.say(
    portal,
    channels.map((channel) =>
      caseSaid(unit, `dossier d${(made += 1)}`, day(opened), 'processing', {
        openedAt: day(opened),
        due: { at: day(opened + 3) },
        attributes: {
          channel,
          ...(procedure !== null && { procedure, procedureName: `Tên ${procedure}` }),
        },
      }),
    ),
  );
}

/** Keeps what a KPI of a commune comes to, as the reckoning does. */
async function keep(definition: KpiDefinition, unit: string): Promise<void> {
  const { value, status, numerator, denominator } = await reckoned(world, definition.code, unit);
  await world.query(
    `INSERT INTO kpi_values (unit, kpi, at, since, value, numerator, denominator, status, version, reporting, expected)
     VALUES ($1, $2, $3, $3, $4, $5, $6, $7, 1, 1, 1)`,
    [unit, definition.code, new Date(world.nowMs), value, numerator, denominator, status],
  );
}

const broken = async (
  unit: string,
  definition = ONLINE,
  asked: { rowsMost?: number; atMs?: number } = {},
): Promise<KpiBreakdown> => {
  const found = await insight.breakdown(unit, definition, { rowsMost: 10, ...asked });
  if (!found) throw new Error('no breakdown');
  return found;
};

const sidesOf = ({ items, others }: KpiBreakdown): { numerator: number; denominator: number } => ({
  numerator: [...items, ...(others ? [others] : [])].reduce((sum, one) => sum + one.numerator, 0),
  denominator: [...items, ...(others ? [others] : [])].reduce(
    (sum, one) => sum + one.denominator,
    0,
  ),
});

const itemsOf = async (
  unit: string,
  over: Pick<EvidenceRequest, 'side'> & Partial<EvidenceRequest>,
): Promise<EvidenceItem[]> => {
  const request = { unit, ...measurable(ONLINE), limit: 100, ...over };
  return (await world.reader.evidence(request))?.items ?? [];
};

describe('a ratio by procedures', () => {
  let unit: string;
  let province: string;
  let sister: string;

  beforeAll(async () => {
    province = await world.province();
    unit = await world.commune(province);
    sister = await world.commune(province);
    await dossiers(unit, ['A', 1, 9]);
    await dossiers(unit, ['B', 8, 2]);
    await dossiers(unit, ['C', 4, 0]);
    await dossiers(unit, [null, 0, 1]);
    await dossiers(unit, ['C', 2, 0], 19);
    await dossiers(sister, ['A', 5, 5]);
    await keep(ONLINE, unit);
    await keep(ONLINE, sister);
  });

  it('has those first that pull most, and pulls that add up to the gap', async () => {
    // 15 of 27 are online: 55,6 %; the target is what the definition says
    const target = ONLINE.targetValue ?? Number.NaN;
    const found = await broken(unit);
    expect(found).toMatchObject({ by: 'procedure', ratio: true, target, rest: true, typed: 0 });
    expect(found).toMatchObject({ numerator: 15, denominator: 27, communes: 1, others: null });
    expect(
      found.items.map(({ subject, numerator, denominator }) => [subject, numerator, denominator]),
    )
      // A lacks most; of no procedure one; B and C are beyond the target, C with fewer
      .toEqual(
        expect.arrayContaining([
          ['A', 1, 10],
          [null, 0, 1],
          ['B', 8, 10],
          ['C', 6, 6],
        ]),
      );
    expect(found.items[0]).toMatchObject({ subject: 'A', name: 'Tên A', value: 10 });
    // (target − 10 %) of ten of 27
    expect(found.items[0]?.pull).toBeCloseTo(((target - 10) * 10) / 27, 9);
    expect(found.items[0]?.gap).toBeCloseTo(target - 10, 9);
    const pulls = found.items.map(({ pull }) => pull ?? Number.NaN);
    expect(pulls).toEqual([...pulls].sort((a, b) => b - a));
    expect(pulls.reduce((sum, pull) => sum + pull, 0)).toBeCloseTo(found.gap ?? Number.NaN, 9);
    expect(found.gap).toBeCloseTo(target - 1500 / 27, 9);
  });

  it('adds up to the number itself, however few rows are told', async () => {
    const { numerator, denominator } = await reckoned(world, ONLINE.code, unit);
    for (const rowsMost of [1, 2, 10]) {
      expect(sidesOf(await broken(unit, ONLINE, { rowsMost }))).toEqual({ numerator, denominator });
    }
    await expect(broken(unit, ONLINE, { rowsMost: 1 })).resolves.toMatchObject({
      others: { subjects: 3 },
    });
  });

  it('of a province is that of its communes', async () => {
    // 15 + 5 of 27 + 10
    const found = await broken(province);
    expect(found).toMatchObject({ numerator: 20, denominator: 37, communes: 2 });
    expect(found.items.find(({ subject }) => subject === 'A')).toMatchObject({
      numerator: 6,
      denominator: 20,
    });
    expect(sidesOf(found)).toEqual({ numerator: 20, denominator: 37 });
  });

  it('of a commune has nothing of another', async () => {
    const found = await broken(sister);
    expect(found.items.map(({ subject }) => subject)).toEqual(['A']);
    expect(found).toMatchObject({ numerator: 5, denominator: 10 });
    await expect(insight.breakdown('99999', ONLINE, { rowsMost: 10 })).resolves.toBeUndefined();
  });

  it('at a moment of the past is what it was then', async () => {
    // the two dossiers of the 19th were not there on the 15th
    const atMs = day(15) / 1000;
    const then = await reckoned(world, ONLINE.code, unit, atMs);
    await world.query(
      `INSERT INTO kpi_history (unit, kpi, at, value, numerator, denominator, status, since, version, reporting, expected)
       VALUES ($1, $2, $3, $4, $5, $6, 'good', $3, 1, 1, 1)`,
      [unit, ONLINE.code, new Date(atMs), then.value, then.numerator, then.denominator],
    );
    const found = await broken(unit, ONLINE, { atMs });
    expect(found).toMatchObject({ numerator: 13, denominator: 25 });
    expect(then).toMatchObject({ numerator: 13, denominator: 25 });
    expect(found.items.find(({ subject }) => subject === 'C')).toMatchObject({ denominator: 4 });
  });

  it('has evidence of what is left out of its numerator, and of one procedure', async () => {
    await expect(itemsOf(unit, { side: 'rest' })).resolves.toHaveLength(12);
    await expect(itemsOf(unit, { side: 'rest', subject: 'A' })).resolves.toHaveLength(9);
    await expect(itemsOf(unit, { side: 'denominator', subject: 'C' })).resolves.toHaveLength(6);
    await expect(itemsOf(unit, { side: 'rest', subject: null })).resolves.toHaveLength(1);
    // of a province the cases themselves, of all its communes
    const all = await itemsOf(province, { side: 'rest', subject: 'A' });
    expect(all).toHaveLength(14);
    expect(new Set(all.map((item) => 'unit' in item && item.unit))).toEqual(
      new Set([unit, sister]),
    );
    await expect(itemsOf(province, { side: 'rest' })).resolves.toEqual([
      expect.objectContaining({ kind: 'kpi' }),
      expect.objectContaining({ kind: 'kpi' }),
    ]);
  });

  it('finds procedures by a part of what they are called', async () => {
    const facts = new StoredFacts(world.opened.database, world.ruleBook.rules);
    await dossiers(unit, ['Đăng ký khai sinh', 1, 2]);
    const names = await facts.procedures(province, 'KHAI sinh');
    expect(names).toEqual([{ procedure: 'Đăng ký khai sinh', name: 'Tên Đăng ký khai sinh' }]);
    await expect(facts.procedures(sister, 'khai sinh')).resolves.toEqual([]);
    const count = (within: string, procedure: string) =>
      facts.countCases(
        { within, procedure, nowUs: world.nowUs, kind: 'dossier' },
        { rowsMost: Infinity, ms: 10_000 },
      );
    await expect(count(unit, 'khai sinh')).resolves.toMatchObject({ count: 3 });
    // one that stands as it is means itself alone
    await expect(count(unit, 'C')).resolves.toMatchObject({ count: 6 });
    await expect(count(sister, 'khai sinh')).resolves.toMatchObject({ count: 0 });
  });
});

describe('other numbers', () => {
  it.each(['dossiers-on-time', 'dossiers-due-soon', 'dossiers-overdue'])(
    '%s adds up from its scans',
    async (code) => {
      const definition = builtIn(code);
      const unit = await world.commune();
      await dossiers(unit, ['A', 1, 2]);
      await dossiers(unit, ['B', 1, 0], 17);
      const portal = await world.source(unit);
      await world.say(
        portal,
        [12, 18].map((due) =>
          caseSaid(unit, `dossier closed-${due}`, day(16), 'finished', {
            openedAt: day(10),
            due: { at: day(due) },
            attributes: { procedure: 'A' },
          }),
        ),
      );
      await keep(definition, unit);
      const { numerator, denominator } = await reckoned(world, code, unit);
      const found = await broken(unit, definition);
      expect(sidesOf(found)).toEqual({ numerator, denominator });
      expect(denominator).toBeGreaterThan(0);
    },
  );

  it('that count no cases, or a middle of them, have none', async () => {
    const unit = await world.commune();
    for (const code of ['flood-level', 'counter-wait', 'dossiers-766']) {
      const definition = new KpiBook(world.book.all).one(code);
      if (!definition) continue;
      await expect(insight.breakdown(unit, definition, { rowsMost: 10 })).resolves.toBeUndefined();
    }
  });
});
