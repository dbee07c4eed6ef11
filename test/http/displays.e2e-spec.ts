import { LIMITS, type WallSettings } from '@nhip-xa/contract';
import { usualWall } from '@nhip-xa/domain';
import type { Caller } from './caller';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';

const UNIT = '20194';
const SCREEN = '0b8f6a52-6d7e-4a53-9d6c-3f6f4a5b1c2d';
const DISPLAYS = '/api/v1/displays';
const USUAL = usualWall('commune');

let api: RunningApi;
let admin: Caller;
let officer: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  await admin.post('/api/v1/units', {
    code: '48',
    level: 'province',
    parent: 'VN',
    name: { vi: 'Đà Nẵng' },
  });
  await admin.post('/api/v1/units', {
    code: UNIT,
    level: 'commune',
    parent: '48',
    name: { vi: 'Hải Châu' },
  });
  const person = { username: 'hoa', password: 'bon-nam-sau-tam', displayName: 'Hoa' };
  await admin.post('/api/v1/users', { ...person, role: 'officer', unit: UNIT });
  officer = await api.signIn('hoa', 'bon-nam-sau-tam');
}, 60_000);
afterAll(() => api.stop());

async function wall(settings?: WallSettings): Promise<{ id: string; screen: Caller }> {
  const body = { unit: UNIT, name: 'Phòng họp', ...(settings ? { settings } : {}) };
  const { json, status, text } = await admin.post(DISPLAYS, body);
  if (status !== 201) throw new Error(text);
  const exchanged = await api.anonymous.post(`${DISPLAYS}/exchange`, { token: json.token });
  return { id: json.id, screen: api.anonymous.withCookieOf(exchanged) };
}

const report = (over: object = {}) => ({
  screen: SCREEN,
  version: '0.0.0-test',
  width: 1920,
  height: 1080,
  scene: 'overview',
  drawnMs: 240,
  uptimeSeconds: 3_600,
  ...over,
});
const fault = (over: object = {}) => ({
  screen: SCREEN,
  version: '0.0.0-test',
  where: 'map',
  message: 'không vẽ được',
  ...over,
});

describe('how a wall behaves', () => {
  it('is as usual until somebody sets it up; open walls learn of it at once', async () => {
    const { id, screen } = await wall();
    expect((await screen.get(`${DISPLAYS}/own`)).json).toEqual({
      id,
      name: 'Phòng họp',
      settings: USUAL,
    });
    expect((await admin.get(`${DISPLAYS}/${id}`)).json).toMatchObject({
      settings: null,
      screens: [],
    });

    const settings: WallSettings = {
      ...USUAL,
      scenes: [{ scene: 'services', seconds: 45 }],
      kpis: ['dossiers-overdue', 'flood-level'],
      chime: true,
    };
    const before = api.changes.length;
    const set = await admin.patch(`${DISPLAYS}/${id}`, { name: 'Hội trường', settings });
    expect(set.status).toBe(200);
    expect(set.json).toMatchObject({ name: 'Hội trường', settings });
    expect(api.changes.slice(before)).toEqual([{ what: 'kpis', kpis: [], unit: UNIT }]);
    expect((await screen.get(`${DISPLAYS}/own`)).json).toEqual({
      id,
      name: 'Hội trường',
      settings,
    });

    // a name alone leaves the settings, and null takes them back
    await admin.patch(`${DISPLAYS}/${id}`, { name: 'Sảnh' });
    expect((await admin.get(`${DISPLAYS}/${id}`)).json).toMatchObject({ name: 'Sảnh', settings });
    await admin.patch(`${DISPLAYS}/${id}`, { settings: null });
    expect((await screen.get(`${DISPLAYS}/own`)).json).toMatchObject({ settings: USUAL });
    const { items } = (await admin.get(`/api/v1/audit?unit=${UNIT}`)).json;
    expect(items.filter(({ action }) => action === 'display.patch')).toHaveLength(3);
  });

  it('can be said when it is made', async () => {
    const settings = { ...USUAL, turning: { from: '07:30', to: '17:00' }, night: null };
    const { screen } = await wall(settings);
    expect((await screen.get(`${DISPLAYS}/own`)).json).toMatchObject({ settings });
  });

  it.each([
    [
      'a scene twice',
      { scenes: [1, 2].map(() => ({ scene: 'map', seconds: 20 })) },
      'settings.scenes',
    ],
    ['no scene', { scenes: [] }, 'settings.scenes'],
    [
      'a scene too short to read',
      { scenes: [{ scene: 'map', seconds: LIMITS.sceneSecondsLeast - 1 }] },
      'settings.scenes.0.seconds',
    ],
    ['a number twice', { kpis: ['flood-level', 'flood-level'] }, 'settings.kpis'],
    ['a number that there is not', { kpis: ['no-such'] }, 'settings.kpis'],
    ['a map of what there is not', { map: { kpi: 'no-such' } }, 'settings.map'],
    [
      'a night too dark to read',
      { night: { hours: { from: '22:00', to: '05:00' }, dim: LIMITS.wallDimMost + 0.1 } },
      'settings.night.dim',
    ],
    [
      'an hour that there is not',
      { turning: { from: '24:00', to: '05:00' } },
      'settings.turning.from',
    ],
  ])('is refused with %s', async (_, over, path) => {
    const settings = { ...USUAL, ...over };
    const made = await admin.post(DISPLAYS, { unit: UNIT, name: 'x', settings });
    const { id } = await wall();
    const set = await admin.patch(`${DISPLAYS}/${id}`, { settings });
    for (const answer of [made, set]) {
      expect(answer.status).toBe(400);
      expect(answer.json['errors']).toEqual([expect.objectContaining({ path })]);
    }
  });

  it('is nobody’s to ask as a display who is none', async () => {
    for (const caller of [admin, officer]) {
      expect((await caller.get(`${DISPLAYS}/own`)).status).toBe(404);
      expect((await caller.post(`${DISPLAYS}/own/screens`, report())).status).toBe(403);
      expect((await caller.post(`${DISPLAYS}/own/faults`, fault())).status).toBe(403);
    }
    expect((await api.anonymous.get(`${DISPLAYS}/own`)).status).toBe(401);
    const { id } = await wall();
    expect((await officer.get(`${DISPLAYS}/${id}`)).status).toBe(200);
    expect((await officer.patch(`${DISPLAYS}/${id}`, { name: 'x' })).status).toBe(403);
  });
});

describe('a screen', () => {
  it('is alive while it reports, and says what it shows', async () => {
    const { id, screen } = await wall();
    expect((await screen.post(`${DISPLAYS}/own/screens`, report())).status).toBe(204);
    const seen = async () =>
      ((await admin.get(`${DISPLAYS}/${id}`)).json['screens'] as object[])[0];
    expect(await seen()).toMatchObject({
      id: SCREEN,
      width: 1920,
      height: 1080,
      scene: 'overview',
      drawnMs: 240,
      alive: true,
      outdated: false,
      faults: 0,
      lastFault: null,
    });
    await screen.post(`${DISPLAYS}/own/screens`, report({ version: '0.0.0-old' }));
    expect(await seen()).toMatchObject({ outdated: true });
    const listed = (await admin.get(DISPLAYS)).json.items.find((each) => each.id === id);
    expect(listed).toMatchObject({ screens: [{ id: SCREEN, alive: true }] });

    api.forward((LIMITS.screenSilentSeconds + 1) * 1_000);
    expect(await seen()).toMatchObject({ alive: false });
  });

  it('is forgotten when its display is taken back', async () => {
    const { id, screen } = await wall();
    await screen.post(`${DISPLAYS}/own/screens`, report());
    await admin.delete(`${DISPLAYS}/${id}`);
    expect((await screen.post(`${DISPLAYS}/own/screens`, report())).status).toBe(401);
    expect((await admin.get(`${DISPLAYS}/${id}`)).status).toBe(404);
  });

  it('is one of so many at most', async () => {
    const { screen } = await wall();
    const nth = (n: number) =>
      screen.post(`${DISPLAYS}/own/screens`, report({ screen: SCREEN.slice(0, -2) + String(n) }));
    for (let n = 10; n < 10 + LIMITS.screensPerDisplay; n += 1)
      expect((await nth(n)).status).toBe(204);
    const refused = await nth(99);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe(String(LIMITS.screenSilentSeconds));
    api.forward((LIMITS.screenSilentSeconds + 1) * 1_000);
    expect((await nth(99)).status).toBe(204);
  });

  it('tells of faults in plain words, so many a minute', async () => {
    const { id, screen } = await wall();
    await screen.post(`${DISPLAYS}/own/screens`, report());
    const before = api.counted.screenFaults;
    const sent = fault({ where: 'map\u0007', message: 'gọi 0912345678\r\n#token=nxd_abcdef' });
    expect((await screen.post(`${DISPLAYS}/own/faults`, sent)).status).toBe(204);
    const seen = async () =>
      ((await admin.get(`${DISPLAYS}/${id}`)).json['screens'] as object[])[0];
    expect(await seen()).toMatchObject({ faults: 1, lastFault: 'map: gọi … #token=…' });
    expect(api.counted.screenFaults).toBe(before + 1);

    for (let n = 1; n < LIMITS.screenFaultsPerMinute; n += 1) {
      expect((await screen.post(`${DISPLAYS}/own/faults`, fault())).status).toBe(204);
    }
    const refused = await screen.post(`${DISPLAYS}/own/faults`, fault());
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(api.counted.screenFaults).toBe(before + LIMITS.screenFaultsPerMinute);
    api.forward(60_000);
    expect((await screen.post(`${DISPLAYS}/own/faults`, fault())).status).toBe(204);
    const tooLong = fault({ message: 'x'.repeat(501) });
    expect((await screen.post(`${DISPLAYS}/own/faults`, tooLong)).status).toBe(400);
  });
});

it('lets a wall be framed by our own pages, and nothing else by anybody', async () => {
  const wallPage = (await api.anonymous.get(`/wall/${UNIT}`)).headers;
  expect(wallPage.get('content-security-policy')).toContain("frame-ancestors 'self'");
  expect(wallPage.get('x-frame-options')).toBe('SAMEORIGIN');
  for (const path of ['/', '/admin/displays', '/api/v1/displays', '/wallet/x']) {
    const { headers } = await api.anonymous.get(path);
    expect([path, headers.get('content-security-policy')]).toEqual([
      path,
      expect.stringContaining("frame-ancestors 'none'"),
    ]);
    expect([path, headers.get('x-frame-options')]).toEqual([path, 'DENY']);
  }
});
