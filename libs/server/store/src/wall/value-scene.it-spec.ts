import type { SceneData } from '@nhip-xa/contract';
import type { SourceIdentity } from '@nhip-xa/ports';
import { event, us } from '../../test/items';
import { World } from '../../test/world';
import { valueScene } from './value-scene';

let world: World;
let province: string;
let commune: string;

const MILLION = 1_000_000;
const at = (iso: string): number => us(`${iso}+07:00`);

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = at('2026-11-20T12:00:00');
  province = await world.province();
  commune = await world.commune(province);
});

const scene = (unit = commune): Promise<SceneData<'value'>> =>
  valueScene(world.opened.database, unit, world.nowMs);

const enter = (
  source: SourceIdentity,
  type: 'value.entry' | 'cost.entry',
  when: string,
  millions: number,
  attributes: Record<string, string>,
  of = commune,
) => world.say(source, event(of, at(when), millions * MILLION, { type, attributes }));

it('is the year and its quarters that have begun, by local days', async () => {
  const desk = await world.source(commune);
  const value = 'value.entry';
  await enter(desk, value, '2025-12-31T23:59:00', 99, { class: 'labour', basis: 'measured' });
  await enter(desk, value, '2026-01-01T00:00:00', 10, { class: 'labour', basis: 'measured' });
  await enter(desk, value, '2026-03-31T23:30:00', 5, { class: 'new', basis: 'estimated' });
  await enter(desk, 'cost.entry', '2026-02-01T08:00:00', 3, { class: 'rent' });
  await enter(desk, value, '2026-04-01T00:00:00', 4, { class: 'recurrent', basis: 'assumed' });
  await enter(desk, value, '2026-10-02T08:00:00', 1, { class: 'labour' });
  const { periods } = await scene();
  const none = { saved: 0, earned: 0, cost: 0, net: 0, measured: 0, estimated: 0, assumed: 0 };
  expect(periods).toEqual([
    {
      period: '2026',
      // 10 + 4 + 1 saved, 5 earned, 3 spent; 20 in all: 10 measured, 5 estimated, 4 assumed, and 1
      // of which nobody said the basis
      saved: 15 * MILLION,
      earned: 5 * MILLION,
      cost: 3 * MILLION,
      net: 17 * MILLION,
      measured: 0.5,
      estimated: 0.25,
      assumed: 0.25,
    },
    {
      period: '2026-Q1',
      saved: 10 * MILLION,
      earned: 5 * MILLION,
      cost: 3 * MILLION,
      net: 12 * MILLION,
      measured: 10 / 15,
      estimated: 5 / 15,
      assumed: 0,
    },
    { ...none, period: '2026-Q2', saved: 4 * MILLION, net: 4 * MILLION, assumed: 1 },
    { ...none, period: '2026-Q3' },
    { ...none, period: '2026-Q4', saved: MILLION, net: MILLION, assumed: 1 },
  ]);
});

it('has no quarter before it begins', async () => {
  world.nowUs = at('2026-03-31T23:59:59');
  expect((await scene()).periods.map(({ period }) => period)).toEqual(['2026', '2026-Q1']);
  world.nowUs = at('2026-04-01T00:00:00');
  expect((await scene()).periods.map(({ period }) => period)).toEqual([
    '2026',
    '2026-Q1',
    '2026-Q2',
  ]);
});

it('adds a province up over its communes, without those that are pretended', async () => {
  const pretended = await world.commune(province, { simulated: true });
  for (const [of, millions] of [
    [commune, 2],
    [await world.commune(province), 3],
    [pretended, 50],
  ] as const) {
    const desk = await world.source(of);
    await enter(desk, 'value.entry', '2026-11-02T08:00:00', millions, { class: 'new' }, of);
  }
  expect((await scene(province)).periods[0]).toMatchObject({ earned: 5 * MILLION });
  expect((await scene(pretended)).periods[0]).toMatchObject({ earned: 50 * MILLION });
});
