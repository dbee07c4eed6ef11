import type { SceneData } from '@nhip-xa/contract';
import type { CaseFields } from '@nhip-xa/domain';
import { isoOfUs } from '@nhip-xa/domain';
import type { SourceIdentity } from '@nhip-xa/ports';
import { nov, scenesOf, told } from '../../test/scenes';
import { World } from '../../test/world';
import type { StoredScenes } from './scene-reader';

let world: World;
let scenes: StoredScenes;
let province: string;
let commune: string;

const NOON = nov(20, '12:00:00');
const iso = (us: number): string => new Date(us / 1000).toISOString();

beforeAll(async () => {
  world = await World.open();
  scenes = scenesOf(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = NOON;
  province = await world.province();
  commune = await world.commune(province);
});

const security = (unit = commune, atUs = NOON): Promise<SceneData<'security'>> =>
  scenes.read('security', unit, atUs / 1000);

/** A camera in a state since eight, with its last good frame. */
async function camera(
  name: string,
  state: 'online' | 'offline',
  frameUs: number | null,
  over: { unit?: string; createdUs?: number } = {},
): Promise<SourceIdentity> {
  const source = await world.source(over.unit ?? commune, { kind: 'camera' });
  const frame = frameUs === null ? null : isoOfUs(frameUs);
  await world.query('UPDATE sources SET name = $2, created_at = $3 WHERE id = $1', [
    source.id,
    name,
    isoOfUs(over.createdUs ?? nov(1)),
  ]);
  await world.query(
    'UPDATE presence SET state = $2, since = $3, last_frame_at = $4 WHERE source_id = $1',
    [source.id, state, isoOfUs(nov(20)), frame],
  );
  return source;
}

const maintain = (source: SourceIdentity, fromUs: number, toUs: number): Promise<unknown> =>
  world.query(
    `INSERT INTO maintenance_windows (source_id, from_at, to_at, why, set_by)
     VALUES ($1, $2, $3, 'thay nguồn', 'an')`,
    [source.id, isoOfUs(fromUs), isoOfUs(toUs)],
  );

const detected = (source: SourceIdentity, id: string, atUs: number, fields: CaseFields = {}) =>
  told(world, source, `detection ${id}`, [['pending', atUs]], fields);

it('shows cameras, the dark and silent ones first', async () => {
  await camera('works', 'online', nov(20, '11:59:00'));
  const silent = await camera('silent', 'offline', nov(20, '10:59:00'));
  // a frame of 24 hours ago
  await camera('dark', 'online', nov(19, '12:00:00'));
  await camera('not yet dark', 'online', nov(19, '12:00:01'));
  await camera('just hung up', 'online', null, { createdUs: nov(20, '11:00:00') });
  const away = await camera('worked on', 'offline', null);
  await maintain(away, nov(20, '11:00:00'), nov(20, '13:00:00'));
  const gone = await camera('gone', 'offline', null);
  await world.query('UPDATE sources SET removed_at = now() WHERE id = $1', [gone.id]);
  await world.source(commune, { kind: 'device' });
  const { cameras, online, total } = await security();
  expect(cameras.map(({ name }) => name)).toEqual([
    'dark',
    'silent',
    'worked on',
    'not yet dark',
    'works',
    // it has no picture to show
    'just hung up',
  ]);
  // works, dark, not yet dark, just hung up; and the silent one. What is worked on is on neither side
  expect([online, total]).toEqual([4, 5]);
  expect(cameras[1]).toEqual({
    source: silent.key,
    unit: commune,
    name: 'silent',
    state: 'offline',
    since: iso(nov(20)),
    lastFrameAt: iso(nov(20, '10:59:00')),
    maintained: false,
  });
  expect(cameras[2]).toMatchObject({ maintained: true, lastFrameAt: null });
  // its maintenance ends: it is expected again, and was never seen since it was registered
  const after = await security(commune, nov(20, '13:00:00'));
  expect([after.online, after.total]).toEqual([4, 6]);
  expect(after.cameras[0]).toMatchObject({ name: 'worked on', maintained: false });
});

it('counts what awaits a verdict, and tells nothing of what was seen', async () => {
  const gate = await camera('Cổng chợ', 'online', NOON);
  const recorder = await world.source(commune);
  const plate = { attributes: { class: 'car', text: '43A-123.45' } };
  await detected(gate, '43A-123.45', nov(18), { category: 'person', ...plate });
  await detected(recorder, 'd2', nov(20, '09:00:00'), { category: 'person' });
  await detected(gate, 'd3', nov(20, '10:00:00'), { category: 'fire' });
  await detected(gate, 'd4', nov(20, '11:00:00'));
  await detected(gate, 'ruled', nov(20, '11:30:00'), { category: 'fire' });
  await told(world, gate, 'detection ruled', [['confirmed', nov(20, '11:40:00')]]);
  const scene = await security();
  expect(scene.detections.waiting).toBe(4);
  expect(scene.detections.kinds).toEqual([
    { category: 'person', waiting: 2, oldestAt: iso(nov(18)) },
    { category: 'fire', waiting: 1, oldestAt: iso(nov(20, '10:00:00')) },
  ]);
  expect(
    scene.detections.recent.map(({ category, camera: by, openedAt }) => [category, by, openedAt]),
  ).toEqual([
    [null, 'Cổng chợ', iso(nov(20, '11:00:00'))],
    ['fire', 'Cổng chợ', iso(nov(20, '10:00:00'))],
    // a recorder is no camera
    ['person', null, iso(nov(20, '09:00:00'))],
    ['person', 'Cổng chợ', iso(nov(18))],
  ]);
  expect(JSON.stringify(scene)).not.toContain('43A');
});

it('of a province shows those of its communes, without simulated ones', async () => {
  const other = await world.commune(province);
  const pretended = await world.commune(province, { simulated: true });
  await camera('here', 'online', NOON);
  await camera('there', 'offline', nov(20), { unit: other });
  await camera('nowhere', 'offline', null, { unit: pretended });
  for (const unit of [other, pretended]) {
    await detected(await world.source(unit), 'd1', nov(20), { category: 'fire' });
  }
  const scene = await security(province);
  expect(scene.cameras.map(({ name, unit }) => [name, unit])).toEqual([
    ['there', other],
    ['here', commune],
  ]);
  expect(scene).toMatchObject({ online: 1, total: 2, detections: { waiting: 1 } });
});

it('gives the worst only, and counts all', async () => {
  for (let n = 0; n < 25; n += 1) await camera(`c${n}`, 'online', NOON);
  const dark = await camera('dark', 'online', null);
  const scene = await security();
  expect(scene.cameras).toHaveLength(24);
  expect(scene.cameras[0]?.source).toBe(dark.key);
  expect([scene.online, scene.total]).toEqual([26, 26]);
});

it('says of nothing that it is nothing', async () => {
  const nothing = {
    cameras: [],
    online: 0,
    total: 0,
    detections: { waiting: 0, kinds: [], recent: [] },
  };
  expect(await security()).toEqual(nothing);
  expect(await security(province)).toEqual(nothing);
});
