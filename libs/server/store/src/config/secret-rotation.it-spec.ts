import type { Author, Renewal } from '@nhip-xa/ports';
import { openDatabase, type OpenedDatabase } from '../../test/opened-database';
import { DoorBook } from '../door/door-book';
import { MemorySourceDirectory } from '../facts/source-directory';
import { AuditTrail } from './audit';
import { SecretRotationRepository } from './secret-rotation';
import { SourceRepository } from './sources';
import { UnitRepository } from './units';

const author: Author = { who: 'lan', role: 'admin', via: null };
const HOUR_MS = 3_600_000;
/** The database has a clock of its own: what it says of a grace is said of now. */
const NOW_MS = Date.now();

/** A secret is its own hash here. */
const hashOf = (secret: string): Uint8Array => Buffer.from(secret);
const renewal = (key: string, secret: string): Renewal => ({ key, secretHash: hashOf(secret) });

let opened: OpenedDatabase;
let sources: SourceRepository;
let rotation: SecretRotationRepository;
let hashed = 0;

/** What a process knows after its start. */
async function started(door?: DoorBook): Promise<MemorySourceDirectory> {
  const directory = new MemorySourceDirectory(
    opened.database,
    (secret, hash) => {
      hashed += 1;
      return Buffer.from(secret).equals(hash);
    },
    (use) => door?.newSecretUsed(use),
  );
  await directory.load();
  return directory;
}

/** Which of the secrets work at a moment. */
async function working(
  directory: MemorySourceDirectory,
  key: string,
  secrets: readonly string[],
  nowMs: number,
): Promise<string[]> {
  const right: string[] = [];
  for (const secret of secrets) {
    if (await directory.authenticate(key, Buffer.from(secret), nowMs)) right.push(secret);
  }
  return right;
}

async function made(id: string): Promise<string> {
  await sources.create(
    {
      ...{ id, kind: 'device', unit: '20194', name: id, heartbeatSeconds: 60, attributes: {} },
      secretHash: hashOf('first'),
    },
    author,
  );
  return `20194.${id}`;
}

beforeAll(async () => {
  opened = await openDatabase();
  const units = new UnitRepository(opened.config);
  const unit = (code: string, level: 'province' | 'commune', parent: string) =>
    units.create({ code, level, parent, name: { vi: code }, simulated: false }, author);
  await unit('48', 'province', 'VN');
  await unit('20194', 'commune', '48');
  sources = new SourceRepository(opened.config);
  rotation = new SecretRotationRepository(opened.config, () => NOW_MS);
});
afterAll(() => opened.close());

it('without a grace the old secret ends at once', async () => {
  const key = await made('at-once');
  await rotation.replace([renewal(key, 'second')], null, author);
  const directory = await started();
  expect(await working(directory, key, ['first', 'second'], NOW_MS)).toEqual(['second']);
  await expect(sources.one(key)).resolves.toMatchObject({ previousSecretUntil: null });
});

it('within a grace both work, to the millisecond of its end, also for a process started meanwhile', async () => {
  const key = await made('graced');
  const running = await started();
  await rotation.replace([renewal(key, 'second')], NOW_MS + HOUR_MS, author);
  await running.refresh(key);
  await expect(sources.one(key)).resolves.toMatchObject({
    previousSecretUntil: new Date(NOW_MS + HOUR_MS).toISOString(),
    newSecretUsedAt: null,
  });
  for (const directory of [running, await started()]) {
    const secrets = ['first', 'second', 'other'];
    const at = (nowMs: number) => working(directory, key, secrets, nowMs);
    expect(await at(NOW_MS + HOUR_MS - 1)).toEqual(['first', 'second']);
    expect(await at(NOW_MS + HOUR_MS)).toEqual(['second']);
    expect(directory.isStillRight(key, hashOf('first'), NOW_MS + HOUR_MS - 1)).toBe(true);
    expect(directory.isStillRight(key, hashOf('first'), NOW_MS + HOUR_MS)).toBe(false);
    expect(directory.isStillRight(key, hashOf('second'), NOW_MS + HOUR_MS)).toBe(true);
  }
});

it('a second rotation within the grace ends the oldest: only two work ever', async () => {
  const key = await made('twice');
  await rotation.replace([renewal(key, 'second')], NOW_MS + HOUR_MS, author);
  await rotation.replace([renewal(key, 'third')], NOW_MS + 2 * HOUR_MS, author);
  const secrets = ['first', 'second', 'third'];
  const directory = await started();
  expect(await working(directory, key, secrets, NOW_MS)).toEqual(['second', 'third']);
  // whoever shows the newest is known after one hash, whoever is wrong after two
  hashed = 0;
  await working(directory, key, ['third'], NOW_MS);
  expect(hashed).toBe(1);
  await working(directory, key, ['wrong'], NOW_MS);
  expect(hashed).toBe(3);
});

it('a grace can be ended at once, and once only; in memory before the database is asked', async () => {
  const key = await made('ended');
  await rotation.replace([renewal(key, 'second')], NOW_MS + HOUR_MS, author);
  const directory = await started();
  directory.endPrevious(key);
  expect(await working(directory, key, ['first', 'second'], NOW_MS)).toEqual(['second']);
  await expect(rotation.endPrevious(key, author)).resolves.toBe(true);
  await expect(rotation.endPrevious(key, author)).resolves.toBe(false);
  await directory.refresh(key);
  expect(await working(directory, key, ['first', 'second'], NOW_MS)).toEqual(['second']);
  await expect(sources.one(key)).resolves.toMatchObject({ previousSecretUntil: null });
});

it('there is nothing to end after the end, nor of a source that is not there', async () => {
  const key = await made('over');
  await rotation.replace([renewal(key, 'second')], NOW_MS, author);
  await expect(rotation.endPrevious(key, author)).resolves.toBe(false);
  await expect(rotation.endPrevious('20194.nobody', author)).resolves.toBe(false);
  await expect(sources.one(key)).resolves.toMatchObject({ previousSecretUntil: null });
});

it('the first use of the new secret is written down, of the newest alone, and once', async () => {
  const key = await made('used');
  const door = new DoorBook(opened.database);
  await rotation.replace([renewal(key, 'second')], NOW_MS + HOUR_MS, author);
  const directory = await started(door);
  await working(directory, key, ['first'], NOW_MS);
  await door.tell();
  await expect(sources.one(key)).resolves.toMatchObject({ newSecretUsedAt: null });

  await working(directory, key, ['second'], NOW_MS + 1_000);
  await working(directory, key, ['second'], NOW_MS + 9_000);
  await door.tell();
  const usedAt = new Date(NOW_MS + 1_000).toISOString();
  await expect(sources.one(key)).resolves.toMatchObject({ newSecretUsedAt: usedAt });
  // another process notes it later: the first use stands
  const other = new DoorBook(opened.database);
  other.newSecretUsed({
    sourceId: directory.find(key)?.id as number,
    hash: hashOf('second'),
    atMs: NOW_MS + 20_000,
  });
  await other.tell();
  await expect(sources.one(key)).resolves.toMatchObject({ newSecretUsedAt: usedAt });

  // a use that is told after the next rotation says nothing of the newest
  await rotation.replace([renewal(key, 'third')], NOW_MS + HOUR_MS, author);
  other.newSecretUsed({
    sourceId: directory.find(key)?.id as number,
    hash: hashOf('second'),
    atMs: NOW_MS + 30_000,
  });
  await other.tell();
  await expect(sources.one(key)).resolves.toMatchObject({ newSecretUsedAt: null });
});

it('many are given new secrets together, or none of them', async () => {
  const keys = [await made('many-1'), await made('many-2')];
  const renewals = keys.map((key) => renewal(key, 'second'));
  const absent = renewal('20194.nobody', 'second');
  await expect(rotation.replace([...renewals, absent], NOW_MS + HOUR_MS, author)).resolves.toBe(
    '20194.nobody',
  );
  const before = await started();
  for (const key of keys) {
    expect(await working(before, key, ['first', 'second'], NOW_MS)).toEqual(['first']);
  }
  await expect(rotation.replace(renewals, NOW_MS + HOUR_MS, author)).resolves.toBeUndefined();
  const after = await started();
  for (const key of keys) {
    expect(await working(after, key, ['first', 'second'], NOW_MS)).toEqual(['first', 'second']);
  }
});

it('every change is in the audit, without a secret or its hash', async () => {
  const key = await made('audited');
  await rotation.replace([renewal(key, 'second')], NOW_MS + HOUR_MS, author);
  await rotation.endPrevious(key, author);
  const { items } = await new AuditTrail(opened.config).list({ within: 'VN' }, { limit: 2 });
  const until = { previousSecretUntil: new Date(NOW_MS + HOUR_MS).toISOString() };
  expect(items).toMatchObject([
    { action: 'source.credential-end', unit: '20194', target: `source ${key}`, before: until },
    { action: 'source.credential', unit: '20194', target: `source ${key}`, after: until },
  ]);
  expect(JSON.stringify(items)).not.toMatch(/hash|second"|first"/i);
});

describe('the last refusal of a source', () => {
  const refusal = (key: string, atMs: number) =>
    ({ key, reason: 'wrong-secret', atMs, from: 'private' }) as const;

  it('is kept once a source, the newest whichever process told it, and of no stranger', async () => {
    const key = await made('refused');
    const [a, b] = [new DoorBook(opened.database), new DoorBook(opened.database)];
    for (let n = 0; n < 1_000; n += 1) a.refused(refusal(key, NOW_MS - 5_000 + n));
    a.refused(refusal('20194.nobody', NOW_MS));
    b.refused({ ...refusal(key, NOW_MS - 9_000), reason: 'client-id' });
    await a.tell();
    await b.tell();
    const newest = refusal(key, NOW_MS - 4_001);
    const { reason, from } = newest;
    await expect(sources.one(key)).resolves.toMatchObject({
      refused: { reason, from, at: new Date(NOW_MS - 4_001).toISOString() },
    });
    const rows = await opened.dataSource.query<object[]>('SELECT FROM source_refusals');
    expect(rows).toHaveLength(1);
  });

  it('is forgotten after a week', async () => {
    const key = await made('refused-before');
    const door = new DoorBook(opened.database);
    door.refused(refusal(key, NOW_MS - 8 * 24 * HOUR_MS));
    await door.tell();
    await expect(sources.one(key)).resolves.toMatchObject({ refused: null });
  });
});
