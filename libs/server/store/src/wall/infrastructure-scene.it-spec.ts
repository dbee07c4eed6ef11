import type { SceneData, SourceKind } from '@nhip-xa/contract';
import type { SourceIdentity } from '@nhip-xa/ports';
import { reading, us } from '../../test/items';
import { World } from '../../test/world';
import { infrastructureScene } from './infrastructure-scene';

let world: World;
let province: string;
let commune: string;

const at = (time: string): number => us(`2026-11-20T${time}:00+07:00`);
const iso = (microseconds: number): string => new Date(microseconds / 1000).toISOString();
const NOON = at('12:00');

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = NOON;
  province = await world.province();
  commune = await world.commune(province);
});

const scene = (unit = commune): Promise<SceneData<'infrastructure'>> =>
  infrastructureScene(world.opened.database, unit, NOON / 1000);

async function source(
  name: string,
  kind: SourceKind,
  [state, since]: readonly ['online' | 'offline', string],
  said: Record<string, readonly (readonly [time: string, value: number])[]> = {},
  of = commune,
): Promise<SourceIdentity> {
  const made = await world.source(of, { kind });
  const items = Object.entries(said).flatMap(([metric, list]) =>
    list.map(([time, value]) => reading(of, metric, at(time), value)),
  );
  if (items.length > 0) await world.say(made, items);
  await world.query('UPDATE sources SET name = $2 WHERE id = $1', [made.id, name]);
  await world.query('UPDATE presence SET state = $2, since = $3 WHERE source_id = $1', [
    made.id,
    state,
    iso(at(since)),
  ]);
  return made;
}

const maintain = ({ id }: SourceIdentity): Promise<unknown> =>
  world.query(
    `INSERT INTO maintenance_windows (source_id, from_at, to_at, why, set_by)
     VALUES ($1, $2, $3, 'nâng cấp', 'an')`,
    [id, iso(at('11:00')), iso(at('13:00'))],
  );

it('says of each service whether it is up, since when, and how quick; what is down first', async () => {
  const up = [
    ['09:00', 1],
    ['10:00', 0],
    ['10:30', 1],
    ['11:55', 1],
  ] as const;
  const down = [
    ['09:00', 1],
    ['10:05', 0],
    ['11:10', 0],
  ] as const;
  await source('Cổng', 'service', ['online', '07:00'], { up, rtt: [['11:55', 40]] });
  await source('Thư', 'service', ['online', '07:00'], { up: down, rtt: [['11:55', 40]] });
  await source('Im', 'service', ['offline', '08:00']);
  // it said that it was down before it fell silent
  await source('Tắt', 'service', ['offline', '11:30'], { up: down });
  await maintain(await source('Sửa', 'service', ['offline', '06:00']));
  await source('Chỉ có mặt', 'service', ['online', '05:00'], { rtt: [['11:44', 90]] });
  const { services } = await scene();
  expect(
    services.map(({ name, up: isUp, since, latencyMs, maintained }) => [
      ...[name, isUp, since, latencyMs, maintained],
    ]),
  ).toEqual([
    ['Thư', false, iso(at('10:05')), null, false],
    ['Im', false, iso(at('08:00')), null, false],
    ['Tắt', false, iso(at('10:05')), null, false],
    ['Sửa', false, iso(at('06:00')), null, true],
    // its latency is older than a quarter of an hour
    ['Chỉ có mặt', true, iso(at('05:00')), null, false],
    ['Cổng', true, iso(at('10:30')), 40, false],
  ]);
});

it('counts the sources of each kind that are expected, and names those silent longest', async () => {
  for (let number = 1; number <= 6; number += 1) {
    await source(`Cam ${number}`, 'camera', ['offline', `0${number}:00`]);
  }
  await source('Cam 7', 'camera', ['online', '07:00']);
  await maintain(await source('Cam 8', 'camera', ['offline', '00:00']));
  await source('Loa', 'speaker', ['online', '07:00']);
  const { kinds } = await scene();
  expect(kinds).toEqual([
    {
      kind: 'camera',
      online: 1,
      total: 7,
      silent: ['Cam 1', 'Cam 2', 'Cam 3', 'Cam 4', 'Cam 5'],
    },
    { kind: 'speaker', online: 1, total: 1, silent: [] },
  ]);
});

it('adds a province up, its own sources too, and says whose a silent one is', async () => {
  const pretended = await world.commune(province, { simulated: true });
  await source('Một cửa tỉnh', 'service', ['online', '07:00'], {}, province);
  await source('Loa 1', 'speaker', ['offline', '07:00']);
  await source('Loa 1', 'speaker', ['offline', '07:00'], {}, pretended);
  const { services, kinds } = await scene(province);
  expect(services).toMatchObject([{ name: 'Một cửa tỉnh', unit: province }]);
  expect(kinds).toEqual([
    { kind: 'service', online: 1, total: 1, silent: [] },
    { kind: 'speaker', online: 0, total: 1, silent: [`Loa 1 · Đơn vị ${commune}`] },
  ]);
});

it('is empty where there is nothing', async () => {
  expect(await scene()).toEqual({ services: [], kinds: [] });
});
