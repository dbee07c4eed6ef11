import { LIMITS, type AuditEntry } from '@nhip-xa/contract';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';
import type { Caller } from './caller';

const OFFICER_PASSWORD = 'mật-khẩu-của-hoa';

let api: RunningApi;
let admin: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  await admin.post('/api/v1/users', {
    ...{ username: 'hoa', password: OFFICER_PASSWORD, displayName: 'Hoa' },
    ...{ role: 'officer', unit: 'VN' },
  });
}, 60_000);
afterAll(() => api.stop());

const audited = async (query: string): Promise<AuditEntry[]> =>
  (await admin.get(`/api/v1/audit?unit=VN&${query}`)).json.items as unknown as AuditEntry[];

describe('one’s own account', () => {
  it('lists where one is signed in, and ends one of them or all others', async () => {
    const [here, there, elsewhere] = await Promise.all(
      [1, 2, 3].map(() => api.signIn('hoa', OFFICER_PASSWORD)),
    );
    if (!here || !there || !elsewhere) throw new Error('not signed in');
    const { items } = (await here.get('/api/v1/auth/sessions')).json;
    expect(items).toHaveLength(3);
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    const own = (await there.get('/api/v1/auth/sessions')).json.items.find((s) => s.current);
    expect((await here.delete(`/api/v1/auth/sessions/${own?.id}`)).status).toBe(204);
    expect((await there.get('/api/v1/auth/me')).status).toBe(401);
    expect((await here.delete(`/api/v1/auth/sessions/${own?.id}`)).status).toBe(404);
    expect((await here.delete('/api/v1/auth/sessions')).status).toBe(204);
    expect((await elsewhere.get('/api/v1/auth/me')).status).toBe(401);
    expect((await here.get('/api/v1/auth/me')).status).toBe(200);
  });

  it('lets nobody end a session of somebody else', async () => {
    const hoa = await api.signIn('hoa', OFFICER_PASSWORD);
    const { items } = (await admin.get('/api/v1/auth/sessions')).json;
    expect((await hoa.delete(`/api/v1/auth/sessions/${items[0]?.id}`)).status).toBe(404);
    expect((await admin.get('/api/v1/auth/me')).status).toBe(200);
  });

  it('changes a password by the one before; other sessions end, this one stays', async () => {
    const here = await api.signIn('hoa', OFFICER_PASSWORD);
    const there = await api.signIn('hoa', OFFICER_PASSWORD);
    const change = (current: string, password: string) =>
      here.post('/api/v1/auth/password', { current, password });
    const wrong = await change('khong-phai-no', 'mat-khau-moi-7x');
    expect([wrong.status, wrong.json.errors]).toMatchObject([400, [{ code: 'wrong-password' }]]);
    expect((await change(OFFICER_PASSWORD, 'password')).json.code).toBe('weak-password');
    expect((await change(OFFICER_PASSWORD, 'mat-khau-moi-7x')).status).toBe(204);
    expect((await here.get('/api/v1/auth/me')).status).toBe(200);
    expect((await there.get('/api/v1/auth/me')).status).toBe(401);
    await expect(api.signIn('hoa', OFFICER_PASSWORD)).rejects.toThrow();
    expect((await change('mat-khau-moi-7x', OFFICER_PASSWORD)).status).toBe(204);
    const [entry] = await audited('target=user hoa&limit=1');
    expect(entry).toMatchObject({ who: 'hoa', action: 'user.patch' });
    expect(JSON.stringify(entry)).not.toContain('mat-khau');
  });

  it('is guessed no faster there than at the door', async () => {
    await admin.post('/api/v1/users', {
      ...{ username: 'nam', password: OFFICER_PASSWORD, displayName: 'Nam' },
      ...{ role: 'officer', unit: 'VN' },
    });
    const nam = await api.signIn('nam', OFFICER_PASSWORD);
    const guess = () =>
      nam.post('/api/v1/auth/password', { current: 'doan-mo', password: 'mat-khau-moi-7x' });
    for (let turn = 0; turn < 10; turn += 1) expect((await guess()).status).toBe(400);
    expect((await guess()).status).toBe(429);
  });

  it('no token does any of it', async () => {
    const { token } = (await admin.post('/api/v1/tokens', { name: 'máy', unit: 'VN' })).json;
    const program = api.anonymous.with({ authorization: `Bearer ${token}` });
    expect((await program.get('/api/v1/auth/sessions')).status).toBe(403);
    expect((await program.patch('/api/v1/auth/me', { displayName: 'X' })).status).toBe(403);
  });

  it('renames oneself, and lists show when one was here last', async () => {
    const hoa = await api.signIn('hoa', OFFICER_PASSWORD);
    const renamed = await hoa.patch('/api/v1/auth/me', { displayName: 'Nguyễn Thị Hoa' });
    expect(renamed.json.user).toEqual({ username: 'hoa', displayName: 'Nguyễn Thị Hoa' });
    const { items } = (await admin.get('/api/v1/users')).json;
    const listed = items.find(({ username }) => username === 'hoa');
    expect(listed).toMatchObject({ displayName: 'Nguyễn Thị Hoa' });
    expect(Date.now() - Date.parse(String(listed?.lastSeenAt))).toBeLessThan(60_000);
  });
});

describe('an API token', () => {
  it('works until its day, and not after', async () => {
    const { token, expiresAt } = (
      await admin.post('/api/v1/tokens', { name: 'thử', unit: 'VN', expiresInDays: 7 })
    ).json;
    const days = (Date.parse(String(expiresAt)) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.99);
    expect(days).toBeLessThan(7.01);
    const program = api.anonymous.with({ authorization: `Bearer ${token}` });
    expect((await program.get('/api/v1/auth/me')).status).toBe(200);
    await api.database(`UPDATE api_tokens SET expires_at = now() WHERE name = 'thử'`);
    expect((await program.get('/api/v1/auth/me')).status).toBe(401);
  });

  it.each([0, LIMITS.tokenDaysMost + 1, 1.5])('is refused for %p days', async (expiresInDays) => {
    const answer = await admin.post('/api/v1/tokens', { name: 'x', unit: 'VN', expiresInDays });
    expect(answer.status).toBe(400);
  });
});

describe('the audit', () => {
  it('is narrowed to an act, a kind of thing, or a thing', async () => {
    await admin.send('PUT', '/api/v1/retention/noise', { rawDays: 90 });
    await admin.delete('/api/v1/retention/noise');
    const acts = async (query: string): Promise<string[]> => [
      ...new Set((await audited(query)).map(({ action }) => action)),
    ];
    expect(await acts('action=retention')).toEqual(['retention.remove', 'retention.set']);
    expect(await acts('action=retention.set')).toEqual(['retention.set']);
    expect(await acts('target=retention noise')).toEqual(['retention.remove', 'retention.set']);
    expect(await acts('action=retentio')).toEqual([]);
    expect((await admin.get('/api/v1/audit?action=a%25')).status).toBe(400);
  });

  it('is narrowed to a time', async () => {
    const all = await audited('limit=1000');
    const middle = all[Math.floor(all.length / 2)]?.at ?? '';
    const after = await audited(`limit=1000&from=${middle}`);
    const before = await audited(`limit=1000&to=${middle}`);
    expect(after.length).toBeGreaterThan(0);
    expect([...after, ...before].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(await audited('to=2016-01-01T00:00:00Z')).toEqual([]);
    expect(await audited('from=2100-01-01T00:00:00Z')).toEqual([]);
  });

  it('comes as a file whose cells are no formulas', async () => {
    await admin.post('/api/v1/users', {
      ...{ username: 'ngan', password: OFFICER_PASSWORD, displayName: '=1+1' },
      ...{ role: 'officer', unit: 'VN' },
    });
    const { status, text } = await admin.get('/api/v1/audit/export?unit=VN&action=user&lang=vi');
    expect(status).toBe(200);
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('Nhật ký thay đổi');
    expect(lines[2]).toBe('Việc;user');
    expect(lines[5]).toBe('Lúc;Người làm;Vai trò;Qua;Việc;Đơn vị;Đối tượng;Trước;Sau');
    expect(text).toContain('user.create;VN;user ngan;');
    expect(text).not.toContain('retention');
  });
});

describe('what is kept, and how long', () => {
  it('is shortened in the night, and taken back by day', async () => {
    const put = (rawDays: number) => admin.send('PUT', '/api/v1/retention/depth', { rawDays });
    const listed = async (): Promise<unknown> =>
      (await admin.get('/api/v1/retention')).json.items.find(({ metric }) => metric === 'depth');
    await put(90);
    // from 400, as usual: until the night 400 days are kept
    expect(await listed()).toMatchObject({ rawDays: 90, pending: { before: 400 } });
    await put(60);
    expect(await listed()).toMatchObject({ rawDays: 60, pending: { before: 400 } });
    expect((await admin.post('/api/v1/retention/depth/undo', undefined)).status).toBe(204);
    expect(await listed()).toBeUndefined();
    expect((await admin.post('/api/v1/retention/depth/undo', undefined)).status).toBe(404);
    await put(500);
    expect(await listed()).toEqual({ metric: 'depth', rawDays: 500 });
    await admin.delete('/api/v1/retention/depth');
    expect(await listed()).toMatchObject({ rawDays: 400, pending: { before: 500 } });
    const [entry] = await audited('action=retention&limit=1');
    expect(entry).toMatchObject({ action: 'retention.remove', before: { rawDays: 500 } });
  });

  it('of pictures and rejected messages has limits, a look ahead, and a way back', async () => {
    const put = (what: string, amount: number) =>
      admin.send('PUT', `/api/v1/keeping/${what}`, { amount });
    expect((await put('frame-days', 93)).status).toBe(400);
    expect((await put('nothing', 10)).status).toBe(404);
    const preview = await admin.post('/api/v1/keeping/preview', { what: 'frame-days', amount: 7 });
    expect(preview.json).toMatchObject({ about: 0 });
    expect((await put('frame-days', 7)).json).toMatchObject({ amount: 7, pending: { before: 30 } });
    expect((await admin.post('/api/v1/keeping/frame-days/undo', undefined)).status).toBe(204);
    const { items } = (await admin.get('/api/v1/keeping')).json;
    expect(items).toEqual([
      { what: 'rejected-days', amount: 90 },
      { what: 'rejected-per-source', amount: 2_000 },
      { what: 'frame-days', amount: 30 },
    ]);
  });
});

describe('keys that name people', () => {
  const add = (key: string) => admin.post('/api/v1/personal-keys', { key });

  it('are added once however they are spelt, told to running parts, and taken out again', async () => {
    api.changes.length = 0;
    expect((await add('Mã số thuế')).status).toBe(201);
    expect(api.changes).toEqual([{ what: 'personal-keys' }]);
    expect((await add('ma_so_thue')).status).toBe(409);
    const { items } = (await admin.get('/api/v1/personal-keys')).json;
    expect(items.at(-1)).toMatchObject({ key: 'Mã số thuế', builtIn: false, addedBy: 'admin' });
    expect((await admin.delete('/api/v1/personal-keys/maSoThue')).status).toBe(204);
    expect((await admin.delete('/api/v1/personal-keys/maSoThue')).status).toBe(404);
    const acts = (await audited('action=personal-key')).map(({ action }) => action);
    expect(acts).toEqual(['personal-key.remove', 'personal-key.add']);
  });

  it('of the product stay, and words of our own form are refused', async () => {
    expect((await add('HỌ TÊN')).status).toBe(409);
    expect((await admin.delete('/api/v1/personal-keys/hoTen')).json.code).toBe('built-in');
    for (const key of ['values', 'openedAt', 'water_level', '--', '  ']) {
      expect([key, (await add(key)).status]).toEqual([key, 400]);
    }
  });
});
