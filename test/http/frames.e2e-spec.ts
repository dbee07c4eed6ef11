import { request } from 'node:http';
import sharp from 'sharp';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';
import type { Caller } from './caller';

const UNIT = '20194';
const CAMERA = `${UNIT}.camera-1`;
const FRAME = `/api/v1/sources/${CAMERA}/frame`;

let api: RunningApi;
let admin: Caller;
let bytes: Buffer;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  const units = [
    { code: '48', level: 'province', parent: 'VN', name: { vi: 'Đà Nẵng' } },
    { code: UNIT, level: 'commune', parent: '48', name: { vi: 'Hải Châu' } },
    { code: `${UNIT}-1`, level: 'village', parent: UNIT, name: { vi: 'Tổ 1' } },
  ];
  for (const unit of units) await admin.post('/api/v1/units', unit);
  const source = { id: 'camera-1', kind: 'camera', unit: UNIT, name: 'Camera cổng chợ' };
  await admin.post('/api/v1/sources', source);
  bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
}, 60_000);
afterAll(() => api.stop());

/** A frame of the camera came at a moment; `small` is its copy, where it could be made. */
const came = async (at: string, small: Buffer | null): Promise<void> => {
  await api.database(
    `INSERT INTO frames (source_id, at, content_type, hash, bytes, small, small_at)
     SELECT id, $2::timestamptz, 'image/png', decode(md5($2::timestamptz::text), 'hex'), $3, $4, $2::timestamptz
     FROM sources WHERE key = $1
     ON CONFLICT (source_id) DO UPDATE SET at = excluded.at, hash = excluded.hash, small = excluded.small`,
    [CAMERA, at, bytes, small],
  );
};

const wallOf = async (unit: string): Promise<Caller> => {
  const { token } = (await admin.post('/api/v1/displays', { unit, name: 'Tường' })).json;
  return api.anonymous.withCookieOf(
    await api.anonymous.post('/api/v1/displays/exchange', { token }),
  );
};

it('there is none before one came', async () => {
  const answer = await admin.get(FRAME);
  expect([answer.status, answer.json.code]).toEqual([404, 'not-found']);
  expect((await admin.get(`/api/v1/sources/${CAMERA}`)).json['frameAt']).toBeNull();
});

it('comes as it was sent, for this reader alone, to be asked after each time', async () => {
  await came('2026-11-20T05:00:00Z', Buffer.from('small'));
  const { token } = (await admin.post('/api/v1/tokens', { name: 'T' })).json;
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(api.url + FRAME, { headers });
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  const header = (name: string): string | null => response.headers.get(name);
  expect(header('content-type')).toBe('image/png');
  expect(header('cache-control')).toBe('private, no-cache');
  expect(header('content-disposition')).toMatch(/^inline/);
  expect(header('x-content-type-options')).toBe('nosniff');
  expect(header('last-modified')).toBe('Fri, 20 Nov 2026 05:00:00 GMT');
  expect((await admin.get(`/api/v1/sources/${CAMERA}`)).json['frameAt']).toBe(
    '2026-11-20T05:00:00.000Z',
  );
});

/** As a browser asks whether what it has still stands; what fetches here says besides: none of it. */
async function statusFor(path: string, headers: Record<string, string>): Promise<number> {
  const { token } = (await admin.post('/api/v1/tokens', { name: 'T' })).json;
  const authorization = `Bearer ${token}`;
  return new Promise((resolve, reject) => {
    request(api.url + path, { headers: { ...headers, authorization } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

it('is not sent again to who has it already, and is when another came', async () => {
  const { headers } = await admin.get(FRAME);
  const known = { 'if-none-match': headers.get('etag') ?? '' };
  expect(await statusFor(FRAME, known)).toBe(304);
  const since = { 'if-modified-since': headers.get('last-modified') ?? '' };
  expect(await statusFor(FRAME, since)).toBe(304);
  // the small copy is other bytes
  expect(await statusFor(`${FRAME}?size=small`, known)).toBe(200);
  await came('2026-11-20T05:01:00Z', Buffer.from('small'));
  expect(await statusFor(FRAME, known)).toBe(200);
  expect(await statusFor(FRAME, since)).toBe(200);
});

it('small is a JPEG; none where the picture cannot be read', async () => {
  await came('2026-11-20T05:02:00Z', Buffer.from('small'));
  const small = await admin.get(`${FRAME}?size=small`);
  expect([small.headers.get('content-type'), small.text]).toEqual(['image/jpeg', 'small']);
  await came('2026-11-20T05:03:00Z', null);
  expect((await admin.get(`${FRAME}?size=small`)).status).toBe(404);
  expect((await admin.get(FRAME)).status).toBe(200);
  expect((await admin.get(`${FRAME}?size=huge`)).status).toBe(400);
});

it('is shown to a wall small, of its own unit only', async () => {
  await came('2026-11-20T05:04:00Z', Buffer.from('small'));
  const own = await wallOf(UNIT);
  expect((await own.get(`${FRAME}?size=small`)).status).toBe(200);
  expect((await own.get(FRAME)).status).toBe(403);
  // the wall of the province reads the commune's numbers, not its cameras
  expect((await (await wallOf('48')).get(`${FRAME}?size=small`)).status).toBe(404);
});
