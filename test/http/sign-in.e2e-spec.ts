import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';
import type { Caller } from './caller';

const MINUTE_MS = 60_000;
const LOGIN = '/api/v1/auth/login';
const ME = '/api/v1/auth/me';

let api: RunningApi;
let admin: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  for (const username of ['hoa', 'nam', 'tam']) {
    await admin.post('/api/v1/users', {
      username,
      password: `mot-hai-ba-${username}`,
      displayName: username,
      role: 'officer',
      unit: 'VN',
    });
  }
});
afterAll(() => api.stop());

describe('signing in', () => {
  it('sets a cookie that scripts cannot read and answers who one is', async () => {
    const body = { username: 'admin', password: ADMIN_PASSWORD };
    const answer = await api.anonymous.post(LOGIN, body);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      user: { username: 'admin', displayName: 'Quản trị hệ thống' },
      role: 'admin',
      unit: 'VN',
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^nhipxa_session=nxs_[\w-]{43}; Max-Age=604800; Path=\/; /);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).not.toContain('Secure');
    const behindTls = api.anonymous.with({ 'x-forwarded-proto': 'https' });
    expect((await behindTls.post(LOGIN, body)).headers.get('set-cookie')).toContain('Secure');
  });

  it('says the same of a wrong password and of nobody', async () => {
    const wrong = await api.anonymous.post(LOGIN, { username: 'nam', password: 'x' });
    const nobody = await api.anonymous.post(LOGIN, { username: 'nobody', password: 'x' });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('content-type')).toContain('application/problem+json');
    expect(wrong.json).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(nobody.text).toBe(wrong.text);
    expect(wrong.headers.get('set-cookie')).toBeNull();
  });

  it('takes a new session and ends the earlier one of that browser', async () => {
    const before = await api.signIn('hoa', 'mot-hai-ba-hoa');
    const after = await before.signIn('hoa', 'mot-hai-ba-hoa');
    expect((await before.get(ME)).status).toBe(401);
    expect((await after.get(ME)).status).toBe(200);
  });

  it('throttles an account after ten failures, no one else, and for a quarter of an hour', async () => {
    const attempt = (username: string, password: string) =>
      api.anonymous.post(LOGIN, { username, password });
    const failures = await Promise.all(Array.from({ length: 30 }, () => attempt('tam', 'x')));
    const statuses = failures.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    const refused = await attempt('TAM', 'mot-hai-ba-tam');
    expect(refused.status).toBe(429);
    expect(refused.json).toMatchObject({ code: 'throttled' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    const spoofed = api.anonymous.with({ 'x-forwarded-for': '10.0.0.1' });
    const body = { username: 'tam', password: 'mot-hai-ba-tam' };
    expect((await spoofed.post(LOGIN, body)).status).toBe(429);
    expect((await attempt('nam', 'mot-hai-ba-nam')).status).toBe(200);
    api.forward(15 * MINUTE_MS);
    expect((await attempt('tam', 'mot-hai-ba-tam')).status).toBe(200);
  });
});

describe('a session', () => {
  it('is over at once after signing out', async () => {
    const hoa = await api.signIn('hoa', 'mot-hai-ba-hoa');
    const answer = await hoa.post('/api/v1/auth/logout');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toMatch(/^nhipxa_session=;/);
    expect((await hoa.get(ME)).status).toBe(401);
    expect(api.changes.at(-1)).toEqual({ what: 'access' });
  });

  it('follows a change of role and unit at its next request', async () => {
    const hoa = await api.signIn('hoa', 'mot-hai-ba-hoa');
    expect((await hoa.get('/api/v1/cases')).status).toBe(200);
    await admin.patch('/api/v1/users/hoa', { role: 'technician' });
    expect((await hoa.get('/api/v1/cases')).status).toBe(403);
    expect((await hoa.get(ME)).json.role).toBe('technician');
  });

  it('is over when the password changes, or the user is gone', async () => {
    const hoa = await api.signIn('hoa', 'mot-hai-ba-hoa');
    await admin.patch('/api/v1/users/hoa', { password: 'bon-nam-sau-hoa' });
    expect((await hoa.get(ME)).status).toBe(401);
    const again = await api.signIn('hoa', 'bon-nam-sau-hoa');
    expect((await admin.delete('/api/v1/users/hoa')).status).toBe(204);
    expect((await again.get(ME)).status).toBe(401);
    expect((await admin.get('/api/v1/users/hoa')).status).toBe(404);
  });

  it('ends when it is left alone for half a day', async () => {
    const nam = await api.signIn('nam', 'mot-hai-ba-nam');
    api.forward(11 * 60 * MINUTE_MS);
    expect((await nam.get(ME)).status).toBe(200);
    api.forward(11 * 60 * MINUTE_MS);
    expect((await nam.get(ME)).status).toBe(200);
    api.forward(12 * 60 * MINUTE_MS);
    expect((await nam.get(ME)).status).toBe(401);
    admin = await api.signIn('admin', ADMIN_PASSWORD);
  });
});

describe('another site', () => {
  it('makes no browser do anything', async () => {
    const foreign = admin.with({ origin: 'https://evil.example' });
    expect((await foreign.post('/api/v1/auth/logout')).json.code).toBe('origin-refused');
    expect((await foreign.delete('/api/v1/users/nam')).status).toBe(403);
    const form = admin.with({ 'content-type': 'text/plain' });
    const answer = await form.post('/api/v1/displays', '{"unit":"VN","name":"x"}');
    expect(answer.status).toBe(415);
    expect((await admin.get(ME)).status).toBe(200);
    const own = admin.with({ origin: api.url });
    expect((await own.post('/api/v1/displays', { unit: 'VN', name: 'x' })).status).toBe(201);
  });

  it('is told nothing by CORS', async () => {
    const answer = await admin.with({ origin: 'https://evil.example' }).get(ME);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual(
      [],
    );
  });
});

describe('API tokens', () => {
  const make = async (who: Caller, body: object) => who.post('/api/v1/tokens', body);

  it('are shown once, no wider than their maker, and die with the right they rest on', async () => {
    await admin.patch('/api/v1/users/nam', { role: 'officer' });
    const nam = await api.signIn('nam', 'mot-hai-ba-nam');
    for (const role of ['admin', 'chairman', 'technician']) {
      expect((await make(nam, { name: 'x', role })).json.code).toBe('wider-than-maker');
    }
    const made = await make(nam, { name: 'báo cáo', role: 'officer' });
    expect(made.status).toBe(201);
    expect(made.json.token).toMatch(/^nxt_[\w-]{43}$/);
    expect((await nam.get('/api/v1/tokens')).text).not.toContain(made.json.token);

    const program = api.anonymous.bearer(made.json.token);
    expect((await program.get(ME)).json).toMatchObject({ role: 'officer', unit: 'VN' });
    expect((await program.get('/api/v1/tokens')).status).toBe(403);
    await admin.patch('/api/v1/users/nam', { role: 'technician' });
    expect((await program.get(ME)).status).toBe(401);
    await admin.patch('/api/v1/users/nam', { role: 'officer' });
    expect((await program.get(ME)).status).toBe(200);

    expect((await admin.delete(`/api/v1/tokens/${made.json.id}`)).status).toBe(404);
    expect((await nam.delete(`/api/v1/tokens/${made.json.id}`)).status).toBe(204);
    expect((await program.get(ME)).status).toBe(401);
  });

  it('say through which token something was done', async () => {
    const made = await make(admin, { name: 'kịch bản' });
    const program = api.anonymous.bearer(made.json.token);
    await program.patch('/api/v1/units/VN', { kind: 'quốc gia' });
    const audit = await admin.get('/api/v1/audit?limit=1');
    expect(audit.json.items[0]).toMatchObject({
      who: 'admin',
      via: `token ${made.json.id} kịch bản`,
      action: 'unit.patch',
    });
  });
});

describe('a wall', () => {
  it('exchanges its token for a cookie that opens its unit and nothing else, until revoked', async () => {
    const made = await admin.post('/api/v1/displays', { unit: 'VN', name: 'Sảnh' });
    const { id, token, url } = made.json;
    expect(url).toBe(`/wall/VN#token=${token}`);
    const exchanged = await api.anonymous.post('/api/v1/displays/exchange', { token });
    expect(exchanged.json).toEqual({ unit: 'VN', name: 'Sảnh' });
    expect(exchanged.headers.get('set-cookie')).toMatch(
      /^nhipxa_display=nxd_[\w-]{43}; Max-Age=34560000; Path=\/; .*HttpOnly/,
    );
    const wall = api.anonymous.withCookieOf(exchanged);
    expect((await wall.get('/api/v1/units/VN/kpis')).status).toBe(200);
    expect((await wall.get('/api/v1/units')).json.items).toHaveLength(1);
    expect((await wall.get('/api/v1/cases')).status).toBe(403);
    expect((await wall.get('/api/v1/units/VN/kpis/flood-level/evidence')).status).toBe(403);
    expect((await wall.get(ME)).status).toBe(401);
    expect((await admin.get('/api/v1/displays')).text).not.toContain(token);

    expect((await admin.delete(`/api/v1/displays/${id}`)).status).toBe(204);
    expect((await wall.get('/api/v1/units/VN/kpis')).status).toBe(401);
    expect((await api.anonymous.post('/api/v1/displays/exchange', { token })).status).toBe(401);
    expect((await admin.delete(`/api/v1/displays/${id}`)).status).toBe(404);
  });
});

it('keeps the last administrator', async () => {
  expect((await admin.delete('/api/v1/users/admin')).json.code).toBe('last-administrator');
  expect((await admin.patch('/api/v1/users/admin', { role: 'officer' })).status).toBe(409);
});

it('refuses passwords that are guessed first', async () => {
  const answer = await admin.post('/api/v1/users', {
    username: 'yeu',
    password: 'matkhau123',
    displayName: 'Y',
    role: 'officer',
    unit: 'VN',
  });
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ code: 'weak-password', errors: [{ path: 'password' }] });
});
