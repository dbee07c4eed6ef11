import { request } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contract from '@nhip-xa/contract';
import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { StorageUnavailable } from '@nhip-xa/ports';
import type { z } from 'zod';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';
import type { Caller } from './caller';

let folder: string;
let api: RunningApi;
let admin: Caller;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhip-xa-pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Nhịp Xã</title>');
  await writeFile(join(folder, 'console.html'), '<!doctype html><title>Nhịp Xã, quản trị</title>');
  await writeFile(join(folder, 'assets', 'index-abc123.js'), 'export {}');
  await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  api = await startApi({ dashboardFolder: folder });
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  await admin.post('/api/v1/units', unit('01', 'province', 'VN'));
  await admin.post('/api/v1/units', unit('00004', 'commune', '01'));
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true, force: true });
});

const unit = (code: string, level: string, parent: string) => ({
  code,
  level,
  parent,
  name: { vi: `Đơn vị ${code}` },
});

describe('a body', () => {
  it('that is no JSON is a 400, and says nothing of our inside', async () => {
    const answer = await admin.post('/api/v1/units', '{"code": ');
    expect(answer.status).toBe(400);
    expect(answer.json.code).toBe('bad-request');
    expect(answer.text).not.toMatch(/node_modules|\bat \w|SyntaxError/);
  });

  it('that is larger than it may be is a 413', async () => {
    const long = 'x'.repeat(contract.LIMITS.requestBytes);
    const answer = await admin.post('/api/v1/units', { name: long });
    expect(answer.status).toBe(413);
    expect(answer.json).toMatchObject({ code: 'too-large', status: 413 });
  });

  it('that is missing, or of another form, names every field that is wrong', async () => {
    expect((await admin.post('/api/v1/units')).status).toBe(400);
    const body = { ...unit('1', 'city', 'VN'), lat: 91, admin: true };
    const answer = await admin.post('/api/v1/units', body);
    const errors = answer.json['errors'] as { path: string }[];
    expect(answer.status).toBe(400);
    expect(errors.map(({ path }) => path).sort()).toEqual(['', 'code', 'lat', 'level']);
  });

  it.each(['__proto__', 'constructor', 'role', 'createdAt'])(
    'cannot smuggle %s in',
    async (key) => {
      const text = `{"code":"02","level":"province","parent":"VN","name":{"vi":"X"},"${key}":{"isAdmin":true}}`;
      const answer = await admin.post('/api/v1/units', text);
      if (key !== '__proto__') expect(answer.status).toBe(400);
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
      expect(JSON.stringify(answer.json)).not.toContain('isAdmin');
    },
  );

  it('with a text that cannot be stored is a 400', async () => {
    const body = { ...unit('03', 'province', 'VN'), name: { vi: 'a\u0000b' } };
    expect((await admin.post('/api/v1/units', body)).status).toBe(400);
  });
});

describe('a query', () => {
  it.each([
    '/units?level=city',
    '/units?limit=0',
    '/units?limit=1001',
    '/units?cursor=xyz',
    '/units?limit=1&limit=2',
    '/units?levl=commune',
    '/sources?kind=tv',
    '/sources?state=gone',
    '/cases?open=maybe',
    '/cases?from=yesterday',
    '/cases?from=2026-11-20T00:00:00',
    '/cases?cursor=WzFd',
    '/events?type=Trade',
    '/rejected?reason=because',
    '/units/VN/kpis?at=x',
    '/units/VN/kpis/flood-level/history?step=5m',
    '/units/VN/kpis/flood-level/history?from=2020-01-01T00:00:00Z&step=PT1S',
    '/units/VN/kpis/flood-level/evidence?side=both',
  ])('that cannot be read is a 400: %s', async (path) => {
    const answer = await admin.get(`/api/v1${path}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each([
    '/kpis/nothing',
    '/units/VN/kpis/nothing/history',
    '/units/1',
    '/units/%00',
    '/sources/x',
  ])('about what does not exist is a 404: %s', async (path) =>
    expect((await admin.get(`/api/v1${path}`)).status).toBe(404),
  );

  it('takes a placeholder left empty for nothing said', async () => {
    const answer = await admin.get('/api/v1/units?parent=&level=commune');
    expect(answer.json.items.map(({ code }) => code)).toEqual(['00004']);
  });

  it('gives units by their codes, and leaves out what there is not', async () => {
    const answer = await admin.get('/api/v1/units?codes=00004,VN,99999');
    expect(answer.json.items.map(({ code }) => code)).toEqual(['00004', 'VN']);
    expect((await admin.get('/api/v1/units?codes=a%27b')).status).toBe(400);
  });

  it('takes moments with an unescaped zone', async () => {
    const answer = await admin.get('/api/v1/cases?from=2026-11-20T00:00:00+07:00');
    expect(answer.status).toBe(200);
  });
});

describe('units and sources', () => {
  const device = (over: object = {}) => ({
    id: 'water-1',
    kind: 'device',
    unit: '00004',
    name: 'Trạm cầu Long Biên',
    ...over,
  });

  it('exist once', async () => {
    const again = await admin.post('/api/v1/units', unit('01', 'province', 'VN'));
    expect(again.status).toBe(409);
    expect(again.json.code).toBe('exists');
    expect((await admin.post('/api/v1/sources', device())).status).toBe(201);
    expect((await admin.post('/api/v1/sources', device())).status).toBe(409);
  });

  it('fit their parent', async () => {
    expect((await admin.post('/api/v1/units', unit('00005', 'commune', 'VN'))).status).toBe(400);
    expect((await admin.post('/api/v1/units', unit('00005', 'commune', '77'))).status).toBe(404);
    const made = await admin.post('/api/v1/units', {
      ...unit('77', 'province', 'VN'),
      simulated: true,
    });
    expect(made.json['simulated']).toBe(true);
    const child = await admin.post('/api/v1/units', unit('77001', 'commune', '77'));
    expect(child.json['simulated']).toBe(true);
  });

  it('belong to a commune or a province', async () => {
    expect((await admin.post('/api/v1/sources', device({ unit: 'VN' }))).status).toBe(400);
    const portal = device({ id: 'portal', kind: 'service', unit: '01' });
    expect((await admin.post('/api/v1/sources', portal)).status).toBe(201);
  });

  it('show a secret once, keep its hash only, and tell who must know', async () => {
    const made = await admin.post('/api/v1/sources', device({ id: 'cam-1', kind: 'camera' }));
    const { credential } = made.json as unknown as { credential: contract.Credential };
    expect(credential).toEqual({
      clientId: '00004.cam-1',
      username: '00004.cam-1',
      password: expect.stringMatching(/^[\w-]{43}$/) as string,
      port: 1883,
    });
    expect(api.changes.at(-1)).toEqual({ what: 'source', unit: '00004', key: '00004.cam-1' });
    const authenticate = (secret: string) =>
      api.store.directory.authenticate('00004.cam-1', Buffer.from(secret), Date.now());
    await api.store.directory.refresh('00004.cam-1');
    await expect(authenticate(credential.password)).resolves.toMatchObject({
      source: { kind: 'camera' },
    });

    const renewed = await admin.post('/api/v1/sources/00004.cam-1/credential');
    expect(renewed.status).toBe(201);
    expect(api.changes.at(-1)).toEqual({ what: 'source-cut', unit: '00004', key: '00004.cam-1' });
    await api.store.directory.refresh('00004.cam-1');
    await expect(authenticate(credential.password)).resolves.toBeUndefined();
    await expect(authenticate(String(renewed.json['password']))).resolves.toBeDefined();
    for (const path of ['/sources/00004.cam-1', '/sources', '/audit']) {
      const { text } = await admin.get(`/api/v1${path}`);
      expect(text).not.toContain(renewed.json['password']);
      expect(text).not.toContain(credential.password);
    }
  });

  it('leave with their key free again', async () => {
    expect((await admin.delete('/api/v1/sources/00004.water-1')).status).toBe(204);
    expect((await admin.get('/api/v1/sources/00004.water-1')).status).toBe(404);
    expect((await admin.get('/api/v1/sources/00004.water-1/readings')).status).toBe(404);
    expect((await admin.post('/api/v1/sources', device())).status).toBe(201);
  });
});

describe('answers', () => {
  const listed = (item: z.ZodType): z.ZodType => contract.listOf(item);

  it.each<[string, z.ZodType]>([
    ['/auth/me', contract.me],
    ['/users', listed(contract.user)],
    ['/users/admin', contract.user],
    ['/units', listed(contract.unit)],
    ['/units/00004', contract.unit],
    ['/units/00004/kpis', listed(contract.kpiValue)],
    ['/units/VN/kpis?at=2026-01-01T00:00:00Z', listed(contract.kpiValue)],
    ['/units/01/kpis/below?domain=environment', listed(contract.kpiStanding)],
    ['/units/01/kpis/flood-level/children', listed(contract.kpiValue)],
    ['/units/01/kpis/flood-level/history?step=PT1H', listed(contract.kpiPoint)],
    ['/units/01/kpis/flood-level/evidence', contract.evidence],
    ['/kpis', listed(contract.kpiDefinition)],
    ['/kpis/flood-level', contract.kpiDefinition],
    ['/sources?unit=00004', listed(contract.source)],
    ['/sources/00004.water-1', contract.source],
    ['/audit', listed(contract.auditEntry)],
  ])('are of the contract: %s', async (path, schema) => {
    const answer = await admin.get(`/api/v1${path}`);
    expect(answer.status).toBe(200);
    expect(schema.safeParse(answer.json).error).toBeUndefined();
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('come in pages that join without gap', async () => {
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { json } = await admin.get(`/api/v1/kpis?limit=3&cursor=${next}`);
      seen.push(...json.items.map(({ code }) => code));
      next = json['next'] as string | null;
    }
    expect(seen).toHaveLength(BUILT_IN_KPIS.length);
    expect(new Set(seen).size).toBe(BUILT_IN_KPIS.length);
  });

  it('carry the headers that keep a browser safe', async () => {
    const { headers } = await api.anonymous.get('/');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('say 503, not 500, and let nobody in while the database is away', async () => {
    const find = jest
      .spyOn(api.store.passes, 'find')
      .mockRejectedValue(new StorageUnavailable('away'));
    const answer = await admin.get('/api/v1/units');
    find.mockRestore();
    expect(answer.status).toBe(503);
    expect(answer.json).toMatchObject({ code: 'unavailable' });
    expect(answer.headers.get('retry-after')).toBe('2');
  });
});

describe('pages and documents', () => {
  it.each([
    '/',
    '/login',
    '/u/00004/kpi/flood-level',
    '/s/00004.water-1',
    '/admin/users',
    '/looks',
    '/wall/01',
  ])('serves the page at %s, asked for again each time', async (path) => {
    const answer = await api.anonymous.get(path);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('<title>Nhịp Xã');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('begins a page with the document that asks for its script', async () => {
    const titleAt = async (path: string) => (await api.anonymous.get(path)).text;
    for (const path of ['/', '/u/00004', '/admin/users']) {
      expect(await titleAt(path)).toContain('quản trị');
    }
    for (const path of ['/wall/01', '/login'])
      expect(await titleAt(path)).not.toContain('quản trị');
  });

  it('keeps what has its hash in its name for a year', async () => {
    const answer = await api.anonymous.get('/assets/index-abc123.js');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect((await api.anonymous.get('/favicon.svg')).headers.get('cache-control')).toBe('no-cache');
  });

  it('sends text compressed to whom can read it so', async () => {
    const encodingOf = async (accepted: string) => {
      const caller = api.anonymous.with({ 'accept-encoding': accepted });
      const answer = await caller.get('/assets/index-abc123.js');
      expect(answer.text).toBe('export {}');
      expect(answer.headers.get('content-type')).toContain('text/javascript');
      expect(answer.headers.get('cache-control')).toContain('immutable');
      return answer.headers.get('content-encoding');
    };
    await expect(encodingOf('gzip, br')).resolves.toBe('br');
    await expect(encodingOf('gzip')).resolves.toBe('gzip');
    await expect(encodingOf('identity')).resolves.toBeNull();
  });

  it('sends long answers compressed to whom can read them so, and short ones as they are', async () => {
    const encodingOf = async (path: string, accepted: string) => {
      const caller = admin.with({ 'accept-encoding': accepted });
      const answer = await caller.get(`/api/v1${path}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('vary')).toContain('Accept-Encoding');
      return answer.headers.get('content-encoding');
    };
    await expect(encodingOf('/kpis?limit=500', 'gzip, br')).resolves.toBe('br');
    await expect(encodingOf('/kpis?limit=500', 'gzip')).resolves.toBe('gzip');
    await expect(encodingOf('/kpis?limit=500', 'identity')).resolves.toBeNull();
    await expect(encodingOf('/auth/me', 'gzip, br')).resolves.toBeNull();
  });

  it.each(['/assets/gone.js', '/nothing', '/api', '/api/v1', '/api/v2/units', '/user', '/.env'])(
    'knows nothing at %s',
    async (path) => {
      const answer = await api.anonymous.get(path);
      expect(answer.status).toBe(404);
      expect(answer.json.code).toBe('not-found');
    },
  );

  it.each(['/abc/xyz', '/setup', '/user'])(
    'tells a reader who strayed to %s so in a page',
    async (path) => {
      const reader = api.anonymous.with({ accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
      const answer = await reader.get(path);
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('<title>Nhịp Xã');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it.each(['/api/v1/nothing', '/assets/gone.js', '/health', '/favicon.ico', '/.env'])(
    'has no page at %s for a browser either',
    async (path) => {
      const answer = await api.anonymous.with({ accept: 'text/html' }).get(path);
      expect(answer.status).toBe(404);
      expect(answer.json.code).toBe('not-found');
    },
  );

  it('leaves its folder by no path', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const path = '/assets/..%2f..%2f..%2fetc/passwd';
      request(api.url, { path }, (response) => resolve(response.statusCode))
        .on('error', reject)
        .end();
    });
    expect([400, 403, 404]).toContain(status);
  });

  it('describes its walls, from its own files', async () => {
    expect((await api.anonymous.get('/api/openapi.json')).json['openapi']).toBe('3.1.0');
    expect((await api.anonymous.get('/api/asyncapi.json')).json['asyncapi']).toBe('3.0.0');
    const docs = await api.anonymous.get('/api/docs');
    expect(docs.text).toContain('swagger-ui');
    expect(docs.text).not.toMatch(/(src|href)="https?:/);
    const script = await api.anonymous.get('/api/docs/swagger-ui-init.js');
    expect(script.text).toContain('/api/v1/units/{code}/kpis');
  });
});

describe('health', () => {
  it('is ready when nothing is missing, and says what is', async () => {
    expect((await api.anonymous.get('/health/live')).status).toBe(200);
    expect((await api.anonymous.get('/health/ready')).json).toEqual({ status: 'ok', missing: [] });
    api.missing.push('database');
    const answer = await api.anonymous.get('/health/ready');
    api.missing.length = 0;
    expect(answer.status).toBe(503);
    expect(answer.json).toMatchObject({ code: 'unavailable', missing: ['database'] });
  });

  it('gives figures as Prometheus reads them', async () => {
    const answer = await api.anonymous.get('/metrics');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/plain');
  });
});
