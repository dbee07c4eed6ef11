import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAPPING_LIMITS, type Mapping } from '@nhip-xa/contract';
import { personalData } from '@nhip-xa/decode';
import { createLogger, startEmbeddedPostgres } from '@nhip-xa/platform';
import { SYSTEM_AUTHOR, type DecodedParts, type IncomingMessage } from '@nhip-xa/ports';
import { Database, openStore, type Store } from '@nhip-xa/store';
import { incoming } from '@nhip-xa/testing';
import { readerOf, type ReadMessage } from './reading';
import { Retries } from './retries';

const PROVINCE = '48';
const COMMUNE = '20194';
const VN = { within: 'VN' };
const NOW_MS = Date.parse('2026-11-20T08:00:00+07:00');
const SENML: Mapping = {
  ...{ id: 'kho', publisher: `${COMMUNE}.cong`, filter: 'kho/senml', codec: 'senml' },
  commune: COMMUNE,
};

let store: Store;
let past: Database;
let stop: () => Promise<void>;
let lastUs = NOW_MS * 1_000;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-xa-retries-'));
  const logger = createLogger({ level: 'silent' });
  const database = await startEmbeddedPostgres({ folder, password: 'test', logger });
  store = await openStore({
    ...{ connection: database.connection, logger, builtIns: [], processId: 'retries' },
    nowMs: () => NOW_MS,
    nowUs: () => (lastUs += 1_000),
    verifySecret: () => true,
    onStored: () => undefined,
  });
  past = new Database(database.connection, logger);
  const unit = (code: string, level: 'province' | 'commune', parent: string) =>
    store.units.create(
      { code, level, parent, name: { vi: code }, simulated: false },
      SYSTEM_AUTHOR,
    );
  await unit(PROVINCE, 'province', 'VN');
  await unit(COMMUNE, 'commune', PROVINCE);
  await store.directory.loadUnits();
  await source('cong', 'service');
  await store.mappings.create(SENML, SYSTEM_AUTHOR);
  await store.mappingDirectory.load();
  stop = async () => {
    await past.close();
    await store.close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
}, 60_000);
afterAll(() => stop());

async function source(id: string, kind: 'service' | 'device', feeds?: string[]): Promise<string> {
  const given = { id, kind, unit: COMMUNE, name: id, heartbeatSeconds: 60, attributes: {}, feeds };
  await store.sources.create({ ...given, secretHash: Buffer.from('x') }, SYSTEM_AUTHOR);
  await store.directory.refresh(`${COMMUNE}.${id}`);
  return `${COMMUNE}.${id}`;
}

const reader = (): ReadMessage => readerOf(store, personalData());
const retriesOf = (decode = reader()): Retries =>
  new Retries({ store, decode, onStored: () => undefined, onError: fail });
const fail = (error: unknown): void => {
  throw error as Error;
};

function message(key: string, topic: string, payload: unknown): IncomingMessage {
  const publisher = store.directory.find(key);
  if (!publisher) throw new Error(`no ${key}`);
  const receivedAtUs = (lastUs += 1_000);
  const connectedAtUs = receivedAtUs - 60_000_000;
  return { ...incoming('telemetry', payload), publisher, topic, receivedAtUs, connectedAtUs };
}

/** As the intake does it: read, then stored in one transaction. */
async function take(decoded: DecodedParts) {
  store.facts.hear(decoded);
  return store.facts.write(decoded);
}

/** Past everything. */
const query = <Row extends object>(text: string, values: SqlValues = []): Promise<Row[]> =>
  past.query<Row>('read', { text, values });
type SqlValues = NonNullable<Parameters<Database['query']>[1]['values']>;
const kept = (key: string) =>
  query<{ reason: string; detail: string; proposal: string | null; retriable: boolean }>(
    `SELECT r.reason, r.detail, r.proposal, r.retriable FROM rejected_messages r
     JOIN sources s ON s.id = r.source_id WHERE s.key = $1 ORDER BY r.id`,
    [key],
  );
const readings = (key: string) =>
  query<{ metric: string; value: number; us: string }>(
    `SELECT n.metric, r.value, (extract(epoch FROM r.at) * 1000000)::bigint::text AS us
     FROM readings r JOIN series n ON n.id = r.series_id JOIN sources s ON s.id = n.source_id
     WHERE s.key = $1 ORDER BY r.at`,
    [key],
  );
const ledger = async (): Promise<Record<string, number>> => {
  const [sum] = await query<Record<string, string>>(
    `SELECT sum(received) AS received, sum(stored) AS stored, sum(repeats) AS repeats,
       sum(rejected) AS rejected FROM ledger`,
  );
  return Object.fromEntries(Object.entries(sum ?? {}).map(([name, n]) => [name, Number(n)]));
};
/** What a work adds to the ledger. */
async function adds(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await ledger();
  await work();
  const after = await ledger();
  return Object.fromEntries(Object.entries(after).map(([n, sum]) => [n, sum - (before[n] ?? 0)]));
}

const celsius = (device: string, value: number) => [
  { bn: `${device}:`, n: 'temperature', u: 'Cel', v: value },
];
const under = (device: string, value: number): DecodedParts =>
  reader()(message(`${COMMUNE}.cong`, 'kho/senml', celsius(device, value)));

describe('one item of a batch that was refused', () => {
  it('is read again as it was kept, at its own moment, once however many ask', async () => {
    const key = await source('gauge', 'device', ['reading:rain']);
    const topic = `xa/v1/${COMMUNE}/gauge/telemetry`;
    const said = message(key, topic, [{ rain: 1 }, { depth: 2 }]);
    const added = await adds(async () => {
      await take(reader()(said));
      expect(await kept(key)).toMatchObject([{ reason: 'not-declared' }]);
      // as refused as before: it stays
      const again = await retriesOf().retry({ ...VN, source: key }, SYSTEM_AUTHOR);
      expect(again).toMatchObject({ tried: 1, refused: 1, stored: 0 });
      expect(again.why).toEqual([{ reason: 'not-declared', messages: 1 }]);
      // nothing came after that moment
      const later = { ...VN, source: key, fromUs: said.receivedAtUs + 1_000 };
      expect(await retriesOf().retry(later, SYSTEM_AUTHOR)).toMatchObject({ tried: 0 });
      expect(await retriesOf().forget(later, SYSTEM_AUTHOR)).toBe(0);
      await store.sources.patch(key, { feeds: null }, SYSTEM_AUTHOR);
      await store.directory.refresh(key);
      const [one, other] = [retriesOf(), retriesOf()];
      const reports = await Promise.all(
        [one, other, one].map((each) => each.retry({ ...VN, source: key }, SYSTEM_AUTHOR)),
      );
      expect(reports.reduce((n, { stored }) => n + stored, 0)).toBe(1);
    });
    expect(await kept(key)).toEqual([]);
    // the second item of the message was received a microsecond after the first
    expect(await readings(key)).toEqual([
      { metric: 'rain', value: 1, us: String(said.receivedAtUs) },
      { metric: 'depth', value: 2, us: String(said.receivedAtUs + 1) },
    ]);
    // two items came, and both are stored
    expect(added).toEqual({ received: 2, stored: 2, repeats: 0, rejected: 0 });
  });

  it('that breaks the decoder stays, and does not keep the others from being read', async () => {
    const key = await source('two', 'device', ['reading:rain']);
    const topic = `xa/v1/${COMMUNE}/two/telemetry`;
    await take(reader()(message(key, topic, [{ depth: 1 }, { depth: 2 }])));
    await store.sources.patch(key, { feeds: null }, SYSTEM_AUTHOR);
    await store.directory.refresh(key);
    const told: string[] = [];
    const breaking: ReadMessage = (one) => {
      if (Buffer.from(one.payload).toString().includes('1')) throw new TypeError('x');
      return reader()(one);
    };
    const onError = (_: unknown, what: string): void => void told.push(what);
    const retries = new Retries({ store, decode: breaking, onStored: () => undefined, onError });
    const report = await retries.retry({ ...VN, source: key }, SYSTEM_AUTHOR);
    expect(report).toMatchObject({ tried: 2, refused: 1, stored: 1 });
    expect(told).toEqual(['reading a rejected message again; it is kept']);
    expect(await kept(key)).toHaveLength(1);
  });

  it('that the database did not take is described, not kept: it cannot be read again', async () => {
    const key = await source('bent', 'device');
    const decoded = message(key, `xa/v1/${COMMUNE}/bent/telemetry`, {});
    const bytes = Buffer.from('{"fact":"reading"}');
    await take([
      {
        message: decoded,
        items: [],
        rejected: [
          { reason: 'storage-refused', detail: 'x', bytes, size: bytes.length, partial: true },
        ],
      },
    ]);
    expect(await retriesOf().retry({ ...VN, source: key }, SYSTEM_AUTHOR)).toEqual({
      ...{ tried: 0, refused: 0, why: [], stored: 0, unreadable: 1, more: false },
    });
  });
});

describe('a source that nobody has registered', () => {
  const approve = (key: string): Promise<string[]> =>
    store.proposals.approve({ ...VN, keys: [key] }, Buffer.from('x'), SYSTEM_AUTHOR);
  const proposal = async (key: string) =>
    (await store.proposals.list({ ...VN, keys: [key] }, { limit: 1 })).items[0];

  it('is stored from what was kept, also by whoever comes after an end in between', async () => {
    const key = `${COMMUNE}.kho-1`;
    const added = await adds(async () => {
      await take(under('kho-1', 4));
      await take(under('kho-1', 5));
      expect(await proposal(key)).toMatchObject({
        kept: 2,
        dropped: 0,
        publisher: SENML.publisher,
      });
      expect(await approve(key)).toEqual([key]);
      // a message that was read before the approval and is stored after it
      await take(under('kho-1', 6));
      expect(await proposal(key)).toBeUndefined();
      await store.directory.refresh(key);
      await Promise.all([retriesOf().settleApproved(), retriesOf().settleApproved()]);
    });
    expect((await readings(key)).map(({ value }) => value)).toEqual([4, 5, 6]);
    expect(await kept(SENML.publisher)).toEqual([]);
    expect(added).toEqual({ received: 3, stored: 3, repeats: 0, rejected: 0 });
    expect(await approve(key)).toEqual([]);
  });

  it('waits with others of the same message: each is kept, and counted, for itself', async () => {
    const both = [...celsius('kho-2', 1), ...celsius('kho-3', 2)];
    const added = await adds(async () => {
      await take(reader()(message(SENML.publisher, 'kho/senml', both)));
      for (const key of [`${COMMUNE}.kho-2`, `${COMMUNE}.kho-3`]) {
        await approve(key);
        await store.directory.refresh(key);
        await retriesOf().settleApproved();
      }
    });
    expect(await readings(`${COMMUNE}.kho-2`)).toMatchObject([{ value: 1 }]);
    expect(await readings(`${COMMUNE}.kho-3`)).toMatchObject([{ value: 2 }]);
    expect(added).toEqual({ received: 2, stored: 2, repeats: 0, rejected: 0 });
  });

  it('leaves what else of its message was refused where it is, and once', async () => {
    const key = `${COMMUNE}.kho-7`;
    const half = [...celsius('kho-7', 1), 5, ...celsius('kho-7', 2).map((r) => ({ ...r, t: 60 }))];
    const added = await adds(async () => {
      await take(reader()(message(SENML.publisher, 'kho/senml', half)));
      await approve(key);
      await store.directory.refresh(key);
      await retriesOf().settleApproved();
      const bad = { ...VN, source: SENML.publisher, reason: 'bad-shape' };
      const reports = await Promise.all([
        retriesOf().retry(bad, SYSTEM_AUTHOR),
        retriesOf().retry(bad, SYSTEM_AUTHOR),
      ]);
      expect(reports).toMatchObject([{ refused: 1 }, { refused: 1 }]);
    });
    expect(await kept(SENML.publisher)).toMatchObject([
      { reason: 'bad-shape', detail: 'a record is no object' },
    ]);
    expect(await readings(key)).toHaveLength(2);
    // it came as two: one kept for its source, one that is no record; the source's were two readings
    expect(added).toEqual({ received: 3, stored: 2, repeats: 0, rejected: 1 });
    await retriesOf().forget({ ...VN, source: SENML.publisher }, SYSTEM_AUTHOR);
  });

  it('has so many messages kept, the newest, and the others counted', async () => {
    const key = `${COMMUNE}.kho-4`;
    const more = 3;
    const all = Array.from({ length: MAPPING_LIMITS.keptForProposal + more }, (_, n) =>
      under('kho-4', n),
    );
    await store.facts.write(all.flat());
    expect(await proposal(key)).toMatchObject({
      ...{ kept: MAPPING_LIMITS.keptForProposal, dropped: more },
    });
    await approve(key);
    await store.directory.refresh(key);
    await retriesOf().settleApproved();
    expect((await readings(key))[0]).toMatchObject({ value: more });
  });

  it('is not proposed where as many wait as may, and is forgotten with what was kept', async () => {
    const filler = Array.from({ length: MAPPING_LIMITS.proposals - 1 }, (_, n) => `f${n}`);
    await query(
      `INSERT INTO source_proposals SELECT $1 || '.' || id, $1, id, 'device', id, 'kho', 'p', now(),
         now(), 0, 0 FROM unnest($2::text[]) id`,
      [COMMUNE, filler],
    );
    await take(under('kho-5', 1));
    await take(under('kho-6', 1));
    expect(await kept(SENML.publisher)).toMatchObject([
      { reason: 'unknown-source', proposal: `${COMMUNE}.kho-5` },
      { reason: 'unknown-source', proposal: null, detail: expect.stringContaining('500') },
    ]);
    expect(await store.proposals.forget(`${COMMUNE}.kho-5`, SYSTEM_AUTHOR)).toBe(true);
    expect(await kept(SENML.publisher)).toHaveLength(1);
    const forgotten = await retriesOf().forget({ ...VN, source: SENML.publisher }, SYSTEM_AUTHOR);
    expect(forgotten).toBe(1);
    await query(`DELETE FROM source_proposals`);
  });
});

describe('what a codec remembers', () => {
  const MAPPING = SENML.id;
  /** A node that names its number once, and gives numbers alone from then on. */
  const decode: ReadMessage = (said) => {
    const { word } = JSON.parse(Buffer.from(said.payload).toString()) as { word: string };
    const memory = store.codecMemory.memoryOf(MAPPING);
    if (word === 'birth') memory.set('alias', 'temperature');
    const metric = memory.get('alias');
    if (typeof metric === 'string') {
      const item = { fact: 'reading', commune: COMMUNE, metric, atUs: said.receivedAtUs } as const;
      const reading = { item: { ...item, value: 1 }, undated: false, notes: [] };
      return [{ message: said, items: [reading], rejected: [] }];
    }
    const { payload: bytes } = said;
    const refused = { bytes, size: bytes.byteLength, mapping: MAPPING, detail: 'no birth' };
    return [{ message: said, items: [], rejected: [{ ...refused, reason: 'awaits-birth' }] }];
  };

  it('is stored with the message that told it, and lets what waited for it be read', async () => {
    const key = await source('node', 'device');
    const retries = retriesOf(decode);
    await take(decode(message(key, 'kho/senml', { word: 'data' })));
    await take(decode(message(key, 'kho/senml', { word: 'data' })));
    expect(await kept(key)).toHaveLength(2);
    const birth = await take(decode(message(key, 'kho/senml', { word: 'birth' })));
    expect(birth.born).toEqual([MAPPING]);
    retries.stored(birth.born ?? []);
    await retries.settled();
    expect(await kept(key)).toEqual([]);
    expect(await readings(key)).toHaveLength(3);
    // as a process finds it that starts now
    await store.codecMemory.load();
    expect(store.codecMemory.memoryOf(MAPPING).get('alias')).toBe('temperature');
    const next = await take(decode(message(key, 'kho/senml', { word: 'data' })));
    expect(next.born).toBeUndefined();
    expect(next.counts).toMatchObject({ stored: 1 });
  });

  it('takes whatever JSON can say, and goes with its mapping', async () => {
    const key = await source('odd', 'device');
    const memory = store.codecMemory.memoryOf(MAPPING);
    memory.set('a\0b', { text: '\0 \ud800' });
    await take(decode(message(key, 'kho/senml', { word: 'data' })));
    await store.codecMemory.load();
    expect(memory.get('a\0b')).toEqual({ text: '\0 \ud800' });
    memory.set('a\0b', undefined);
    await take(decode(message(key, 'kho/senml', { word: 'data' })));
    await store.codecMemory.load();
    expect(memory.get('a\0b')).toBeUndefined();
    await store.mappings.remove(MAPPING, SYSTEM_AUTHOR);
    expect(await query('SELECT 1 FROM codec_memory')).toEqual([]);
  });
});
