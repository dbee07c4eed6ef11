import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECEIVED_US, incoming, sourceOf } from '@nhip-xa/testing';
import { Spool, SpoolFailed, SpoolFull } from './spool';
import type { SpooledMessage } from './spool-record';

const MIB = 1_048_576;
const EVERYTHING = { messages: 1_000_000, bytes: 64 * MIB };

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nhip-xa-spool-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const A = sourceOf({ id: 1, unit: '20194' });
const B = sourceOf({ id: 2, unit: '20195', key: '20195.river' });

/** Messages numbered from here on, of A and B in turn, three items each. */
const messages = (firstSeq: number, count: number, payload = 'x'): SpooledMessage[] =>
  Array.from({ length: count }, (_, n) => ({
    seq: firstSeq + n,
    items: 3,
    message: incoming('telemetry', `${payload} ${firstSeq + n}`, {
      publisher: n % 2 === 0 ? A : B,
      receivedAtUs: RECEIVED_US + n,
    }),
  }));

const seqsOf = async (spool: Spool, most = EVERYTHING): Promise<number[]> =>
  ((await spool.oldest(most))?.messages ?? []).map(({ seq }) => seq);

it('gives back what it took, whole and in order, after it was closed and opened again', async () => {
  const first = await Spool.open(folder, MIB);
  const gateway = sourceOf({ id: 3, key: '20194.gateway', kind: 'gateway' });
  const taken = messages(1, 3);
  const last = messages(4, 1);
  Object.assign(last[0]?.message ?? {}, {
    dup: true,
    will: true,
    retainedCopy: true,
    via: gateway,
  });
  await first.append('run', taken);
  await first.append('run', last);
  await first.close();

  const second = await Spool.open(folder, MIB);
  const { writer, messages: found } = (await second.oldest(EVERYTHING)) ?? { messages: [] };
  expect(writer).toBe('run');
  // bytes come back as bytes, whatever view they were
  const plain = (all: readonly SpooledMessage[]) =>
    all.map((one) => ({ ...one, message: { ...one.message, payload: [...one.message.payload] } }));
  expect(plain(found)).toEqual(plain([...taken, ...last]));
  expect(second.lastSeq).toBe(4);
  expect([...second.items()]).toEqual([
    ['20194', 9],
    ['20195', 3],
  ]);
  await second.close();
});

it('forgets what is stored, and counts what is left', async () => {
  const spool = await Spool.open(folder, MIB);
  await spool.append('run', messages(1, 2));
  await spool.append('run', messages(3, 2));
  expect(spool.messages).toBe(4);
  const { bytes } = spool;
  // half a block is no block
  await spool.removeUpTo(1);
  expect(await seqsOf(spool)).toEqual([1, 2, 3, 4]);
  await spool.removeUpTo(2);
  expect(await seqsOf(spool)).toEqual([3, 4]);
  expect(spool.bytes).toBeLessThan(bytes);
  await spool.removeUpTo(4);
  expect(spool).toMatchObject({ isEmpty: true, messages: 0, bytes: 0, lastSeq: 0 });
  expect(await spool.oldest(EVERYTHING)).toBeUndefined();
  await spool.shrink();
  await spool.close();
});

it('gives no more at once than is asked for, and at least one block', async () => {
  const spool = await Spool.open(folder, MIB);
  for (const firstSeq of [1, 4, 7]) await spool.append('run', messages(firstSeq, 3));
  expect(await seqsOf(spool, { messages: 7, bytes: MIB })).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await seqsOf(spool, { messages: 1, bytes: 1 })).toEqual([1, 2, 3]);
  await spool.close();
});

it('keeps the messages of different runs apart', async () => {
  const spool = await Spool.open(folder, MIB);
  await spool.append('before', messages(1, 2));
  await spool.append('now', messages(3, 2));
  expect(await spool.oldest(EVERYTHING)).toMatchObject({ writer: 'before' });
  expect(await seqsOf(spool)).toEqual([1, 2]);
  await spool.removeUpTo(2);
  expect(await spool.oldest(EVERYTHING)).toMatchObject({ writer: 'now' });
  await spool.close();
});

it('refuses what does not fit, and keeps what it has', async () => {
  const spool = await Spool.open(folder, 4_096);
  await spool.append('run', messages(1, 2));
  const tooMuch = messages(3, 100, 'y'.repeat(100));
  await expect(spool.append('run', tooMuch)).rejects.toThrow(SpoolFull);
  expect(await seqsOf(spool)).toEqual([1, 2]);
  await spool.append('run', messages(3, 1));
  expect(await seqsOf(spool)).toEqual([1, 2, 3]);
  await spool.close();
});

describe('after a write that failed', () => {
  /** The store below breaks in the way of a full disk: this write fails, and none after it is sound. */
  function breakOnce(spool: Spool): void {
    const { level } = spool as unknown as { level: Record<string, unknown> };
    level['batch'] = () => Promise.reject(new Error('ENOSPC'));
  }

  it('nothing of it is acknowledged, and what comes next is written to a store opened anew', async () => {
    const spool = await Spool.open(folder, MIB);
    await spool.append('run', messages(1, 2));
    breakOnce(spool);
    await expect(spool.append('run', messages(3, 2))).rejects.toThrow(SpoolFailed);
    expect(await seqsOf(spool)).toEqual([1, 2]);
    await spool.append('run', messages(3, 2));
    expect(await seqsOf(spool)).toEqual([1, 2, 3, 4]);
    await spool.close();
    const again = await Spool.open(folder, MIB);
    expect(await seqsOf(again)).toEqual([1, 2, 3, 4]);
    await again.close();
  });

  it('what had been acknowledged is known all the while, also when it cannot be opened anew', async () => {
    const spool = await Spool.open(folder, MIB);
    await spool.append('run', messages(1, 2));
    breakOnce(spool);
    await expect(spool.append('run', messages(3, 1))).rejects.toThrow(SpoolFailed);
    // a file stands where its folder was
    renameSync(folder, `${folder}.away`);
    writeFileSync(folder, '');
    await expect(spool.append('run', messages(3, 1))).rejects.toThrow(SpoolFailed);
    expect(spool.isEmpty).toBe(false);
    expect(spool.messages).toBe(2);
    rmSync(folder);
    renameSync(`${folder}.away`, folder);
    await spool.append('run', messages(3, 1));
    expect(await seqsOf(spool)).toEqual([1, 2, 3]);
    await spool.close();
  });

  it('a failed removal leaves nothing behind that a later write would be lost in', async () => {
    const spool = await Spool.open(folder, MIB);
    await spool.append('run', messages(1, 2));
    breakOnce(spool);
    await expect(spool.removeUpTo(2)).rejects.toThrow(SpoolFailed);
    expect(spool.messages).toBe(2);
    await spool.append('run', messages(3, 1));
    await spool.removeUpTo(2);
    expect(await seqsOf(spool)).toEqual([3]);
    await spool.close();
  });
});

it('is refused a second opening, whose writes would mix with its own', async () => {
  const spool = await Spool.open(folder, MIB);
  await expect(Spool.open(folder, MIB)).rejects.toThrow();
  await spool.close();
});

const asRoot = process.getuid?.() === 0;
(asRoot ? it.skip : it)('says that a folder cannot be written', async () => {
  chmodSync(folder, 0o500);
  await expect(Spool.open(folder, MIB)).rejects.toThrow();
  chmodSync(folder, 0o700);
});
