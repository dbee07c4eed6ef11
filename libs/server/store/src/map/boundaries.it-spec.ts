import type { ImportBoundaries, ImportedBoundaries, UnitMap } from '@nhip-xa/contract';
import type { CaseFields } from '@nhip-xa/domain';
import type { Author } from '@nhip-xa/ports';
import { caseSaid, status, us } from '../../test/items';
import { World } from '../../test/world';
import { PgBoundaries } from './pg-boundaries';
import { PgUnitMaps } from './unit-map';

let world: World;
let province: string;
let commune: string;
let other: string;

const NOON = us('2026-11-20T12:00:00+07:00');
const AN: Author = { who: 'an', role: 'admin', via: null };

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.nowUs = NOON;
  province = await world.province();
  commune = await world.commune(province);
  other = await world.commune(province);
});

const square = (lon: number, lat = 21): object => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, lat],
      [lon + 0.1, lat],
      [lon + 0.1, lat + 0.1],
      [lon, lat + 0.1],
      [lon, lat],
    ],
  ],
});
/** The same, wound as it is kept: clockwise, from the same corner. */
const kept = (lon: number, lat = 21): object => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, lat],
      [lon, lat + 0.1],
      [lon + 0.1, lat + 0.1],
      [lon + 0.1, lat],
      [lon, lat],
    ],
  ],
});

const file = (...features: [properties: Record<string, unknown> | null, geometry: unknown][]) =>
  ({
    type: 'FeatureCollection',
    features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
  }) satisfies ImportBoundaries;

const take = (
  of: ImportBoundaries,
  over: { dryRun?: boolean; property?: string; within?: string } = {},
): Promise<ImportedBoundaries> =>
  new PgBoundaries(world.opened.config).import(
    { within: province, property: 'code', dryRun: false, file: of, ...over },
    AN,
  );

const ALL = { sources: true, cases: true };
const NOTHING = { sources: false, cases: false };
const standing = (unit: string, parts = ALL) =>
  new PgUnitMaps(world.opened.database).read(unit, parts, { atMs: NOON / 1000, past: false });
async function map(unit: string, parts = ALL): Promise<UnitMap> {
  const found = await standing(unit, parts);
  if (!found) throw new Error(`no map of ${unit}`);
  return found.whole();
}

describe('a file of borders', () => {
  it('is taken feature by feature, and what is refused says why', async () => {
    const elsewhere = await world.commune();
    const answer = await take(
      file(
        [{ code: commune }, square(106)],
        [{ code: elsewhere }, square(107)],
        [{ name: 'không mã' }, square(107)],
        [null, square(107)],
        // a number has lost its leading zeros
        [{ code: Number(other) }, square(107)],
        [{ code: other }, { type: 'LineString', coordinates: [] }],
      ),
    );
    expect(answer).toEqual({
      imported: [commune],
      refused: [
        { feature: 1, unit: elsewhere, why: 'unknown-unit' },
        { feature: 2, unit: null, why: 'no-code' },
        { feature: 3, unit: null, why: 'no-code' },
        { feature: 4, unit: null, why: 'no-code' },
        { feature: 5, unit: other, why: 'no-polygon' },
      ],
      dryRun: false,
    });
    expect((await map(commune)).boundary).toEqual(kept(106));
    expect((await map(other)).boundary).toBeNull();
  });

  it('may name its units in another property, and speaks of each once', async () => {
    const answer = await take(
      file(
        [{ ma: commune }, square(106)],
        [{ ma: other }, square(107)],
        [{ ma: other }, square(108)],
      ),
      { property: 'ma' },
    );
    expect(answer.imported).toEqual([commune]);
    // which of the two is the whole of it nobody can know
    expect(answer.refused.map(({ feature, why }) => [feature, why])).toEqual([
      [1, 'twice'],
      [2, 'twice'],
    ]);
  });

  it('changes nothing when it is only tried, and answers the same', async () => {
    const given = file([{ code: commune }, square(106)], [{ code: other }, null]);
    const tried = await take(given, { dryRun: true });
    expect((await map(commune)).boundary).toBeNull();
    expect(await audited()).toEqual([]);
    expect(await take(given)).toEqual({ ...tried, dryRun: false });
    expect((await map(commune)).boundary).not.toBeNull();
  });

  it('replaces what was there, is written down, and is removed with all below a unit', async () => {
    await take(file([{ code: commune }, square(106)], [{ code: province }, square(105)]));
    await take(file([{ code: commune }, square(107)]));
    expect((await map(commune)).boundary).toEqual(kept(107));
    const boundaries = new PgBoundaries(world.opened.config);
    expect(await boundaries.remove(other, AN)).toEqual([]);
    expect(await boundaries.remove(province, AN)).toEqual([province, commune].sort());
    expect((await map(commune)).boundary).toBeNull();
    expect(await audited()).toEqual([
      ['boundary.import', null, { units: [province, commune].sort(), points: 10 }],
      ['boundary.import', null, { units: [commune], points: 5 }],
      ['boundary.remove', { units: [province, commune].sort() }, null],
    ]);
  });

  const audited = async (): Promise<unknown[][]> =>
    (
      await world.query<{ action: string; before: unknown; after: unknown }>(
        'SELECT action, before, after FROM audit WHERE unit = $1 ORDER BY id',
        [province],
      )
    ).map(({ action, before, after }) => [action, before, after]);
});

describe('a map', () => {
  it('of a province shows its communes, without those that are pretended', async () => {
    const pretended = await world.commune(province, { simulated: true });
    await world.query(
      `UPDATE units SET lat = 21.8, lon = 106.7, name_en = 'Dong Kinh' WHERE code = $1`,
      [commune],
    );
    await take(file([{ code: commune }, square(106)]));
    const vi = (code: string) => `Đơn vị ${code}`;
    expect(await map(province)).toEqual({
      unit: province,
      boundary: null,
      below: [
        {
          unit: commune,
          name: { vi: vi(commune), en: 'Dong Kinh' },
          ...{ lat: 21.8, lon: 106.7, boundary: kept(106) },
        },
        {
          unit: other,
          name: { vi: vi(other), en: vi(other) },
          ...{ lat: null, lon: null, boundary: null },
        },
      ],
      sources: [],
      cases: [],
    });
    expect((await map(pretended)).unit).toBe(pretended);
    expect(await standing('99')).toBeUndefined();
  });

  it('shows the sources that have a place, dark ones first', async () => {
    const place = async (state: string, since: string, lat: number | null) => {
      const { id, key } = await world.source(commune, { kind: 'camera' });
      await world.query('UPDATE sources SET lat = $2, lon = 106.7 WHERE id = $1', [id, lat]);
      await world.query('UPDATE presence SET state = $2, since = $3 WHERE source_id = $1', [
        ...[id, state, since],
      ]);
      return key;
    };
    const since = '2026-11-20T01:00:00.000Z';
    const earlier = '2026-11-19T01:00:00.000Z';
    const online = await place('online', since, 21.8);
    const dark = await place('offline', since, 21.9);
    const darker = await place('offline', earlier, 21.9);
    await place('offline', since, null);
    const { sources } = await map(commune);
    expect(sources.map(({ source }) => source)).toEqual([darker, dark, online]);
    expect(sources[0]).toEqual({
      ...{ source: darker, name: darker, kind: 'camera', lat: 21.9, lon: 106.7 },
      ...{ state: 'offline', since: earlier },
    });
    expect((await map(commune, NOTHING)).sources).toEqual([]);
  });

  it('shows the open cases that say where they are, overdue ones first', async () => {
    const desk = await world.source(commune);
    const dueUs = us('2026-11-20T10:00:00+07:00');
    const reported = (id: string, state: string, fields: CaseFields) =>
      caseSaid(commune, `feedback ${id}`, us('2026-11-20T08:00:00+07:00'), state, {
        location: { lat: 21.8, lon: 106.7 },
        ...fields,
      });
    await world.say(desk, [
      reported('later', 'new', {
        due: { at: us('2026-11-21T10:00:00+07:00') },
        category: 'rác',
      }),
      reported('late', 'new', { due: { at: dueUs } }),
      reported('done', 'resolved', { due: { at: dueUs } }),
      reported('nowhere', 'new', { location: null }),
    ]);
    const { cases } = await map(commune);
    // a number of our own: an id is any text of its source's
    const id = expect.stringMatching(/^[1-9]\d*$/) as string;
    expect(cases).toEqual([
      { kind: 'feedback', id, category: null, lat: 21.8, lon: 106.7, overdue: true },
      { kind: 'feedback', id, category: 'rác', lat: 21.8, lon: 106.7, overdue: false },
    ]);
    expect(new Set(cases.map((one) => one.id)).size).toBe(2);
    expect((await map(commune, NOTHING)).cases).toEqual([]);
  });

  it('of a province has its communes added up, whose clock stands still is not overdue', async () => {
    const desk = await world.source(commune);
    await world.source(other);
    const pretended = await world.source(await world.commune(province, { simulated: true }));
    const dueUs = us('2026-11-20T10:00:00+07:00');
    const said = (id: string, state: string, of = commune) =>
      caseSaid(of, `dossier ${id}`, us('2026-11-20T08:00:00+07:00'), state, { due: { at: dueUs } });
    const states = ['processing', 'supplement', 'finished'] as const;
    await world.say(
      desk,
      states.map((state) => said(state, state)),
    );
    await world.say(pretended, [said('p', 'processing', pretended.unit)]);
    const maps = new PgUnitMaps(world.opened.database);
    const below = await maps.below(province, ALL, { atMs: NOON / 1000, past: false });
    expect(below.units).toEqual([
      { unit: commune, sources: { all: 1, silent: 0 }, cases: { open: 2, overdue: 1 } },
      { unit: other, sources: { all: 1, silent: 1 }, cases: { open: 0, overdue: 0 } },
    ]);
    const { units } = await maps.below(province, NOTHING, { atMs: NOON / 1000, past: false });
    expect(units).toEqual([]);
  });

  it('shows a moment of the past as it stood, of one unit and of those below', async () => {
    const place = { lat: 21.8, lon: 106.7 };
    const camera = await world.source(commune, { kind: 'camera' });
    await world.query('UPDATE sources SET lat = 21, lon = 106 WHERE id = $1', [camera.id]);
    const [eight, ten] = ['08:00', '10:00'].map((time) => us(`2026-11-20T${time}:00+07:00`));
    const said = (ts: number, state: string) =>
      caseSaid(commune, 'feedback a', ts, state, { due: { at: ten as number }, location: place });
    await world.say(camera, status('online', NOON), { receivedAtUs: NOON });
    await world.say(await world.source(commune), [said(eight as number, 'new')]);
    await world.say(await world.source(commune), [said(NOON - 60_000_000, 'resolved')]);
    const maps = new PgUnitMaps(world.opened.database);
    const then = async (time: string) => {
      const moment = { atMs: us(`2026-11-20T${time}:00+07:00`) / 1_000, past: true };
      const whole = await (await maps.read(commune, ALL, moment))?.whole();
      const below = await maps.below(province, ALL, moment);
      const [{ cases } = { cases: undefined }] = below.units.filter(({ unit }) => unit === commune);
      return {
        cases: whole?.cases.map(({ overdue }) => overdue),
        cameras: whole?.sources.map(({ state }) => state),
        below: cases,
      };
    };
    const cameras = ['offline'];
    expect(await then('07:00')).toEqual({ cases: [], cameras, below: { open: 0, overdue: 0 } });
    expect(await then('09:00')).toEqual({
      cases: [false],
      cameras,
      below: { open: 1, overdue: 0 },
    });
    expect(await then('11:00')).toEqual({ cases: [true], cameras, below: { open: 1, overdue: 1 } });
    expect((await map(commune)).cases).toEqual([]);
    expect((await map(commune)).sources).toMatchObject([{ state: 'online' }]);
  });

  it('has a tag that is another one as soon as anything on it is', async () => {
    const tag = async (parts = ALL): Promise<string> => (await standing(commune, parts))?.tag ?? '';
    const source = await world.source(commune, { kind: 'camera' });
    await world.query('UPDATE sources SET lat = 21, lon = 106 WHERE id = $1', [source.id]);
    const first = await tag();
    expect(await tag()).toBe(first);
    expect(await tag(NOTHING)).not.toBe(first);
    await take(file([{ code: commune }, square(106)]));
    const drawn = await tag();
    expect(drawn).not.toBe(first);
    await take(file([{ code: commune }, square(106)]));
    expect(await tag()).not.toBe(drawn);
    const redrawn = await tag();
    await world.query(`UPDATE presence SET state = 'online' WHERE source_id = $1`, [source.id]);
    expect(await tag()).not.toBe(redrawn);
  });
});
