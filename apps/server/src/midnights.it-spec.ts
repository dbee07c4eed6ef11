import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BUILT_IN_KPIS,
  isFactMeasure,
  reckonOwn,
  type CaseFields,
  type KpiDefinition,
} from '@nhip-xa/domain';
import { KpiEngine } from '@nhip-xa/kpi';
import { createLogger, startEmbeddedPostgres } from '@nhip-xa/platform';
import { SYSTEM_AUTHOR, type FactItem, type SourceIdentity } from '@nhip-xa/ports';
import { openStore, type Store } from '@nhip-xa/store';
import { incoming } from '@nhip-xa/testing';

const PROVINCE = '20';
const COMMUNE = '06211';

/** The time of these tests in ms: it goes on only where they say so. */
let clockMs = Date.parse('2026-09-01T00:00:00+07:00');
let store: Store;
let engine: KpiEngine;
let source: SourceIdentity;
let stop: () => Promise<void>;

const WINDOWS = ['today', 'P7D', 'month', 'quarter', 'year'] as const;

const [COMMERCE] = BUILT_IN_KPIS.filter(({ code }) => code === 'local-commerce');
/** The sum of orders over each window that ends at a midnight. */
const ORDERS = WINDOWS.map((window): KpiDefinition => ({
  ...(COMMERCE as KpiDefinition),
  code: `orders-${window.toLowerCase()}`,
  window,
}));
const DUE_SOON: KpiDefinition = {
  ...(COMMERCE as KpiDefinition),
  code: 'due-soon-now',
  window: 'now',
  warning: null,
  critical: null,
  measure: {
    numerator: [{ fact: 'case', kind: 'dossier', aggregate: 'count', where: { dueSoon: true } }],
  },
};
const DEFINITIONS = [...BUILT_IN_KPIS, ...ORDERS, DUE_SOON];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-xa-midnights-'));
  const logger = createLogger({ level: 'silent' });
  const database = await startEmbeddedPostgres({ folder, password: 'test', logger });
  store = await openStore({
    connection: database.connection,
    logger,
    verifySecret: () => true,
    builtIns: DEFINITIONS,
    nowMs: () => clockMs,
    nowUs: () => clockMs * 1_000,
    onStored: () => undefined,
    processId: 'midnights',
  });
  const { units, sources, directory } = store;
  const unit = { name: { vi: 'Xã' }, simulated: false };
  await units.create({ ...unit, code: PROVINCE, level: 'province', parent: 'VN' }, SYSTEM_AUTHOR);
  await units.create({ ...unit, code: COMMUNE, level: 'commune', parent: PROVINCE }, SYSTEM_AUTHOR);
  const given = { id: 's', kind: 'service', unit: COMMUNE, name: 's' } as const;
  const more = { heartbeatSeconds: 60, secretHash: new Uint8Array(32) };
  const attributes = { floodLevels: [2, 3, 4] };
  await sources.create({ ...given, ...more, attributes }, SYSTEM_AUTHOR);
  await directory.refresh(`${COMMUNE}.s`);
  source = directory.find(`${COMMUNE}.s`) as SourceIdentity;
  engine = new KpiEngine({
    store: store.kpis,
    book: store.definitions.book(),
    nowMs: () => clockMs,
    onChanged: () => undefined,
    onCorrected: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  await engine.start();
  stop = async () => {
    await engine.stop();
    await store.close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
}, 60_000);
afterAll(() => stop());

const ms = (local: string): number => Date.parse(`${local}+07:00`);

/** The source says something now; it is stored, and what it made dirty is reckoned. */
async function say(item: FactItem): Promise<void> {
  const message = incoming('event', {}, { publisher: source, receivedAtUs: clockMs * 1_000 });
  const messages = [{ message, items: [{ item, undated: false, notes: [] }], rejected: [] }];
  store.facts.hear(messages);
  const { changed } = await store.facts.write(messages);
  engine.markFacts(changed);
  await engine.settled();
}

const order = (amount: number): FactItem => ({
  fact: 'event',
  commune: COMMUNE,
  type: 'trade.order',
  id: `o-${amount}`,
  tsUs: clockMs * 1_000,
  amount,
  village: null,
  attributes: {},
});
const dossier = (id: string, state: string, fields: CaseFields = {}): FactItem => ({
  fact: 'case',
  commune: COMMUNE,
  kind: 'dossier',
  id,
  tsUs: clockMs * 1_000,
  state,
  fields,
});
const waterLevel = (value: number): FactItem => ({
  fact: 'reading',
  commune: COMMUNE,
  metric: 'water_level',
  atUs: clockMs * 1_000,
  value,
});

/** Time goes on to a moment, and nothing else happens. */
async function passTo(momentMs: number): Promise<void> {
  clockMs = momentMs;
  await engine.tick();
  await engine.settled();
}

const shown = async (kpi: string, unit = COMMUNE) => {
  const [value] = await store.kpiReader.current([unit], [kpi]);
  return { value: value?.value, status: value?.status };
};
const orders = async (unit = COMMUNE) => {
  const values = await Promise.all(ORDERS.map(({ code }) => shown(code, unit)));
  return values.map(({ value }) => value);
};

/** Every KPI over facts is stored as it comes to when it is reckoned from nothing. */
async function expectRight(): Promise<void> {
  const book = store.definitions.book();
  const over = book.enabled.filter(({ measure }) => isFactMeasure(measure));
  const asked = over.map((definition) => ({ definition, groups: book.groupsOf(definition) }));
  for (const measured of await store.kpis.measure(asked, [COMMUNE], clockMs)) {
    const definition = book.one(measured.kpi) as KpiDefinition;
    // what counts the other values is reckoned after them
    if (JSON.stringify(definition.measure).includes('"system"')) continue;
    const { value, status } = reckonOwn(definition, measured, measured);
    expect([measured.kpi, await shown(measured.kpi)]).toEqual([measured.kpi, { value, status }]);
  }
}

describe.each([
  // today, P7D, month, quarter, year: at the last millisecond, and one later
  ['a quarter', '2026-10-01', 1, [1, 1, 1, 1, 1], [0, 1, 0, 0, 1]],
  ['a day', '2026-11-21', 10, [10, 10, 10, 10, 11], [0, 10, 10, 10, 11]],
  // the six days after that order, and the one that leaves it behind
  ['a seventh day', '2026-11-27', 0, [0, 10, 10, 10, 11], [0, 0, 10, 10, 11]],
  ['a month', '2026-12-01', 100, [100, 100, 110, 110, 111], [0, 100, 0, 110, 111]],
  ['a year', '2027-01-01', 1_000, [1_000, 1_000, 1_000, 1_110, 1_111], [0, 1_000, 0, 0, 0]],
])('the end of %s, %s', (_, day, amount, before, after) => {
  it('moves every window at once, without any fact', async () => {
    const midnightMs = ms(`${day}T00:00:00`);
    // as late as the day allows: water that is too old, and a date that passes, at midnight
    await passTo(midnightMs - 900_000);
    await say(waterLevel(3.5));
    await say(dossier(`due-${day}`, 'accepted', { due: { at: midnightMs * 1_000 } }));
    await say(dossier(`done-${day}`, 'accepted'));
    await passTo(midnightMs - 1);
    await say(dossier(`done-${day}`, 'finished'));
    if (amount > 0) await say(order(amount));
    expect(await orders()).toEqual(before);
    expect(await orders(PROVINCE)).toEqual(before);
    expect(await shown('flood-level')).toEqual({ value: 2, status: 'critical' });
    await expectRight();

    await passTo(midnightMs);
    expect(await orders()).toEqual(after);
    expect(await orders(PROVINCE)).toEqual(after);
    expect(await shown('flood-level')).toEqual({ value: 2, status: 'stale' });
    await expectRight();
  }, 60_000);
});

describe('moments of single cases', () => {
  const due = (id: string, local: string) =>
    say(dossier(id, 'accepted', { due: { at: ms(local) * 1_000 } }));
  const close = (id: string) => say(dossier(id, 'finished'));
  const value = async (kpi: string) => (await shown(kpi)).value;

  it('a date that passes is overdue one millisecond later', async () => {
    clockMs = ms('2027-01-05T09:00:00');
    await engine.tick();
    await engine.settled();
    const overdue = Number(await value('dossiers-overdue'));
    await due('tonight', '2027-01-06T00:00:00');
    await passTo(ms('2027-01-06T00:00:00'));
    expect(await value('dossiers-overdue')).toBe(overdue);
    await passTo(ms('2027-01-06T00:00:00') + 1);
    expect(await value('dossiers-overdue')).toBe(overdue + 1);
    await close('tonight');
    expect(await value('dossiers-overdue')).toBe(overdue);
  });

  it('what is due soon becomes so at the midnight that makes its day the next working day', async () => {
    // Thursday the 7th: the next working day is Friday, which closes at 17:00
    await passTo(ms('2027-01-07T09:00:00'));
    await due('monday', '2027-01-11T16:59:59');
    await due('monday-evening', '2027-01-11T17:00:00');
    expect(await value('due-soon-now')).toBe(0);
    await passTo(ms('2027-01-08T00:00:00') - 1);
    expect(await value('due-soon-now')).toBe(0);
    // on Friday it is Monday
    await passTo(ms('2027-01-08T00:00:00'));
    expect(await value('due-soon-now')).toBe(1);
    // on Monday it is Tuesday
    await passTo(ms('2027-01-11T00:00:00') - 1);
    expect(await value('due-soon-now')).toBe(1);
    await passTo(ms('2027-01-11T00:00:00'));
    expect(await value('due-soon-now')).toBe(2);
    // and what is due is soon no more once it is overdue
    await passTo(ms('2027-01-11T16:59:59') + 1);
    expect(await value('due-soon-now')).toBe(1);
    await expectRight();
  });

  it('a last value is too old to the millisecond', async () => {
    await passTo(ms('2027-01-12T10:00:00'));
    await say(waterLevel(2));
    await passTo(ms('2027-01-12T10:15:00') - 1);
    expect(await shown('flood-level')).toEqual({ value: 1, status: 'warning' });
    await passTo(ms('2027-01-12T10:15:00'));
    expect(await shown('flood-level')).toEqual({ value: 1, status: 'stale' });
  });
});
