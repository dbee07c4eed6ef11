import type { Author, NewSource } from '@nhip-xa/ports';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { MemorySourceDirectory } from '../facts/source-directory';
import { AuditTrail } from './audit';
import { SourceImportRepository } from './source-imports';
import { SourceRepository } from './sources';
import { UnitRepository } from './units';

const author: Author = { who: 'lan', role: 'admin', via: null };
const page = { limit: 1_000 };

let opened: OpenedDatabase;
let imports: SourceImportRepository;
let sources: SourceRepository;

const device = (id: string, over: Partial<NewSource> = {}): NewSource => ({
  id,
  kind: 'device',
  unit: '20194',
  name: `Trạm ${id}`,
  heartbeatSeconds: 60,
  attributes: {},
  secretHash: new Uint8Array(32).fill(1),
  ...over,
});
const many = (prefix: string, count: number): NewSource[] =>
  Array.from({ length: count }, (_, n) => device(`${prefix}-${n}`));
const count = async (sql: string): Promise<number> => {
  const [row] = await opened.dataSource.query<{ n: string }[]>(`SELECT count(*) AS n ${sql}`);
  return Number(row?.n);
};

beforeAll(async () => {
  opened = await openDatabase();
  imports = new SourceImportRepository(opened.config);
  sources = new SourceRepository(opened.config);
  const units = new UnitRepository(opened.config);
  const unit = (code: string, level: 'province' | 'commune', parent: string) =>
    units.create({ code, level, parent, name: { vi: code }, simulated: false }, author);
  await unit('48', 'province', 'VN');
  await unit('20194', 'commune', '48');
  await unit('20195', 'commune', '48');
});
afterAll(() => opened.close());

it('registers them as if one by one: presence, feeds, and what is written down', async () => {
  const feeds = ['reading:rain', 'case', 'reading:rain', 'event:a.b'];
  const given = [device('a', { feeds, lat: 16, lon: 108 }), device('b', { unit: '48' })];
  await expect(imports.add(given, author)).resolves.toBe('added');
  await expect(sources.one('20194.a')).resolves.toMatchObject({ feeds, lat: 16, state: 'offline' });
  const declared = await opened.dataSource.query(
    `SELECT s.key, f.fact FROM source_feeds f JOIN sources s ON s.id = f.source_id
     WHERE declared ORDER BY fact`,
  );
  // told twice, it is declared once; `case` names no kind of fact
  expect(declared).toEqual([
    { key: '20194.a', fact: 'event:a.b' },
    { key: '20194.a', fact: 'reading:rain' },
  ]);
  const { items } = await new AuditTrail(opened.config).list({ within: '48' }, page);
  const notes = items.filter(({ action }) => action === 'source.import');
  expect(notes.map(({ who, unit, target, before }) => [who, unit, target, before]).sort()).toEqual([
    ['lan', '20194', 'source 20194.a', null],
    ['lan', '48', 'source 48.b', null],
  ]);
  expect(JSON.stringify(notes)).not.toMatch(/hash/i);
});

it('registers more than go into one statement', async () => {
  await expect(imports.add(many('m', 401), author)).resolves.toBe('added');
  expect(await count(`FROM sources WHERE local_id LIKE 'm-%'`)).toBe(401);
  expect(
    await count(`FROM presence p JOIN sources s ON s.id = p.source_id WHERE s.local_id LIKE 'm-%'`),
  ).toBe(401);
});

it('registers none where one of the last is taken already', async () => {
  const audited = await count('FROM audit');
  const given = [...many('n', 300), device('a')];
  await expect(imports.add(given, author)).resolves.toBe('exists');
  expect(await count(`FROM sources WHERE local_id LIKE 'n-%'`)).toBe(0);
  expect(await count('FROM audit')).toBe(audited);
});

it('knows what lines speak of within a subtree only, and nothing that was removed', async () => {
  await sources.create(device('c', { unit: '20195', kind: 'gateway' }), author);
  await sources.create(device('gone'), author);
  await sources.remove('20194.gone', author);
  const asked = {
    units: ['48', '20194', '20195', '99999'],
    keys: ['20194.a', '20195.c', '20194.gone', '20194.none'],
  };
  const own = await imports.surroundings({ within: '20194', ...asked });
  expect([...own.units]).toEqual([['20194', { level: 'commune', path: ['VN', '48', '20194'] }]]);
  expect([...own.sources]).toEqual([['20194.a', 'device']]);
  const all = await imports.surroundings({ within: 'VN', ...asked });
  expect([...all.units.keys()].sort()).toEqual(['20194', '20195', '48']);
  expect([...all.sources].sort()).toEqual([
    ['20194.a', 'device'],
    ['20195.c', 'gateway'],
  ]);
});

it('lets the directory follow all of them with one question', async () => {
  const directory = new MemorySourceDirectory(opened.database, () => true);
  await directory.load();
  await imports.add(many('f', 3), author);
  expect(directory.find('20194.f-0')).toBeUndefined();
  await directory.refreshAll(['20194.f-0', '20194.f-2', '20194.none']);
  expect(['f-0', 'f-1', 'f-2', 'none'].map((id) => directory.find(`20194.${id}`)?.kind)).toEqual([
    'device',
    undefined,
    'device',
    undefined,
  ]);
});
