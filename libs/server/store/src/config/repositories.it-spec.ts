import type { Author, NewSource } from '@nhip-xa/ports';
import { MemorySourceDirectory } from '../facts/source-directory';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { AuditTrail } from './audit';
import { DisplayRepository } from './displays';
import { PassRepository } from './passes';
import { SecretRotationRepository } from './secret-rotation';
import { SessionRepository } from './sessions';
import { SourceRepository } from './sources';
import { TokenRepository } from './tokens';
import { UnitRepository } from './units';
import { UserRepository } from './users';

const author: Author = { who: 'lan', role: 'admin', via: null };
const hash = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const page = { limit: 100 };

let opened: OpenedDatabase;
let units: UnitRepository;
let sources: SourceRepository;
let users: UserRepository;

const unit = (code: string, level: 'province' | 'commune', parent: string) =>
  units.create({ code, level, parent, name: { vi: `Đơn vị ${code}` }, simulated: false }, author);

const device = (id: string, over: Partial<NewSource> = {}): NewSource => ({
  id,
  kind: 'device',
  unit: '20194',
  name: `Trạm ${id}`,
  heartbeatSeconds: 60,
  attributes: {},
  secretHash: hash(1),
  ...over,
});

const feedsOf = (key: string): Promise<{ fact: string; declared: boolean }[]> =>
  opened.dataSource.query(
    `SELECT fact, declared FROM source_feeds
     WHERE source_id = (SELECT id FROM sources WHERE key = $1 AND removed_at IS NULL)
     ORDER BY fact`,
    [key],
  );

beforeAll(async () => {
  opened = await openDatabase();
  units = new UnitRepository(opened.config);
  sources = new SourceRepository(opened.config);
  users = new UserRepository(opened.config);
  await unit('48', 'province', 'VN');
  await unit('20194', 'commune', '48');
  await unit('20195', 'commune', '48');
  await unit('01', 'province', 'VN');
});
afterAll(() => opened.close());

describe('units', () => {
  it('know their path from the root', async () => {
    await expect(units.pathOf('20194')).resolves.toEqual(['VN', '48', '20194']);
    await expect(units.pathOf('99999')).resolves.toBeUndefined();
  });

  it('keep leading zeros', async () => {
    await expect(units.one('01')).resolves.toMatchObject({ code: '01', parent: 'VN' });
  });

  it('list a subtree, page by page', async () => {
    const first = await units.list({ within: '48' }, { limit: 2 });
    expect(first.items.map(({ code }) => code)).toEqual(['20194', '20195']);
    const rest = await units.list({ within: '48' }, { limit: 2, cursor: first.next as string });
    expect(rest.items.map(({ code }) => code)).toEqual(['48']);
    expect(rest.next).toBeNull();
  });

  it('refuse a cursor that no list gave', async () => {
    await expect(units.list({ within: 'VN' }, { limit: 2, cursor: 'xx' })).rejects.toThrow(
      'cursor',
    );
  });

  it('exist once', async () => {
    await expect(unit('48', 'province', 'VN')).resolves.toBe('exists');
  });

  it('keep what a change does not mention, and clear what it nulls', async () => {
    await units.patch('01', { kind: 'thành phố', population: 8_000_000 }, author);
    const after = await units.patch('01', { population: null, validFrom: '2025-07-01' }, author);
    expect(after).toMatchObject({
      kind: 'thành phố',
      population: null,
      validFrom: '2025-07-01',
      name: { vi: 'Đơn vị 01' },
    });
  });
});

describe('limits', () => {
  const rate = { itemsPerSecond: 2.5, burst: 10 };

  it('of a source and of a unit are kept, changed, cleared, written down and known at once', async () => {
    const directory = new MemorySourceDirectory(opened.database, () => true);
    await sources.create(device('limited', { limits: rate }), author);
    await units.patch('20194', { limits: { connections: 3 } }, author);
    await directory.load();
    expect(directory.find('20194.limited')).toMatchObject({ limits: rate });
    expect(directory.limitsOfUnit('20194')).toEqual({ connections: 3 });
    expect(directory.limitsOfUnit('20195')).toBeNull();

    await expect(sources.one('20194.limited')).resolves.toMatchObject({ limits: rate });
    await expect(units.one('20194')).resolves.toMatchObject({ limits: { connections: 3 } });
    await expect(sources.patch('20194.limited', { limits: null }, author)).resolves.toMatchObject({
      limits: null,
    });
    await units.patch('20194', { limits: null }, author);
    await Promise.all([directory.refresh('20194.limited'), directory.loadUnits()]);
    expect(directory.find('20194.limited')).toMatchObject({ limits: null });
    expect(directory.limitsOfUnit('20194')).toBeNull();
    const changes = await opened.dataSource.query<object[]>(
      `SELECT before->'limits' AS before, after->'limits' AS after FROM audit
       WHERE action = 'source.patch' AND target = 'source 20194.limited'`,
    );
    expect(changes).toEqual([{ before: rate, after: null }]);
  });
});

describe('sources', () => {
  it('have presence and declared feeds from the moment they exist', async () => {
    await sources.create(
      device('a', { feeds: ['reading:water_level', 'case', 'case:alarm'] }),
      author,
    );
    await expect(sources.one('20194.a')).resolves.toMatchObject({
      state: 'offline',
      heardAt: null,
      metrics: [],
    });
    // `case` alone names no kind of fact
    await expect(feedsOf('20194.a')).resolves.toEqual([
      { fact: 'case:alarm', declared: true },
      { fact: 'reading:water_level', declared: true },
    ]);
  });

  it('still feed what they ever sent when they declare it no longer', async () => {
    await sources.create(device('b', { feeds: ['reading:rain', 'reading:depth'] }), author);
    await opened.dataSource.query(
      `INSERT INTO series (commune, source_id, metric)
       SELECT '20194', id, 'rain' FROM sources WHERE key = '20194.b'`,
    );
    await sources.patch('20194.b', { feeds: ['reading:noise'] }, author);
    await expect(feedsOf('20194.b')).resolves.toEqual([
      { fact: 'reading:noise', declared: true },
      { fact: 'reading:rain', declared: false },
    ]);
  });

  it('exist once under a key, until they are removed', async () => {
    await expect(sources.create(device('a'), author)).resolves.toBe('exists');
    await expect(sources.remove('20194.a', author)).resolves.toBe(true);
    await expect(sources.one('20194.a')).resolves.toBeUndefined();
    await expect(sources.remove('20194.a', author)).resolves.toBe(false);
    await expect(sources.create(device('a'), author)).resolves.toMatchObject({ key: '20194.a' });
  });

  it('are listed by subtree, kind and state', async () => {
    await sources.create(device('cam', { kind: 'camera', unit: '20195' }), author);
    const keys = async (filter: Parameters<SourceRepository['list']>[0]) =>
      (await sources.list(filter, page)).items.map(({ key }) => key);
    await expect(keys({ within: '20195' })).resolves.toEqual(['20195.cam']);
    await expect(keys({ within: '48', kind: 'camera' })).resolves.toEqual(['20195.cam']);
    await expect(keys({ within: 'VN', state: 'online' })).resolves.toEqual([]);
    await expect(keys({ within: '01' })).resolves.toEqual([]);
  });

  it('never show their secret, nor does the audit', async () => {
    const rotation = new SecretRotationRepository(opened.config, Date.now);
    await rotation.replace([{ key: '20195.cam', secretHash: hash(9) }], null, author);
    const entries = await new AuditTrail(opened.config).list({ within: 'VN' }, page);
    const text = JSON.stringify([await sources.one('20195.cam'), entries]);
    expect(text).not.toMatch(/hash/i);
    expect(entries.items[0]).toMatchObject({
      action: 'source.credential',
      unit: '20195',
      target: 'source 20195.cam',
      who: 'lan',
    });
  });
});

describe('users', () => {
  const someone = (username: string, role = 'admin', of = 'VN') =>
    users.create(
      { username, passwordHash: 'x', displayName: username, role: role as 'admin', unit: of },
      author,
    );

  it('keep the last one who can do everything', async () => {
    await someone('first');
    await someone('commune-admin', 'admin', '20194');
    await expect(users.remove('first', author)).resolves.toBe('last-administrator');
    await expect(users.patch('first', { role: 'officer' }, author)).resolves.toBe(
      'last-administrator',
    );
    await someone('second');
    await expect(users.patch('first', { unit: '48' }, author)).resolves.toMatchObject({
      unit: '48',
    });
  });

  it('do not both vanish when two administrators remove each other at once', async () => {
    await users.patch('first', { unit: 'VN' }, author);
    const removed = await Promise.all([
      users.remove('first', author),
      users.remove('second', author),
    ]);
    expect(removed.filter((each) => each === true)).toHaveLength(1);
    expect(removed).toContain('last-administrator');
  });
});

describe('passes', () => {
  it('stand for who is behind them, in one query, until they are taken back', async () => {
    await users.create(
      { username: 'hoa', passwordHash: 'x', displayName: 'Hoa', role: 'chairman', unit: '20194' },
      author,
    );
    const sessions = new SessionRepository(opened.config);
    const tokens = new TokenRepository(opened.config);
    const displays = new DisplayRepository(opened.config);
    const passes = new PassRepository(opened.config);
    const { id: userId } = (await users.credentials('hoa')) as { id: number };
    const atMs = Date.now();
    const session = await sessions.open({
      userId,
      hash: hash(11),
      atMs,
      expiresAtMs: atMs + 1_000,
      most: 2,
    });
    const token = await tokens.create(
      {
        name: 't',
        role: 'officer',
        unit: '20194',
        maker: 'hoa',
        hash: hash(12),
        expiresAtMs: null,
      },
      author,
    );
    const wall = await displays.create({ unit: '20195', name: 'Sảnh', hash: hash(13) }, author);

    const ids = { sessions: [session], tokens: [token.id], displays: [wall.id] };
    await expect(passes.standing(ids)).resolves.toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'user', username: 'hoa', unit: '20194' }),
        expect.objectContaining({
          kind: 'token',
          maker: 'hoa',
          makerRole: 'chairman',
          unitPath: ['VN', '48', '20194'],
        }),
        expect.objectContaining({ kind: 'display', unit: '20195', createdAtMs: null }),
      ]),
    );
    await expect(passes.find({ kind: 'session', hash: hash(12) })).resolves.toBeUndefined();

    await displays.revoke(wall.id, author);
    await users.remove('hoa', author);
    await expect(passes.standing(ids)).resolves.toEqual([]);
  });

  it('of one person are bounded: the one unused for longest goes', async () => {
    await users.create(
      { username: 'nam', passwordHash: 'x', displayName: 'Nam', role: 'officer', unit: '20194' },
      author,
    );
    const { id: userId } = (await users.credentials('nam')) as { id: number };
    const sessions = new SessionRepository(opened.config);
    const passes = new PassRepository(opened.config);
    const atMs = Date.now();
    for (const [byte, later] of [
      [21, 0],
      [22, 1],
      [23, 2],
    ] as const) {
      const times = { atMs: atMs + later, expiresAtMs: atMs + 60_000 };
      await sessions.open({ userId, hash: hash(byte), ...times, most: 2 });
    }
    await expect(passes.find({ kind: 'session', hash: hash(21) })).resolves.toBeUndefined();
    await expect(passes.find({ kind: 'session', hash: hash(23) })).resolves.toBeDefined();
  });
});

describe('the audit', () => {
  it('is told by subtree, by person and by time, newest first, page by page', async () => {
    const audit = new AuditTrail(opened.config);
    const first = await audit.list({ within: '48' }, { limit: 1 });
    const second = await audit.list({ within: '48' }, { limit: 1, cursor: first.next as string });
    expect(Number(first.items[0]?.id)).toBeGreaterThan(Number(second.items[0]?.id));
    await expect(audit.list({ within: '01', who: 'nobody' }, page)).resolves.toEqual({
      items: [],
      next: null,
    });
    const { items } = await audit.list({ within: '01', toMs: Date.now() + 1_000 }, page);
    expect(items.map(({ action }) => action)).toEqual(['unit.patch', 'unit.patch', 'unit.create']);
    expect(items.at(-2)).toMatchObject({ before: { kind: null }, after: { kind: 'thành phố' } });
  });

  it('is written in the transaction of the change: when it cannot be, nothing changed', async () => {
    await opened.dataSource.query(
      'ALTER TABLE audit ADD CONSTRAINT full_up CHECK (false) NOT VALID',
    );
    try {
      await expect(units.patch('48', { kind: 'tỉnh' }, author)).rejects.toThrow();
      await expect(unit('79', 'province', 'VN')).rejects.toThrow();
    } finally {
      await opened.dataSource.query('ALTER TABLE audit DROP CONSTRAINT full_up');
    }
    await expect(units.one('48')).resolves.toMatchObject({ kind: null });
    await expect(units.one('79')).resolves.toBeUndefined();
  });
});
