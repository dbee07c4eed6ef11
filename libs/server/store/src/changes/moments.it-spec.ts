import type { KpiStatus } from '@nhip-xa/contract';
import type { SourceIdentity } from '@nhip-xa/ports';
import { caseSaid, reading } from '../../test/items';
import { nov } from '../../test/scenes';
import { World } from '../../test/world';
import { PgAlerts } from '../alerts/pg-alerts';
import { StoredFacts } from '../read/fact-readers';

let world: World;
let facts: StoredFacts;
let commune: string;
let source: SourceIdentity;

const iso = (us: number): string => new Date(us / 1000).toISOString();

beforeAll(async () => {
  world = await World.open();
  facts = new StoredFacts(world.opened.database, world.ruleBook.rules);
});
afterAll(() => world.close());
beforeEach(async () => {
  commune = await world.commune();
  source = await world.source(commune, { kind: 'device' });
});

describe('a source at a moment', () => {
  const turned = (state: string, at: number) =>
    world.query(
      'INSERT INTO presence_changes (source_id, at, state) VALUES ($1, $2::timestamptz, $3)',
      [source.id, iso(at), state],
    );
  const at = (us: number) => facts.pastOfSource(source.key, us / 1000);

  it('is there, or silent, as it was', async () => {
    await turned('online', nov(18));
    await turned('offline', nov(19));
    expect(await at(nov(18) - 1)).toMatchObject({ state: 'offline', since: null });
    expect(await at(nov(18))).toMatchObject({ state: 'online', since: iso(nov(18)) });
    expect(await at(nov(20))).toMatchObject({ state: 'offline', since: iso(nov(19)) });
    expect(await facts.pastOfSource(`${commune}.nobody`, nov(20) / 1000)).toBeUndefined();
  });

  it('has of each metric the last reading until then, also of the hours before', async () => {
    world.nowUs = nov(20, '12:00:00');
    await world.say(source, [
      reading(commune, 'rain', nov(20, '06:10:00'), 1),
      reading(commune, 'rain', nov(20, '08:10:00'), 2),
      reading(commune, 'rain', nov(20, '08:50:00'), 3),
      reading(commune, 'battery', nov(20, '08:20:00'), 87),
    ]);
    const measured = async (time: string) =>
      (await at(nov(20, time)))?.metrics?.map(({ metric, value }) => `${metric} ${value}`);
    expect(await measured('06:00:00')).toEqual([]);
    expect(await measured('07:59:59')).toEqual(['rain 1']);
    // the hour has begun, its first reading has not come: that of two hours before stands
    expect(await measured('08:05:00')).toEqual(['rain 1']);
    expect(await measured('08:10:00')).toEqual(['rain 2']);
    expect(await measured('08:30:00')).toEqual(['battery 87', 'rain 2']);
    expect(await measured('09:00:00')).toEqual(['battery 87', 'rain 3']);
  });

  it('was worked on where a window says so', async () => {
    await world.query(
      `INSERT INTO maintenance_windows (source_id, from_at, to_at, why, set_by)
       VALUES ($1, $2::timestamptz, $3::timestamptz, 'thay pin', 'lan')`,
      [source.id, iso(nov(19)), iso(nov(20))],
    );
    expect((await at(nov(19)))?.maintenance).toMatchObject({ why: 'thay pin', to: iso(nov(20)) });
    expect((await at(nov(20)))?.maintenance).toBeNull();
  });
});

it('has cases as they stood by all that is known now, also what was told later', async () => {
  const said = (ts: number, came: number, state: string) => {
    world.nowUs = came;
    return world.say(source, caseSaid(commune, 'dossier H', ts, state));
  };
  await said(nov(18), nov(18), 'accepted');
  await said(nov(19), nov(22), 'finished');
  const key = { unit: commune, kind: 'dossier', id: 'H' };
  const states = async (us: number) =>
    (await facts.casesAt([key], us)).map(({ state, closedAt }) => [state, closedAt]);
  expect(await states(nov(17))).toEqual([]);
  expect(await states(nov(18))).toEqual([['accepted', null]]);
  // nobody knew yet, and yet it was so
  expect(await states(nov(20))).toEqual([['finished', iso(nov(19))]]);
  expect(await facts.pastCase(commune, 'dossier', 'H', nov(20))).toMatchObject({
    state: 'accepted',
    closedAt: null,
  });
});

describe('alerts at a moment', () => {
  let alerts: PgAlerts;
  const KPI = 'dossiers-overdue';
  const at = async (us: number, open?: boolean) =>
    (await alerts.list({ within: commune, open, atMs: us / 1000 }, { limit: 9 })).items;

  beforeEach(async () => {
    alerts = new PgAlerts(
      world.opened.database,
      () => world.book,
      () => world.nowMs,
    );
    const stood = (status: KpiStatus, value: number, us: number) =>
      world.query(
        `INSERT INTO kpi_history (unit, kpi, at, value, status, since, reporting, expected, version)
         VALUES ($1, $2, $3::timestamptz, $4, $5, $3::timestamptz, 1, 1, 1)`,
        [commune, KPI, iso(us), value, status],
      );
    await stood('warning', 1, nov(18));
    await stood('critical', 5, nov(19));
    await stood('good', 0, nov(21));
    await world.query(
      `INSERT INTO alerts (unit, kpi, status, worst, value, opened_at, changed_at, closed_at,
         closed_why, acknowledged_at, acknowledged_by, word)
       VALUES ($1, $2, 'critical', 'critical', 0, $3::timestamptz, $4::timestamptz, $5::timestamptz,
         'good', $6::timestamptz, 'lan', 'đã cử người')`,
      [commune, KPI, iso(nov(18)), iso(nov(19)), iso(nov(21)), iso(nov(20))],
    );
  });

  it('are open that were not closed yet, by what was said of them by then', async () => {
    expect(await at(nov(17))).toEqual([]);
    const [first] = await at(nov(18, '12:00:00'), true);
    expect(first).toMatchObject({
      status: 'warning',
      worst: 'warning',
      now: { status: 'warning', value: 1 },
      closedAt: null,
      acknowledgedAt: null,
      word: null,
    });
    const [acknowledged] = await at(nov(20, '12:00:00'), true);
    expect(acknowledged).toMatchObject({
      status: 'critical',
      now: { status: 'critical', value: 5 },
      acknowledgedBy: 'lan',
      closedAt: null,
    });
    expect(await at(nov(20, '12:00:00'), false)).toEqual([]);
    expect(await at(nov(21), true)).toEqual([]);
    expect(await at(nov(21), false)).toMatchObject([{ closedAt: iso(nov(21)), closedWhy: 'good' }]);
  });
});
