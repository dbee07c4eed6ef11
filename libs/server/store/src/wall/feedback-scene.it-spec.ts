import type { SceneData } from '@nhip-xa/contract';
import type { CaseFields } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { nov, scenesOf, told } from '../../test/scenes';
import { World } from '../../test/world';
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
  province = await world.province();
  commune = await world.commune(province);
  portal = await world.source(commune);
});

/** Feedback of the 10th that is due at a moment. */
const open = (id: string, dueUs: number, fields: CaseFields = {}, from = portal, tsUs = nov(10)) =>
  told(world, from, `feedback ${id}`, [['new', tsUs]], { due: { at: dueUs }, ...fields });
const feedback = (unit = commune, atUs = NOON): Promise<SceneData<'feedback'>> =>
  scenes.read('feedback', unit, atUs / 1000);

/** A source may call its cases what it likes. */
const SOMEBODY = 'nguyen-van-a-0905123456';

describe('the feedback of a commune', () => {
  beforeEach(async () => {
    await open('due-later', nov(25), { category: 'waste' });
    await open(SOMEBODY, nov(19), { category: 'light', severity: 'high', village: 'Thôn 1' });
    await open('over', nov(20, '11:00:00'), { category: 'light', severity: 'low' });
    await open('due-now', NOON, { category: 'waste', severity: 'urgent' });
    await open('due-today', nov(20, '23:59:59'));
    await open('new', nov(30), { category: 'waste' }, portal, nov(20, '00:00:00'));
    const closed = (id: string, state: string, at: number) =>
      told(world, portal, `feedback ${id}`, [
        ['new', nov(18)],
        [state, at],
      ]);
    await closed('resolved', 'resolved', nov(20, '00:00:00'));
    await closed('refused', 'refused', nov(19, '23:59:59'));
  });

  it('is counted by what it is about, how urgent it is and when it is due', async () => {
    const scene = await feedback();
    expect(scene).toMatchObject({
      open: 6,
      // due on the 19th, and an hour ago
      overdue: 2,
      // at this very moment, and a second before midnight
      dueToday: 2,
      openedToday: 1,
      closedToday: 1,
      categories: [
        { name: 'light', open: 2, overdue: 2 },
        { name: 'waste', open: 3, overdue: 0 },
      ],
      severities: [
        { name: 'urgent', open: 1, overdue: 0 },
        { name: 'high', open: 1, overdue: 1 },
        { name: 'low', open: 1, overdue: 1 },
      ],
    });
  });

  it('stands overdue ones first, then by due date, under numbers of our own', async () => {
    const { cases } = await feedback();
    expect(cases.map(({ dueAt, overdue }) => [Date.parse(dueAt ?? '') * 1000, overdue])).toEqual([
      [nov(19), true],
      [nov(20, '11:00:00'), true],
      [NOON, false],
      [nov(20, '23:59:59'), false],
      [nov(25), false],
      [nov(30), false],
    ]);
    const [first, , , last] = cases;
    expect(first).toEqual({
      id: expect.stringMatching(/^[1-9]\d*$/) as string,
      unit: commune,
      category: 'light',
      severity: 'high',
      village: 'Thôn 1',
      openedAt: new Date(nov(10) / 1000).toISOString(),
      dueAt: new Date(nov(19) / 1000).toISOString(),
      overdue: true,
    });
    expect(last).toMatchObject({ category: null, severity: null, village: null });
    expect(JSON.stringify(cases)).not.toContain('0905123456');
    expect(new Set(cases.map(({ id }) => id)).size).toBe(6);
    await told(world, portal, `feedback ${SOMEBODY}`, [['accepted', nov(20)]]);
    expect((await feedback()).cases.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
  });

  it('is of another day from midnight in Vietnam on', async () => {
    expect(await feedback(commune, nov(21, '00:00:00'))).toMatchObject({
      // besides the two those of today
      ...{ open: 6, overdue: 4, dueToday: 0, openedToday: 0, closedToday: 0 },
    });
  });

  it('of a province is that of its communes, without simulated ones', async () => {
    const other = await world.source(await world.commune(province));
    const pretended = await world.commune(province, { simulated: true });
    await open('over', nov(18), { category: 'waste' }, other);
    await open('over', nov(18), { category: 'waste' }, await world.source(pretended));
    const scene = await feedback(province);
    expect(scene).toMatchObject({ open: 7, overdue: 3 });
    expect(scene.categories[1]).toEqual({ name: 'waste', open: 4, overdue: 1 });
    expect(scene.cases[0]).toMatchObject({ unit: other.unit, overdue: true });
  });
});

it('is not overdue while it is paused', async () => {
  await open('waits', nov(19), { pauses: [{ from: nov(18), to: null, why: 'supplement' }] });
  expect(await feedback()).toMatchObject({ open: 1, overdue: 0, dueToday: 0 });
});

it('shows the worst cases only', async () => {
  for (let n = 1; n <= 26; n += 1) await open(`f${n}`, nov(20) + n * 60_000_000);
  const { cases, open: all } = await feedback();
  expect([all, cases.length]).toEqual([26, 24]);
});

it('says of nothing that it is nothing', async () => {
  const numbers = { open: 0, overdue: 0, dueToday: 0, openedToday: 0, closedToday: 0 };
  const nothing = { ...numbers, categories: [], severities: [], cases: [] };
  expect(await feedback()).toEqual(nothing);
  expect(await feedback(province)).toEqual(nothing);
});
