import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS } from '@nhip-xa/contract';
import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { KpiEngine } from '@nhip-xa/kpi';
import { createLogger, startEmbeddedPostgres } from '@nhip-xa/platform';
import { SYSTEM_AUTHOR, type SourceIdentity, type TurnedKpi } from '@nhip-xa/ports';
import { openStore, type Store } from '@nhip-xa/store';
import { incoming, until } from '@nhip-xa/testing';

const PROVINCE = '20';
const COMMUNES = ['06211', '06212'];
const ROUNDS = 40;

let stop: () => Promise<void>;
const stores: Store[] = [];
const sources: SourceIdentity[] = [];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-xa-engines-'));
  const logger = createLogger({ level: 'silent' });
  const database = await startEmbeddedPostgres({ folder, password: 'test', logger });
  for (const processId of ['a', 'b']) {
    stores.push(
      await openStore({
        connection: database.connection,
        logger,
        verifySecret: () => true,
        builtIns: BUILT_IN_KPIS,
        nowMs: () => Date.now(),
        nowUs: () => Date.now() * 1000,
        onStored: () => undefined,
        processId,
      }),
    );
  }
  stop = async () => {
    for (const store of stores) await store.close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const { units, sources: repository, directory } = stores[0] as Store;
  const unit = (code: string, level: 'province' | 'commune', parent: string) =>
    units.create({ code, level, parent, name: { vi: code }, simulated: false }, SYSTEM_AUTHOR);
  await unit(PROVINCE, 'province', 'VN');
  for (const code of COMMUNES) {
    await unit(code, 'commune', PROVINCE);
    const secretHash = new Uint8Array(32);
    const source = { id: 's', kind: 'service', unit: code, name: code } as const;
    await repository.create(
      { ...source, heartbeatSeconds: 60, attributes: {}, secretHash },
      SYSTEM_AUTHOR,
    );
    await directory.refresh(`${code}.s`);
    sources.push(directory.find(`${code}.s`) as SourceIdentity);
  }
});
afterAll(() => stop());

/** An engine over a store of its own, as another process has it. */
function engineOn(store: Store, told: TurnedKpi[]): KpiEngine {
  return new KpiEngine({
    store: store.kpis,
    book: store.definitions.book(),
    nowMs: () => Date.now(),
    onChanged: (values) => told.push(...values),
    onCorrected: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
}

let number = 0;
/** Another order of 1 ₫ of a commune is stored. */
async function order(store: Store, source: SourceIdentity) {
  const message = incoming('event', {}, { publisher: source, receivedAtUs: Date.now() * 1000 });
  const item = {
    fact: 'event',
    commune: source.unit,
    type: 'trade.order',
    id: `o-${number++}`,
    tsUs: Date.now() * 1000,
    amount: 1,
    village: null,
    attributes: {},
  } as const;
  return store.facts.write([
    { message, items: [{ item, undated: false, notes: [] }], rejected: [] },
  ]);
}

it('two engines that reckon the same pairs come to what the facts say, and turn nothing twice', async () => {
  const told: TurnedKpi[] = [];
  const startedMs = Date.now();
  const [a, b] = stores as [Store, Store];
  const engines = [engineOn(a, told), engineOn(b, told)] as const;
  await Promise.all(engines.map((engine) => engine.start()));
  for (let round = 0; round < ROUNDS; round += 1) {
    // each stores at one commune, both are told of it and reckon at once
    const batches = await Promise.all(
      stores.map((store, n) => order(store, sources[(round + n) % 2] as SourceIdentity)),
    );
    for (const engine of engines) for (const { changed } of batches) engine.markFacts(changed);
    if (round % 4 === 3) await Promise.all(engines.map((engine) => engine.settled()));
  }
  await Promise.all(engines.map((engine) => engine.settled()));
  const values = async (unit: string) =>
    (await a.kpiReader.current([unit], ['local-commerce']))[0]?.value;
  await until('nothing is under way', async () => (await values('VN')) === 2 * ROUNDS);
  expect(await Promise.all([...COMMUNES, PROVINCE, 'VN'].map(values))).toEqual([
    ROUNDS,
    ROUNDS,
    2 * ROUNDS,
    2 * ROUNDS,
  ]);
  for (const unit of [...COMMUNES, PROVINCE, 'VN']) {
    // a list of every change shows the last of each minute alone: what stood at each moment
    const stepMs = Math.ceil((Date.now() - startedMs) / (LIMITS.historyPoints - 1));
    const history = await a.kpiReader.history(
      unit,
      'local-commerce',
      startedMs,
      Date.now(),
      stepMs,
    );
    const seen = history
      .map(({ value }) => value)
      .filter((value, n) => n === 0 || value !== history[n - 1]?.value);
    // orders only become more: a step back or a repeat would be a double turn
    expect(seen).toEqual([...new Set(seen)].sort((x, y) => Number(x) - Number(y)));
    const own = told.filter((value) => value.unit === unit && value.kpi === 'local-commerce');
    const toldValues = own.map(({ value }) => value);
    expect(new Set(toldValues).size).toBe(toldValues.length);
    expect([...toldValues].sort((x, y) => Number(x) - Number(y))).toEqual(
      seen.filter((value) => toldValues.includes(value)),
    );
  }
  for (const engine of engines) await engine.stop();
}, 60_000);
