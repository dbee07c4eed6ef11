import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LIMITS, unitMap, type ImportedBoundaries, type UnitMap } from '@nhip-xa/contract';
import type { Answer, Caller } from './caller';
import { ADMIN_PASSWORD, startApi, type RunningApi } from './running-api';

/** Borders of real communes beside the repository; nothing of them is in it. */
const REAL = resolve(__dirname, '../../../shared/data/vietnam/communes_20_lang_son.geojson');
const isThere = existsSync(REAL);
if (!isThere) console.warn(`${REAL} is not there: it is not imported`);

const PROVINCE = '48';
const UNIT = '20194';
const NEIGHBOUR = '20195';
const PASSWORD = 'bon-nam-sau-tam';
const PATH = '/api/v1/boundaries';

let api: RunningApi;
let admin: Caller;

beforeAll(async () => {
  api = await startApi();
  admin = await api.signIn('admin', ADMIN_PASSWORD);
  await unit(PROVINCE, 'province', 'VN');
  await unit(UNIT, 'commune', PROVINCE);
  await unit(NEIGHBOUR, 'commune', PROVINCE);
  const camera = {
    id: 'cam',
    kind: 'camera',
    unit: UNIT,
    name: 'Cổng chợ',
    lat: 16.07,
    lon: 108.2,
  };
  expect((await admin.post('/api/v1/sources', camera)).status).toBe(201);
  await api.database(
    `INSERT INTO cases (unit, kind, id, ts, state, opened_at, open_from, lat, lon, statements)
     VALUES ($1, 'feedback', 'rác', now(), 'new', now(), now(), 16.07, 108.21, 1)`,
    [UNIT],
  );
}, 60_000);
afterAll(() => api.stop());

const unit = (code: string, level: string, parent: string): Promise<Answer> =>
  admin.post('/api/v1/units', { code, level, parent, name: { vi: `Xã ${code}` } });

async function user(role: string, of = UNIT): Promise<Caller> {
  const username = `${role}-${of}`;
  const body = { username, password: PASSWORD, displayName: username, role, unit: of };
  await admin.post('/api/v1/users', body);
  return api.signIn(username, PASSWORD);
}
async function wallOf(of: string): Promise<Caller> {
  const { json } = await admin.post('/api/v1/displays', { unit: of, name: 'Tường' });
  const exchanged = await api.anonymous.post('/api/v1/displays/exchange', { token: json.token });
  return api.anonymous.withCookieOf(exchanged);
}

const square = (lon: number, lat: number): number[][][] => [
  [
    [lon, lat],
    [lon + 0.1, lat],
    [lon + 0.1, lat + 0.1],
    [lon, lat + 0.1],
    [lon, lat],
  ],
];
const file = (...features: [code: string, coordinates: unknown][]): object => ({
  type: 'FeatureCollection',
  // as many tools write it
  crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } },
  features: features.map(([code, coordinates]) => ({
    type: 'Feature',
    properties: { code, ten: 'Xã' },
    geometry: { type: 'Polygon', coordinates },
  })),
});
const send = async (caller: Caller, body: object, query = ''): Promise<ImportedBoundaries> => {
  const { status, text, json } = await caller.post(`${PATH}${query}`, body);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return json as unknown as ImportedBoundaries;
};
async function map(caller: Caller, of: string): Promise<UnitMap> {
  const { status, text, json } = await caller.get(`/api/v1/units/${of}/map`);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return unitMap.parse(json);
}

describe('a file of boundaries', () => {
  it('is tried, taken and removed', async () => {
    const body = file([UNIT, square(108.1, 16)], ['00004', square(105.8, 21)]);
    const tried = await send(admin, body, '?dryRun=true');
    expect(tried).toEqual({
      imported: [UNIT],
      refused: [{ feature: 1, unit: '00004', why: 'unknown-unit' }],
      dryRun: true,
    });
    expect((await map(admin, UNIT)).boundary).toBeNull();
    expect(await send(admin, body)).toEqual({ ...tried, dryRun: false });
    expect((await map(admin, UNIT)).boundary?.type).toBe('Polygon');
    const removed = await admin.delete(`${PATH}?unit=${PROVINCE}`);
    expect([removed.status, removed.json['removed']]).toEqual([200, [UNIT]]);
    expect((await map(admin, UNIT)).boundary).toBeNull();
  });

  it('whose coordinates are swapped is refused with the reason', async () => {
    const swapped = square(108.1, 16).map((ring) => ring.map(([lon = 0, lat = 0]) => [lat, lon]));
    const { imported, refused } = await send(admin, file([UNIT, swapped]));
    expect([imported, refused]).toEqual([[], [{ feature: 0, unit: UNIT, why: 'swapped' }]]);
  });

  it('is looked through for the units of whoever sends it, and no others', async () => {
    const own = await user('admin');
    const body = file([UNIT, square(108.1, 16)], [NEIGHBOUR, square(108.2, 16)]);
    const { imported, refused } = await send(own, body);
    expect(imported).toEqual([UNIT]);
    expect(refused).toEqual([{ feature: 1, unit: NEIGHBOUR, why: 'unknown-unit' }]);
    // nothing is removed by leaving out whose
    expect((await own.delete(PATH)).status).toBe(400);
  });

  it('may be larger than other bodies, for who may send it alone', async () => {
    const filler = ' '.repeat(LIMITS.requestBytes);
    const body = `${filler}${JSON.stringify(file([UNIT, square(108.1, 16)]))}`;
    expect((await admin.send('POST', `${PATH}?dryRun=1`, body)).status).toBe(200);
    expect((await (await user('officer')).send('POST', PATH, body)).status).toBe(403);
    expect((await api.anonymous.send('POST', PATH, body)).status).toBe(401);
    const larger = ' '.repeat(LIMITS.boundaryFileBytes) + body;
    expect((await admin.send('POST', PATH, larger)).json.code).toBe('too-large');
  });

  it('has to be GeoJSON', async () => {
    for (const body of ['{"type":', '[]', '{"type":"Feature"}', '']) {
      expect((await admin.send('POST', PATH, body)).status).toBe(400);
    }
    const form = { 'content-type': 'text/plain' };
    expect((await admin.with(form).send('POST', PATH, '{}')).status).toBe(415);
  });

  (isThere ? it : it.skip)('of a real province is taken whole', async () => {
    const text = readFileSync(REAL, 'utf8');
    const { features } = JSON.parse(text) as { features: { properties: { code: string } }[] };
    const codes = features.map(({ properties }) => properties.code).sort();
    await unit('20', 'province', 'VN');
    for (const code of codes) await unit(code, 'commune', '20');
    const answer = await admin.send('POST', PATH, text);
    expect(answer.json).toEqual({ imported: codes, refused: [], dryRun: false });
    const { below } = await map(admin, '20');
    expect(below.map((one) => one.boundary !== null)).toEqual(codes.map(() => true));
  });
});

describe('a map', () => {
  it('shows sources and cases to who may see them', async () => {
    const seen = async (caller: Caller, of = UNIT): Promise<[number, number]> => {
      const { sources, cases } = await map(caller, of);
      return [sources.length, cases.length];
    };
    expect(await seen(await user('officer'))).toEqual([1, 1]);
    expect(await seen(await user('technician'))).toEqual([1, 0]);
    expect(await seen(await wallOf(UNIT))).toEqual([1, 1]);
    // a province's wall shows its communes, and not what stands in them
    const wall = await wallOf(PROVINCE);
    expect(await seen(wall, UNIT)).toEqual([0, 0]);
    expect((await map(wall, PROVINCE)).below.map((one) => one.unit)).toEqual([UNIT, NEIGHBOUR]);
  });

  it('of a province adds up what stands in its communes, for who may see it', async () => {
    const path = `/api/v1/units/${PROVINCE}/map/below`;
    const below = async (caller: Caller) => (await caller.get(path)).json;
    // the camera was never heard; the case has no date
    const here = { unit: UNIT, sources: { all: 1, silent: 1 }, cases: { open: 1, overdue: 0 } };
    expect(await below(admin)).toEqual({ unit: PROVINCE, units: [here] });
    const technician = await user('technician', PROVINCE);
    expect(await below(technician)).toEqual({
      unit: PROVINCE,
      units: [{ ...here, cases: null }],
    });
    expect((await (await user('officer')).get(path)).status).toBe(404);
  });

  it('is not sent again while nothing on it changed', async () => {
    const path = `/api/v1/units/${UNIT}/map`;
    const first = await admin.get(path);
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const asking = admin.with({ 'if-none-match': tag, 'cache-control': 'max-age=0' });
    const again = await asking.get(path);
    expect([again.status, again.text]).toEqual([304, '']);
    await send(admin, file([UNIT, square(108.15, 16)]));
    const changed = await asking.get(path);
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });
});
