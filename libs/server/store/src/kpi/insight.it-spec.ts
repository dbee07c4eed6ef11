import { defined } from '../../test/defined';
import { World, builtIn } from '../../test/world';
import { closedCasesOf } from './distribution';
import { PgKpiInsight } from './pg-kpi-insight';

let world: World;
let insight: PgKpiInsight;

beforeAll(async () => {
  world = await World.open();
  const { opened, ruleBook, reader } = world;
  insight = new PgKpiInsight(opened.database, () => world.book, ruleBook.rules, reader);
});
afterAll(() => world.close());

const SPAN = {
  fromMs: Date.parse('2026-11-01T00:00:00+07:00'),
  toMs: Date.parse('2026-12-01T00:00:00+07:00'),
};

describe('how long closed cases took', () => {
  let made = 0;
  const closed = (unit: string, minutes: number | null, over: Partial<Closed> = {}) =>
    world.query(
      `INSERT INTO cases (unit, kind, id, ts, state, opened_at, closed_at, effective_due_at,
         handled_working_min, statements)
       VALUES ($1, 'dossier', $2, $3, 'finished', $3, $3, $4, $5, 1)`,
      [unit, `c${(made += 1)}`, over.at ?? '2026-11-10T10:00+07:00', over.due ?? null, minutes],
    );
  interface Closed {
    at: string;
    due: string;
  }

  it('is counted by working days of its unit, late ones apart, with the median', async () => {
    const unit = await world.commune();
    // a working day has 450 minutes: 100 and 449,5 are day 0, 450 and 899 day 1, 15 000 is day 33
    await closed(unit, 100);
    await closed(unit, 449.5, { due: '2026-11-10T09:00+07:00' });
    await closed(unit, 450, { due: '2026-11-10T11:00+07:00' });
    await closed(unit, 899);
    await closed(unit, 15_000);
    await closed(unit, null);
    // not within the span
    await closed(unit, 1, { at: '2026-10-31T23:59:59+07:00' });
    await closed(unit, 1, { at: '2026-12-01T00:00+07:00' });
    await expect(insight.distribution(unit, builtIn('dossiers-on-time'), SPAN)).resolves.toEqual({
      from: '2026-10-31T17:00:00.000Z',
      to: '2026-11-30T17:00:00.000Z',
      kind: 'dossier',
      dayMinutes: 450,
      closed: 6,
      untimed: 1,
      due: 2,
      late: 1,
      // of five the third: 450; nine tenths of five are reached with the fifth
      medianMinutes: 450,
      p90Minutes: 15_000,
      bins: [
        { day: 0, count: 2, late: 1 },
        { day: 1, count: 2, late: 0 },
        { day: 30, count: 1, late: 0 },
      ],
    });
  });

  it('of a province is that of its communes, simulated ones left out', async () => {
    const province = await world.province();
    await closed(await world.commune(province), 10);
    await closed(await world.commune(province), 20);
    await closed(await world.commune(province, { simulated: true }), 30);
    const told = await insight.distribution(province, builtIn('dossiers-on-time'), SPAN);
    // of two the lower middle one
    expect(told).toMatchObject({ closed: 2, medianMinutes: 10 });
  });

  it('is nothing of what counts no closed cases, and empty where none was closed', async () => {
    const unit = await world.commune();
    await expect(insight.distribution(unit, builtIn('flood-level'), SPAN)).resolves.toBeUndefined();
    expect(closedCasesOf(builtIn('dossiers-overdue'))).toBeUndefined();
    const late = { fact: 'case', kind: 'task', aggregate: 'count', where: { within: 'closedAt' } };
    expect(closedCasesOf(defined({ numerator: [late] }))?.kind).toBe('task');
    await expect(
      insight.distribution(unit, builtIn('dossiers-on-time'), SPAN),
    ).resolves.toMatchObject({ closed: 0, medianMinutes: null, bins: [] });
  });
});

describe('how values lay in the communes', () => {
  it('is lowest, quarters and highest of the fresh ones at each step', async () => {
    const province = await world.province();
    const day = (n: number): string => `2026-11-0${n}T00:00+07:00`;
    for (const [index, value] of [10, 20, 30, 40].entries()) {
      const commune = await world.commune(province);
      await world.query(
        `INSERT INTO kpi_history (unit, kpi, at, value, status, since, version, reporting, expected)
         VALUES ($1, 'flood-level', $2, $3, 'good', $2, 1, 1, 1), ($1, 'flood-level', $4, $3, $5, $4, 1, 1, 1)`,
        [commune, day(1), value, day(3), index === 3 ? 'stale' : 'good'],
      );
    }
    const span = { fromMs: Date.parse(day(2)), toMs: Date.parse(day(4)), stepMs: 2 * 86_400_000 };
    // of 10, 20, 30, 40: quarters 17,5, 25 and 32,5; two days later 40 is stale: 15, 20, 25
    await expect(insight.spread(province, 'flood-level', span)).resolves.toEqual([
      expect.objectContaining({
        units: 4,
        low: 10,
        quarter: 17.5,
        median: 25,
        threeQuarters: 32.5,
        high: 40,
      }),
      expect.objectContaining({
        units: 3,
        low: 10,
        quarter: 15,
        median: 20,
        threeQuarters: 25,
        high: 30,
      }),
    ]);
  });
});
