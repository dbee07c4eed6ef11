import { KpiBook } from '@nhip-xa/domain';
import type { RevisedKpi, StoredKpi } from '@nhip-xa/ports';
import { us } from '../../test/items';
import { World, builtIn } from '../../test/world';
import { PgTickerReader } from './pg-ticker-reader';

let world: World;
let province: string;
let communes: string[];

const KPI = 'dossiers-overdue';
const NOON_MS = us('2026-11-20T12:00:00+07:00') / 1000;
const HOUR_MS = 3_600_000;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  province = await world.province();
  communes = [await world.commune(province), await world.commune(province)];
});

const value = (unit: string, over: Partial<StoredKpi> = {}): StoredKpi => ({
  unit,
  kpi: KPI,
  value: 1,
  numerator: 1,
  denominator: 1,
  status: 'warning',
  sinceMs: NOON_MS,
  atMs: NOON_MS,
  freshAtMs: NOON_MS,
  nextAtMs: null,
  reporting: 1,
  expected: 1,
  version: 1,
  from: null,
  typedId: null,
  ...over,
});
/** Stores values one after the other, over whatever stands there. */
async function store(values: readonly StoredKpi[], changed: readonly StoredKpi[] = []) {
  for (const one of values) {
    const revision = (await world.kpis.load([one]))[0]?.revision ?? 0;
    const overtaken = await world.kpis.save(
      [{ ...one, revision }],
      changed.includes(one) ? [one] : [],
    );
    expect(overtaken).toEqual([]);
    expect((await world.kpis.load([one]))[0]?.revision).toBe(revision + 1);
  }
}
const record = (values: readonly StoredKpi[]) => store(values, values);
const first = (): string => communes[0] as string;
const history = async (unit: string): Promise<[number, number | null, string][]> => {
  const rows = await world.reader.history(unit, KPI, NOON_MS - 10 * HOUR_MS, NOON_MS + HOUR_MS);
  return rows.map((row) => [(Date.parse(row.at) - NOON_MS) / HOUR_MS, row.value, row.status]);
};

it('values come back as they were stored, every field of them', async () => {
  const stored = value(first(), { nextAtMs: NOON_MS + 5, freshAtMs: null, numerator: 0.1 + 0.2 });
  await record([stored]);
  expect(await world.kpis.load([{ unit: first(), kpi: KPI }])).toEqual([
    { ...stored, revision: 1 },
  ]);
  const none = value(first(), { value: null, numerator: null, denominator: null, status: 'none' });
  await record([none]);
  expect(await world.kpis.load([stored, { unit: '99999', kpi: KPI }])).toEqual([
    { ...none, revision: 2 },
  ]);
});

it('moments come back in whole milliseconds, what is less is cut off', async () => {
  await record([value(first(), { sinceMs: NOON_MS + 0.001, atMs: NOON_MS + 1.999 })]);
  expect(await world.kpis.load([value(first())])).toMatchObject([
    { sinceMs: NOON_MS, atMs: NOON_MS + 1 },
  ]);
});

it('history takes what changed, the present whatever was reckoned', async () => {
  const [a, b] = [value(first()), value(first(), { atMs: NOON_MS + 1, freshAtMs: NOON_MS + 1 })];
  await record([a]);
  await store([b]);
  expect(await history(first())).toEqual([[0, 1, 'warning']]);
  expect((await world.kpis.load([a]))[0]?.freshAtMs).toBe(NOON_MS + 1);
});

describe('a row that was written since it was read', () => {
  it('stays as it is, and so does its history; the others are stored', async () => {
    const [a, b] = communes as [string, string];
    await record([value(a)]);
    const [read] = await world.kpis.load([value(a)]);
    await record([value(a, { value: 2, atMs: NOON_MS + 60_000 })]);
    const late = [
      { ...value(a, { value: 9, atMs: NOON_MS + 120_000 }), revision: read?.revision ?? 0 },
      { ...value(b, { value: 3 }), revision: 0 },
    ];
    expect(await world.kpis.save(late, late)).toEqual([{ unit: a, kpi: KPI }]);
    expect((await history(a)).map(([, then]) => then)).toEqual([1, 2]);
    expect((await history(b)).map(([, then]) => then)).toEqual([3]);
  });

  it('that was not there when it was read is not replaced either', async () => {
    await record([value(first())]);
    const late = { ...value(first(), { value: 9 }), revision: 0 };
    expect(await world.kpis.save([late], [late])).toEqual([{ unit: first(), kpi: KPI }]);
  });

  it('by a correction of its beginning is one too', async () => {
    await record([value(first())]);
    const [read] = (await world.kpis.load([value(first())])) as [RevisedKpi];
    const began = NOON_MS - HOUR_MS;
    expect(await world.kpis.beginEarlier([value(first(), { sinceMs: began })])).toHaveLength(1);
    expect(await world.kpis.save([read], [])).toEqual([{ unit: first(), kpi: KPI }]);
    expect((await world.kpis.load([read]))[0]?.sinceMs).toBe(began);
  });
});

it('what is due is what has come, and nothing else', async () => {
  const [a, b] = communes as [string, string];
  await store([value(a, { nextAtMs: NOON_MS }), value(b, { nextAtMs: NOON_MS + 1 })]);
  const due = async (atMs: number, kpi = KPI): Promise<string[]> =>
    (await world.kpis.due([kpi], atMs))
      .map(({ unit }) => unit)
      .filter((unit) => communes.includes(unit));
  expect(await due(NOON_MS - 1)).toEqual([]);
  expect(await due(NOON_MS)).toEqual([a]);
  expect((await due(NOON_MS + 1)).sort()).toEqual([a, b]);
  // what was reckoned by a definition that is gone is nobody's any more
  expect(await due(NOON_MS + 1, 'dossiers-online')).toEqual([]);
});

describe('the units below', () => {
  it('are those directly below, each with its parent', async () => {
    await store(communes.map((unit) => value(unit)));
    const children = await world.kpis.loadChildren([province], [KPI]);
    expect(children.map(({ unit, parent }) => [unit, parent]).sort()).toEqual(
      communes.map((unit) => [unit, province]).sort(),
    );
    expect(await world.kpis.loadChildren(['VN'], [KPI])).toEqual([]);
  });

  it('that are simulated are never below a real one', async () => {
    const simulated = await world.commune(province, { simulated: true });
    const pretended = await world.province({ simulated: true });
    const inPretended = await world.commune(pretended, { simulated: true });
    await store([first(), simulated, inPretended].map((unit) => value(unit)));
    const unitsOf = async (parent: string) =>
      (await world.kpis.loadChildren([parent], [KPI])).map(({ unit }) => unit);
    expect(await unitsOf(province)).toEqual([first()]);
    expect(await unitsOf(pretended)).toEqual([inPretended]);
    const shown = await world.reader.children(province, builtIn(KPI));
    expect(shown.map(({ unit }) => unit)).not.toContain(simulated);
  });

  it('are shown worst first, also those of which nothing is known', async () => {
    const [a, b] = communes as [string, string];
    const third = await world.commune(province);
    await store([
      value(a, { status: 'good', value: 0 }),
      value(b, { status: 'critical', value: 9 }),
    ]);
    const shown = await world.reader.children(province, builtIn(KPI));
    expect(shown.map(({ unit, status }) => [unit, status])).toEqual([
      [b, 'critical'],
      [third, 'none'],
      [a, 'good'],
    ]);
    const later = Date.now() + 60_000;
    for (const atMs of [undefined, later, Date.parse('2020-01-01')]) {
      const whole = await world.reader.children(province, builtIn(KPI), atMs);
      const standings = await world.reader.standings(province, [builtIn(KPI)], atMs);
      expect(standings.map(({ at: _, ...standing }) => standing)).toEqual(
        whole.map(({ kpi, unit, value: stored, uom, status, belowTarget }) => ({
          ...{ kpi, unit, value: stored, uom, status, ...(belowTarget && { belowTarget }) },
        })),
      );
      expect(standings.map(({ unit }) => unit)).toEqual(whole.map(({ unit }) => unit));
    }
  });
});

describe('history', () => {
  const at = (hours: number, over: Partial<StoredKpi> = {}): StoredKpi =>
    value(first(), {
      atMs: NOON_MS + hours * HOUR_MS,
      sinceMs: NOON_MS + hours * HOUR_MS,
      ...over,
    });

  it('begins with the value that stood', async () => {
    await record([at(-20, { value: 7 }), at(-5, { value: 8 })]);
    expect(await history(first())).toEqual([
      [-10, 7, 'warning'],
      [-5, 8, 'warning'],
    ]);
  });

  it('at steps gives what stood at each of them', async () => {
    await record([at(-2.5, { value: 1 }), at(-1.5, { value: 2 })]);
    const points = await world.reader.history(
      first(),
      KPI,
      NOON_MS - 3 * HOUR_MS,
      NOON_MS,
      HOUR_MS,
    );
    expect(points.map(({ value: then }) => then)).toEqual([1, 2, 2]);
  });

  it('is as it was at a moment', async () => {
    await record([at(-2, { value: 1 }), at(-1, { value: 2 })]);
    const then = async (hours: number) =>
      (await world.reader.at(first(), NOON_MS + hours * HOUR_MS)).find(({ kpi }) => kpi === KPI);
    expect(await then(-3)).toMatchObject({ value: null, status: 'none' });
    expect(await then(-1.5)).toMatchObject({ value: 1 });
    expect(await then(0)).toMatchObject({ value: 2 });
  });

  it('is corrected at its moments, which are no moments of record any more', async () => {
    await record([at(-2, { value: 1 }), at(-1, { value: 2 })]);
    await world.kpis.correctHistory([at(-2, { value: 5 }), at(-1.5, { value: 6 })]);
    expect(await history(first())).toEqual([
      [-2, 5, 'warning'],
      [-1.5, 6, 'warning'],
      [-1, 2, 'warning'],
    ]);
    const recorded = await world.kpis.recordedMoments([KPI], [first()], NOON_MS - 3 * HOUR_MS, 10);
    expect(recorded).toEqual([NOON_MS - HOUR_MS]);
  });
});

describe('history by the minute', () => {
  const SECOND_MS = 1_000;
  const at = (seconds: number, over: Partial<StoredKpi> = {}): StoredKpi =>
    value(first(), { atMs: NOON_MS + seconds * SECOND_MS, ...over });

  it('shows the last of each minute, and at a moment what stood there', async () => {
    const turned = { status: 'critical', sinceMs: NOON_MS + 70 * SECOND_MS } as const;
    await record([
      at(0, { value: 1 }),
      at(20, { value: 2 }),
      at(59, { value: 3 }),
      at(60, { value: 4 }),
      at(70, { ...turned, value: 5 }),
      at(119, { ...turned, value: 6 }),
    ]);
    const rows = await world.reader.history(first(), KPI, NOON_MS - HOUR_MS, NOON_MS + HOUR_MS);
    const seconds = rows.map((row) => (Date.parse(row.at) - NOON_MS) / SECOND_MS);
    expect(seconds).toEqual([59, 119]);
    expect(rows.map((row) => row.value)).toEqual([3, 6]);
    const then = await world.reader.at(first(), NOON_MS + 75 * SECOND_MS);
    expect(then.find(({ kpi }) => kpi === KPI)).toMatchObject({
      value: 5,
      since: new Date(turned.sinceMs).toISOString(),
    });
  });

  it('a turn within a minute is told, though its value is thinned out', async () => {
    const ticker = new PgTickerReader(world.opened.database, () => new KpiBook([builtIn(KPI)]));
    const [row] = await world.query<{ ms: number }>(
      `SELECT (extract(epoch FROM date_trunc('minute', now() - interval '1 hour')) * 1000)::float8 AS ms`,
    );
    const minuteMs = row?.ms ?? 0;
    const turn = (seconds: number, status: StoredKpi['status']) => {
      const atMs = minuteMs + seconds * SECOND_MS;
      return value(first(), { status, atMs, sinceMs: atMs });
    };
    await record([turn(1, 'good'), turn(2, 'critical'), turn(3, 'good'), turn(64, 'warning')]);
    const moments = async () =>
      (await ticker.latest(first(), 10)).map(
        (told) => (Date.parse(told.at) - minuteMs) / SECOND_MS,
      );
    expect(await moments()).toEqual([64, 3, 2]);
    // told anew from facts that came late, it was good all the while
    await world.kpis.correctHistory([{ ...turn(3, 'good'), sinceMs: minuteMs }]);
    expect(await moments()).toEqual([64]);
  });
});

describe('a status that began earlier than was known', () => {
  const standing = () => value(first(), { sinceMs: NOON_MS });
  const earlier = (over: Partial<StoredKpi> = {}) =>
    value(first(), { sinceMs: NOON_MS - HOUR_MS, atMs: NOON_MS - HOUR_MS, ...over });
  const since = async (): Promise<number | undefined> =>
    (await world.kpis.load([standing()]))[0]?.sinceMs;

  it('begins there', async () => {
    await record([standing()]);
    expect(await world.kpis.beginEarlier([earlier()])).toEqual([{ unit: first(), kpi: KPI }]);
    expect(await since()).toBe(NOON_MS - HOUR_MS);
  });

  it('does not where it was another in between', async () => {
    await record([value(first(), { status: 'good', atMs: NOON_MS - HOUR_MS / 2 })]);
    await record([standing()]);
    expect(await world.kpis.beginEarlier([earlier()])).toEqual([]);
    expect(await since()).toBe(NOON_MS);
  });

  it('nor where it is another now, or where it began earlier still', async () => {
    await record([standing()]);
    expect(await world.kpis.beginEarlier([earlier({ status: 'critical' })])).toEqual([]);
    expect(await world.kpis.beginEarlier([earlier({ sinceMs: NOON_MS + 1 })])).toEqual([]);
    expect(await since()).toBe(NOON_MS);
  });
});
