import type { SceneData } from '@nhip-xa/contract';
import type { SourceIdentity } from '@nhip-xa/ports';
import { nov, scenesOf, told } from '../../test/scenes';
import { World } from '../../test/world';
import { servicesScene } from './services-scene';
import type { StoredScenes } from './scene-reader';

let world: World;
let scenes: StoredScenes;
let province: string;
let commune: string;
let portal: SourceIdentity;

/** Friday noon; the next working day is Monday the 23rd. */
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

/** An open dossier of the 2nd that is due at a moment. */
const open = (id: string, state: string, dueUs: number | null, procedure?: string, at = portal) =>
  told(world, at, `dossier ${id}`, [...FIRST(state)], {
    ...(dueUs !== null && { due: { at: dueUs } }),
    ...(procedure !== undefined && { attributes: { procedure } }),
  });
const FIRST = (state: string): [string, number][] => [
  ['accepted', nov(2)],
  ...(state === 'accepted' ? [] : [[state, nov(3)] as [string, number]]),
];
const services = (unit = commune, atUs = NOON): Promise<SceneData<'services'>> =>
  scenes.read('services', unit, atUs / 1000);
const states = ({ states: all }: SceneData<'services'>): string[] =>
  all.map(({ state, count, overdue }) => `${state} ${count} ${overdue}`);

describe('the dossiers of a commune', () => {
  beforeEach(async () => {
    await open('d1', 'accepted', nov(19, '17:00:00'), 'birth');
    await open('d2', 'processing', nov(20, '11:59:59'), 'birth');
    await open('d3', 'processing', NOON, 'land');
    await open('d4', 'processing', nov(20, '17:00:00'), 'birth');
    await open('d5', 'processing', nov(20, '23:59:59'));
    await open('d6', 'accepted', nov(21, '00:00:00'));
    await open('d7', 'accepted', nov(23, '17:00:00'));
    await open('d8', 'accepted', nov(23, '23:59:59'));
    await open('d9', 'accepted', nov(24, '00:00:00'));
    await open('d10', 'supplement', nov(19, '17:00:00'));
    await open('d11', 'accepted', null);
  });

  it('are counted by state, by when they are due and by procedure', async () => {
    const scene = await services();
    expect(states(scene)).toEqual([
      'new 0 0',
      // d1, d6, d7, d8, d9, d11; d1 was due yesterday
      'accepted 6 1',
      'refused 0 0',
      // d2 to d5; d2 was due a second ago, d3 is due now and not yet over
      'processing 4 1',
      // d10 is paused: its clock stands still
      'supplement 1 0',
      'payment 0 0',
      'withdrawn 0 0',
      'stopped 0 0',
      'finished 0 0',
      'returned 0 0',
    ]);
    expect(scene.states.filter((each) => each.open).map(({ state }) => state)).toEqual([
      'accepted',
      'processing',
      'supplement',
      'payment',
    ]);
    // d1, d2; d3, d4, d5; d6 on Saturday, d7, d8 on Monday, also after office hours
    expect(scene.due).toEqual({
      overdue: 2,
      today: 3,
      nextWorkingDay: 3,
      hours: [
        { hour: 12, count: 1 },
        { hour: 17, count: 1 },
        { hour: 23, count: 1 },
      ],
    });
    // birth: d1, d2, d4; land: d3
    expect(scene.procedures).toEqual([
      { procedure: 'birth', open: 3, overdue: 2 },
      { procedure: 'land', open: 1, overdue: 0 },
    ]);
  });

  it('are of another day from midnight in Vietnam on', async () => {
    // d1 to d5 are over, d6 is due at this very moment; Monday comes next: d7, d8
    expect((await services(commune, nov(21, '00:00:00'))).due).toEqual({
      overdue: 5,
      today: 1,
      nextWorkingDay: 2,
      hours: [{ hour: 0, count: 1 }],
    });
    // a second before it is still Friday: d1 to d4 are over, d5 is due now
    expect((await services(commune, nov(20, '23:59:59'))).due).toMatchObject({
      overdue: 4,
      today: 1,
      nextWorkingDay: 3,
    });
  });

  it('of a province are those of its communes, without simulated ones', async () => {
    const other = await world.source(await world.commune(province));
    const pretended = await world.commune(province, { simulated: true });
    await open('d1', 'accepted', nov(18), 'land', other);
    await open('d1', 'accepted', nov(18), 'land', await world.source(pretended));
    const scene = await services(province);
    // the eleven, and the one of the other commune
    expect(scene.states.reduce((sum, { count }) => sum + count, 0)).toBe(12);
    expect(scene.due.overdue).toBe(3);
    expect(scene.procedures).toEqual([
      { procedure: 'birth', open: 3, overdue: 2 },
      { procedure: 'land', open: 2, overdue: 1 },
    ]);
    // shown by itself it counts
    expect((await services(pretended)).due.overdue).toBe(1);
  });
});

it('follows the calendar of each commune', async () => {
  const other = await world.commune(province);
  await open('d1', 'accepted', nov(24, '10:00:00'));
  await open('d1', 'accepted', nov(24, '10:00:00'), undefined, await world.source(other));
  // in the other commune Monday is a day off
  const closes = (unit: string): number => nov(unit === other ? 24 : 23, '17:00:00') / 1000;
  const office = { closeOfNextWorkingDay: closes, workingDays: () => [] };
  const read = (unit: string) =>
    servicesScene(world.opened.database, unit, NOON / 1000, { book: world.book, office });
  expect((await read(commune)).due.nextWorkingDay).toBe(0);
  expect((await read(other)).due.nextWorkingDay).toBe(1);
  expect((await read(province)).due.nextWorkingDay).toBe(1);
});

it('counts of dossiers that are not open those that moved since midnight', async () => {
  const dossier = (id: string, ...said: [string, number][]) =>
    told(world, portal, `dossier ${id}`, said);
  await dossier('at-midnight', ['accepted', nov(18)], ['finished', nov(20, '00:00:00')]);
  await dossier('before-it', ['accepted', nov(18)], ['finished', nov(19, '23:59:59')]);
  await dossier('handed-out', ['accepted', nov(18)], ['finished', nov(20)], ['returned', NOON]);
  await dossier('given-up', ['accepted', nov(18)], ['withdrawn', nov(20)]);
  await dossier('came-in', ['new', nov(20, '00:00:00')]);
  await dossier('came-yesterday', ['new', nov(19, '23:59:59')]);
  await dossier('turned-away', ['new', nov(20)], ['refused', nov(20, '09:00:00')]);
  expect(states(await services())).toEqual([
    'new 1 0',
    'accepted 0 0',
    'refused 1 0',
    'processing 0 0',
    'supplement 0 0',
    'payment 0 0',
    'withdrawn 1 0',
    'stopped 0 0',
    'finished 1 0',
    'returned 1 0',
  ]);
});

it('calls a procedure by its name where its system tells one, as the national portal does', async () => {
  const attributes = { procedure: '1.000894', procedureName: 'Đăng ký kết hôn' };
  await told(world, portal, 'dossier d1', [...FIRST('accepted')], { attributes });
  await open('d2', 'accepted', null, '1.000656');
  expect((await services()).procedures.map(({ procedure }) => procedure).sort()).toEqual([
    '1.000656',
    'Đăng ký kết hôn',
  ]);
});

it('shows the worst procedures only', async () => {
  for (let n = 10; n < 40; n += 1) await open(`d${n}`, 'accepted', nov(30), `procedure ${n}`);
  await open('late', 'accepted', nov(19), 'the late one');
  const { procedures } = await services();
  expect(procedures).toHaveLength(24);
  expect(procedures.map(({ procedure }) => procedure).slice(0, 3)).toEqual([
    'the late one',
    'procedure 10',
    'procedure 11',
  ]);
});

it('says of nothing that it is nothing', async () => {
  const scene = await services();
  expect(scene.states.map(({ count }) => count)).toEqual(Array(10).fill(0));
  expect(scene.due).toEqual({ overdue: 0, today: 0, nextWorkingDay: 0, hours: [] });
  expect(scene.procedures).toEqual([]);
  expect((await services(await world.province())).procedures).toEqual([]);
});
