import { sceneAnswers, SCENES, type TellingScene } from '@nhip-xa/contract';
import type { Caller } from './caller';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';

const PROVINCE = '48';
const UNIT = '20194';
const NEIGHBOUR = '20195';
/** Scenes that are read. */
const READ = Object.keys(sceneAnswers) as TellingScene[];

let api: RunningApi;
let admin: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  const unit = (code: string, level: string, parent: string) =>
    admin.post('/api/v1/units', { code, level, parent, name: { vi: `Đơn vị ${code}` } });
  await unit(PROVINCE, 'province', 'VN');
  await unit(UNIT, 'commune', PROVINCE);
  await unit(NEIGHBOUR, 'commune', PROVINCE);
  await overdueDossier(UNIT);
  await overdueDossier(NEIGHBOUR);
}, 60_000);
afterAll(() => api.stop());

const overdueDossier = (unit: string): Promise<void> =>
  api.database(
    `INSERT INTO cases (unit, kind, id, ts, state, opened_at, accepted_at, due_at, effective_due_at,
       open_from, attributes, statements)
     SELECT $1, 'dossier', 'H01', t, 'processing', t, t, t, t, t, '{"procedure": "Khai sinh"}', 1
     FROM (SELECT now() - interval '1 day' AS t) m`,
    [unit],
  );

async function user(role: string, unit: string): Promise<Caller> {
  const [username, password] = [`${role}-${unit}`, 'bon-nam-sau-tam'];
  await admin.post('/api/v1/users', { username, password, displayName: username, role, unit });
  return api.signIn(username, password);
}

async function wall(unit: string): Promise<Caller> {
  const { token } = (await admin.post('/api/v1/displays', { unit, name: 'Sảnh' })).json;
  const exchanged = await api.anonymous.post('/api/v1/displays/exchange', { token });
  return api.anonymous.withCookieOf(exchanged);
}

const scene = (caller: Caller, unit: string, name = 'services') =>
  caller.get(`/api/v1/units/${unit}/scenes/${name}`);

it('a scene is what the contract says, for a commune and for the province above it', async () => {
  for (const unit of [UNIT, PROVINCE, 'VN']) {
    for (const name of READ) {
      const { status, json } = await scene(admin, unit, name);
      expect([unit, name, status]).toEqual([unit, name, 200]);
      expect(sceneAnswers[name].strict().parse(json)).toEqual(json);
    }
  }
  const due = async (unit: string) => (await scene(admin, unit)).json['due'];
  expect(await due(UNIT)).toMatchObject({ overdue: 1 });
  expect(await due(PROVINCE)).toMatchObject({ overdue: 2 });
});

it('there are no others', async () => {
  const others = SCENES.filter((name) => !READ.some((read) => read === name));
  for (const name of [...others, 'toString', '__proto__', 'SERVICES']) {
    const { status, json } = await scene(admin, UNIT, name);
    expect([name, status, json.code]).toEqual([name, 404, 'not-found']);
  }
});

it('is for whoever reads cases: not for a technician, nor for nobody', async () => {
  expect((await scene(await user('officer', UNIT), UNIT)).status).toBe(200);
  expect((await scene(await user('technician', UNIT), UNIT)).status).toBe(403);
  expect((await scene(api.anonymous, UNIT)).status).toBe(401);
});

it('of another unit does not exist', async () => {
  const officer = await user('chairman', UNIT);
  const nowhere = await scene(officer, '99999');
  for (const unit of [NEIGHBOUR, PROVINCE]) {
    const foreign = await scene(officer, unit);
    expect([unit, foreign.status, foreign.text]).toEqual([unit, 404, nowhere.text]);
  }
});

it('is shown by a wall of that very unit', async () => {
  const ofProvince = await wall(PROVINCE);
  for (const name of READ) expect((await scene(ofProvince, PROVINCE, name)).status).toBe(200);
  // it shows their values, but not their cases
  expect((await ofProvince.get(`/api/v1/units/${UNIT}/kpis`)).status).toBe(200);
  expect((await scene(ofProvince, UNIT)).status).toBe(404);
  const ofCommune = await wall(UNIT);
  expect((await scene(ofCommune, UNIT)).status).toBe(200);
  for (const unit of [NEIGHBOUR, PROVINCE]) {
    expect((await scene(ofCommune, unit)).status).toBe(404);
  }
});
