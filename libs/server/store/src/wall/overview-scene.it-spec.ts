import type { Decision, KpiStatus } from '@nhip-xa/contract';
import {
  BUILT_IN_KPIS,
  KpiBook,
  isoOfUs,
  type CaseFields,
  type KpiDefinition,
  type UnitRule,
} from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { defined } from '../../test/defined';
import { event, reading, status } from '../../test/items';
import { nov, scenesOf, told } from '../../test/scenes';
import { World, builtIn } from '../../test/world';
import type { StoredScenes } from './scene-reader';

let world: World;
let scenes: StoredScenes;
let province: string;
let commune: string;
let portal: SourceIdentity;

const NOON = nov(20, '12:00:00');

beforeAll(async () => {
  world = await World.open();
  scenes = scenesOf(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = NOON;
  world.book = new KpiBook(BUILT_IN_KPIS);
  province = await world.province();
  commune = await world.commune(province);
  portal = await world.source(commune);
});

/** A value as the engine stores it, reckoned at noon unless said otherwise. */
const put = (
  kpi: string,
  is: KpiStatus,
  { unit = commune, value = 1, atUs = NOON, typedId = null as number | null } = {},
): Promise<unknown> =>
  world.query(
    `INSERT INTO kpi_values (unit, kpi, value, status, since, at, reporting, expected, version, typed_id)
     VALUES ($1, $2, $3, $4, $5, $5, 1, 1, 1, $6)`,
    [unit, kpi, value, is, isoOfUs(atUs), typedId],
  );

const overview = async (unit = commune): Promise<Decision[]> =>
  (await scenes.read('overview', unit, NOON / 1000)).decisions;
const where = async (definition: string | KpiDefinition, rules: UnitRule[] = []) => {
  const one = typeof definition === 'string' ? builtIn(definition) : definition;
  world.book = new KpiBook([one], rules);
  await put(one.code, 'critical');
  const [decision] = await overview();
  return decision && { where: decision.where, more: decision.more };
};

const dossier = (id: string, procedure: string, dueUs: number, ...ended: [string, number][]) =>
  told(world, portal, `dossier ${id}`, [['accepted', nov(10)], ...ended], {
    due: { at: dueUs },
    attributes: { procedure },
  });

async function named(
  name: string,
  kind: SourceIdentity['kind'],
  state: 'online' | 'offline',
  attributes = {},
): Promise<SourceIdentity> {
  const source = await world.source(commune, { kind, attributes });
  await world.query('UPDATE sources SET name = $2 WHERE id = $1', [source.id, name]);
  await world.say(source, status(state, world.nowUs));
  return source;
}

describe('what needs a decision in a commune', () => {
  it('is what is critical or warning now, the critical first, each with its open alert', async () => {
    await put('cameras-dark', 'warning');
    await put('tasks-overdue', 'critical');
    await put('dossiers-overdue', 'critical');
    await put('documents-overdue', 'good');
    await put('cameras-online', 'stale');
    await put('flood-level', 'none');
    const alert = `INSERT INTO alerts (unit, kpi, status, worst, opened_at, changed_at, closed_at, acknowledged_at)
      VALUES ($1, $2, 'warning', 'warning', $3, $3, $4, $5)`;
    const [eight, nine] = [isoOfUs(nov(20)), isoOfUs(nov(20, '09:00:00'))];
    await world.query(alert, [commune, 'tasks-overdue', eight, null, null]);
    await world.query(alert, [commune, 'cameras-dark', eight, null, nine]);
    // one that is over
    await world.query(alert, [commune, 'dossiers-overdue', eight, nine, null]);
    const at = '2026-11-20T01:00:00.000Z';
    expect((await overview()).map(({ kpi, alert: open }) => [kpi, open])).toEqual([
      ['dossiers-overdue', null],
      ['tasks-overdue', { openedAt: at, acknowledged: false }],
      [
        'cameras-dark',
        { openedAt: at, acknowledged: true, acknowledgedAt: '2026-11-20T02:00:00.000Z' },
      ],
    ]);
  });

  it('began when it turned, or earlier where it was so when it was first known', async () => {
    const [six, ten] = [isoOfUs(nov(20, '06:00:00')), isoOfUs(nov(20, '10:32:00'))];
    const bad = (kpi: string) =>
      put(kpi, 'critical', { atUs: nov(20, '10:32:00') }).then(() => before(kpi, 'critical', ten));
    const before = (kpi: string, is: KpiStatus, at: string, corrected = false) =>
      world.query(
        `INSERT INTO kpi_history (unit, kpi, at, value, status, since, reporting, expected, version, corrected)
         VALUES ($1, $2, $3, 1, $4, $3, 1, 1, 1, $5)`,
        [commune, kpi, at, is, corrected],
      );
    // nothing was known before
    await bad('tasks-overdue');
    // it was good for hours
    await before('documents-overdue', 'good', six);
    await bad('documents-overdue');
    // it was silent, or its source was just set up
    await before('feedback-overdue', 'none', six);
    await bad('feedback-overdue');
    await before('dossiers-overdue', 'good', isoOfUs(nov(20, '10:31:00')));
    await bad('dossiers-overdue');
    // facts that came late told that it was bad at eight, two hours after it was good
    await before('documents-signed', 'good', six, true);
    const eight = isoOfUs(nov(20, '08:00:00'));
    await before('documents-signed', 'critical', eight, true);
    await bad('documents-signed');
    const began = new Map((await overview()).map((one) => [one.kpi, one.began]));
    expect(Object.fromEntries(began)).toEqual({
      'tasks-overdue': { at: ten, atLeast: true },
      'documents-overdue': { at: ten, atLeast: false },
      'feedback-overdue': { at: ten, atLeast: true },
      'dossiers-overdue': { at: ten, atLeast: true },
      'documents-signed': { at: eight, atLeast: true },
    });
  });

  it('of a flood began when the water reached the level that it stands over', async () => {
    const source = await named('Cầu Sông', 'device', 'online', { floodLevels: [1, 2, 3] });
    const levels: [string, number][] = [
      ['10:00:00', 0.5],
      ['10:30:00', 1.5],
      ['11:10:00', 2.1],
      ['11:55:00', 2.5],
    ];
    await world.say(
      source,
      levels.map(([time, metres]) => reading(commune, 'water_level', nov(20, time), metres)),
    );
    await put('flood-level', 'critical', { value: 2, atUs: nov(20, '10:31:00') });
    world.book = new KpiBook([builtIn('flood-level')]);
    const began = { at: isoOfUs(nov(20, '11:10:00')), atLeast: false };
    expect(await overview()).toMatchObject([{ kpi: 'flood-level', began }]);
  });

  it('is nothing of what is switched off', async () => {
    world.book = new KpiBook([{ ...builtIn('dossiers-overdue'), enabled: false }]);
    await put('dossiers-overdue', 'critical');
    expect(await overview()).toEqual([]);
  });

  it('is nothing where there is nothing', async () => {
    expect(await overview()).toEqual([]);
    expect(await overview(province)).toEqual([]);
  });
});

describe('where a number of a commune is bad', () => {
  it('of cases that are counted: the procedures with most of them', async () => {
    await dossier('d1', 'passport', nov(19));
    await dossier('d2', 'birth', nov(19));
    await dossier('d3', 'birth', nov(19));
    await dossier('d4', 'marriage', nov(19));
    await dossier('d5', 'land', nov(19));
    // due at noon, when the number was reckoned: not over
    await dossier('d6', 'death', NOON);
    expect(await where('dossiers-overdue')).toEqual({
      where: ['birth', 'land', 'marriage'],
      more: 1,
    });
  });

  it('is told as of when the number was reckoned', async () => {
    await dossier('d1', 'birth', nov(20, '11:00:00'));
    world.book = new KpiBook([builtIn('dossiers-overdue')]);
    await put('dossiers-overdue', 'critical', { atUs: nov(20, '11:00:00') });
    expect(await overview()).toMatchObject([{ where: [], more: 0 }]);
  });

  it('of a share that should be higher: the procedures that miss most of what is asked', async () => {
    // 99 of 100 are asked for: birth misses 0.99 · 3 − 1 = 1.97, passport 0.99, land is as it should be
    const done = (id: string, procedure: string, due: number) =>
      dossier(id, procedure, due, ['finished', nov(19)]);
    await done('b1', 'birth', nov(18));
    await done('b2', 'birth', nov(18));
    await done('b3', 'birth', nov(20));
    await done('p1', 'passport', nov(18));
    await done('l1', 'land', nov(20));
    expect(await where('dossiers-on-time')).toEqual({ where: ['birth', 'passport'], more: 0 });
  });

  it('by the target that the unit has set', async () => {
    await dossier('b1', 'birth', nov(18), ['finished', nov(19)]);
    await dossier('b2', 'birth', nov(20), ['finished', nov(19)]);
    // half of two are in time, and half are asked for
    const rule = { unit: commune, kpi: 'dossiers-on-time', targetValue: 50 };
    expect(await where('dossiers-on-time', [rule])).toEqual({ where: [], more: 0 });
  });

  it('of feedback: its categories', async () => {
    const over = (id: string, category: string) =>
      told(world, portal, `feedback ${id}`, [['new', nov(10)]], {
        due: { at: nov(19) },
        category,
      });
    await over('f1', 'waste');
    await over('f2', 'light');
    await over('f3', 'light');
    expect(await where('feedback-overdue')).toEqual({ where: ['light', 'waste'], more: 0 });
  });

  it('of what happens somewhere: the village, the device that stands there, coordinates, or that none was told', async () => {
    const fire = (source: SourceIdentity, id: string, fields: CaseFields = {}) =>
      told(world, source, `alarm ${id}`, [['active', nov(20)]], { category: 'fire', ...fields });
    await world.query(
      `INSERT INTO units (code, level, parent, path, name_vi, name_en)
       SELECT code || '-1', 'village', code, path || (code || '-1'), 'Nà Pài', '' FROM units WHERE code = $1`,
      [commune],
    );
    const detector = await named('Báo cháy chợ', 'device', 'online');
    await fire(detector, 'a1');
    await fire(detector, 'a2');
    expect(await where('fire-alarms')).toEqual({ where: ['Báo cháy chợ'], more: 0 });
    // a system that reports is no place
    await fire(portal, 'a3', { village: `${commune}-1` });
    await fire(portal, 'a4', { village: `${commune}-1`, location: { lat: 21.8, lon: 106.7 } });
    await fire(portal, 'a5', { village: `${commune}-1` });
    await fire(portal, 'a6', { location: { lat: 21.85124, lon: 106.76 } });
    await world.query('DELETE FROM kpi_values WHERE unit = $1', [commune]);
    expect(await where('fire-alarms')).toEqual({
      where: ['Nà Pài', 'Báo cháy chợ', 'geo:21.8512,106.76'],
      more: 0,
    });
    await fire(portal, 'a7');
    await world.query('DELETE FROM kpi_values WHERE unit = $1', [commune]);
    expect(await where('fire-alarms')).toMatchObject({
      where: ['Nà Pài', 'Báo cháy chợ', 'geo:21.8512,106.76'],
      more: 1,
    });
  });

  it('of a case that says no place is empty', async () => {
    await told(world, portal, 'incident v1', [['open', nov(20)]], { category: 'theft' });
    expect(await where('incidents-open')).toEqual({ where: [''], more: 0 });
  });

  it('of warnings in force: the kinds of hazard', async () => {
    const attributes = { level: 3 };
    await told(world, portal, 'bulletin b1', [['active', nov(20)]], {
      category: 'flood',
      attributes,
    });
    expect(await where('disaster-risk')).toEqual({ where: ['flood'], more: 0 });
  });

  it('of sources: those that are not as they should be, but are expected to', async () => {
    await named('Cổng chợ', 'camera', 'online');
    await named('Cầu Đỏ', 'camera', 'offline');
    const away = await named('Bến xe', 'camera', 'offline');
    await world.query(
      `INSERT INTO maintenance_windows (source_id, from_at, to_at, why, set_by)
       VALUES ($1, $2, $3, 'thay nguồn', 'an')`,
      [away.id, isoOfUs(nov(20)), isoOfUs(nov(21))],
    );
    expect(await where('cameras-online')).toEqual({ where: ['Cầu Đỏ'], more: 0 });
  });

  it('of readings: the sources whose own number is bad, the worst first', async () => {
    const station = async (name: string, level: number) => {
      const source = await named(name, 'device', 'online', { floodLevels: [1, 2, 3] });
      await world.say(source, reading(commune, 'water_level', NOON, level));
    };
    await station('Cầu Sông', 1.5);
    await station('Trạm bơm', 2.5);
    await station('Đập', 0.5);
    world.pass(1);
    await put('flood-level', 'critical', { value: 2, atUs: world.nowUs });
    world.book = new KpiBook([builtIn('flood-level')]);
    expect(await overview()).toMatchObject([{ where: ['Trạm bơm', 'Cầu Sông'], more: 0 }]);
  });

  it('of events: the sources that add most to what should be lower', async () => {
    const sent = (source: SourceIdentity, id: string) =>
      world.say(source, event(commune, nov(20), null, { id, type: 'broadcast.play' }));
    const [one, other] = [
      await named('Loa 1', 'service', 'online'),
      await named('Loa 2', 'service', 'online'),
    ];
    await sent(one, 'e1');
    await sent(other, 'e2');
    await sent(other, 'e3');
    const plays = defined({
      numerator: [{ fact: 'event', type: 'broadcast.play', aggregate: 'count' }],
    });
    expect(await where(plays)).toEqual({ where: ['Loa 2', 'Loa 1'], more: 0 });
    // what should be more of happened nowhere
    const wanted = { ...plays, code: 'wanted', better: 'higher' as const };
    expect(await where(wanted)).toEqual({ where: [], more: 0 });
  });

  it('is not said of formulas, facts of the system and what a person typed', async () => {
    await dossier('d1', 'birth', nov(19));
    expect(await where('score-766')).toEqual({ where: [], more: 0 });
    expect(await where('alerts-unacknowledged')).toEqual({ where: [], more: 0 });
    await world.query(
      `INSERT INTO typed_numbers (unit, kpi, numerator, period_from, period_to, expires_at, typed_by, typed_at)
       VALUES ($1, 'dossiers-overdue', 3, now() - interval '1 day', now(), now() + interval '1 day', 'an', now())`,
      [commune],
    );
    const [typed] = await world.query<{ id: string }>(
      'SELECT id FROM typed_numbers WHERE unit = $1',
      [commune],
    );
    world.book = new KpiBook([builtIn('dossiers-overdue')]);
    await put('dossiers-overdue', 'critical', { typedId: Number(typed?.id) });
    expect(await overview()).toMatchObject([{ where: [], more: 0 }]);
  });
});

it('of a province names the communes whose values are worst, without simulated ones', async () => {
  const KPI = 'dossiers-overdue';
  const communes: string[] = [];
  for (let n = 0; n < 5; n += 1) communes.push(await world.commune(province));
  const [a, b, c, d, e] = communes as [string, string, string, string, string];
  await put(KPI, 'warning', { unit: province, value: 24 });
  await put(KPI, 'warning', { unit: a, value: 2 });
  await put(KPI, 'critical', { unit: b, value: 9 });
  await put(KPI, 'critical', { unit: c, value: 12 });
  await put(KPI, 'warning', { unit: d, value: 1 });
  await put(KPI, 'good', { unit: e, value: 0 });
  const pretended = await world.commune(province, { simulated: true });
  await put(KPI, 'critical', { unit: pretended, value: 99 });
  expect(await overview(province)).toEqual([
    {
      kpi: KPI,
      where: [`Đơn vị ${c}`, `Đơn vị ${b}`, `Đơn vị ${a}`],
      more: 1,
      alert: null,
      began: { at: isoOfUs(NOON), atLeast: true },
    },
  ]);
  expect(await overview(pretended)).toMatchObject([{ kpi: KPI }]);
});

it('of a province’s highest number began when the first commune that is bad now did', async () => {
  const KPI = 'disaster-risk';
  const [a, b, c] = [
    await world.commune(province),
    await world.commune(province),
    await world.commune(province),
  ];
  const [one, half] = [nov(20, '13:00:00'), nov(20, '15:24:00')];
  await put(KPI, 'warning', { unit: province, value: 2, atUs: half });
  await put(KPI, 'warning', { unit: a, value: 2, atUs: one });
  await put(KPI, 'warning', { unit: b, value: 1, atUs: half });
  await put(KPI, 'good', { unit: c, value: 0, atUs: nov(20) });
  const began = { at: isoOfUs(one), atLeast: true };
  expect(await overview(province)).toMatchObject([{ kpi: KPI, began }]);
  // bad by a limit of its own: the province is not bad for that
  const rule = { unit: a, kpi: KPI, targetValue: 0, warning: { '>=': 2 } };
  world.book = new KpiBook([builtIn(KPI)], [rule]);
  const later = { at: isoOfUs(half), atLeast: true };
  expect(await overview(province)).toMatchObject([{ kpi: KPI, began: later }]);
});

it.each([
  // a sum is as bad as its parts are; a share of all may be good though one of them is bad
  ['dossiers-overdue', '08:00:00'],
  ['cameras-online', '11:00:00'],
])('of a province’s %s began at %s', async (kpi, time) => {
  const a = await world.commune(province);
  await put(kpi, 'warning', { unit: province, value: 20, atUs: nov(20, '11:00:00') });
  await put(kpi, 'critical', { unit: a, value: 20, atUs: nov(20, '08:00:00') });
  const began = { at: isoOfUs(nov(20, time)), atLeast: true };
  expect(await overview(province)).toMatchObject([{ kpi, began }]);
});
