import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_IN_KPIS, type KpiDefinition } from '@nhip-xa/domain';
import type { SystemFact } from '@nhip-xa/contract';
import { PersonalList } from '@nhip-xa/decode';
import { Live } from '@nhip-xa/live';
import { createLogger, startEmbeddedPostgres } from '@nhip-xa/platform';
import {
  ConfigChanges,
  SYSTEM_AUTHOR,
  type MessageSource,
  type ProcessBus,
  type SourceIdentity,
} from '@nhip-xa/ports';
import { openStore, type Store } from '@nhip-xa/store';
import { FakeAuthenticator, FakeGate, incoming, person, until } from '@nhip-xa/testing';
import { Pipeline } from './intake.pipeline';
import { Meters } from './meters';
import { OwnFactsBook } from './own-facts';
import { Pace } from './pace';
import { Screens } from './screens';
import { StorageHealth } from './storage-health';

const PROVINCE = '20';
const COMMUNE = '06211';
const ORDERS = BUILT_IN_KPIS.find(({ code }) => code === 'local-commerce') as KpiDefinition;
const OVERDUE = BUILT_IN_KPIS.find(({ code }) => code === 'dossiers-overdue') as KpiDefinition;

const over = (what: SystemFact, more: Partial<KpiDefinition> = {}): KpiDefinition => ({
  ...{ ...OVERDUE, code: what, rollUp: 'max', measure: { numerator: [{ fact: 'system', what }] } },
  ...more,
});
const LATENCY = over('screen-latency-p95', { window: 'PT15M', warning: null, critical: null });
const WAITING = over('alerts-unacknowledged', { rollUp: 'sum' });
const TAKEN = over('items-taken', { window: 'month', warning: null, critical: null });
const ALL = [OVERDUE, ORDERS, LATENCY, WAITING, TAKEN];

/** The clock of everything; a test moves it ahead. */
let aheadMs = 0;
const nowMs = (): number => Date.now() + aheadMs;
let lastUs = 0;
const nowUs = (): number => (lastUs = Math.max(lastUs + 1, nowMs() * 1_000));

const NO_BROKER: MessageSource = {
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  disconnect: () => Promise.resolve(),
};
const NO_BUS: ProcessBus = {
  publish: () => undefined,
  onMessage: () => undefined,
  onGap: () => undefined,
  isOpen: true,
  others: () => undefined,
  stop: () => Promise.resolve(),
};

type Outlet = Parameters<Live['connect']>[0];

/** A screen that reports each message as drawn at once. */
class Screen implements Outlet {
  readonly id = 'screen';
  onKpi: (seq: number) => void = () => undefined;

  send(name: string, message: unknown): void {
    if (name === 'kpi') this.onKpi((message as { seq: number }).seq);
  }
  backlog(): number {
    return 0;
  }
  onDrain(): void {}
  end(): void {}
  drop(): void {}
}

let store: Store;
let pipeline: Pipeline;
let own: OwnFactsBook;
let source: SourceIdentity;
let stop: () => Promise<void>;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-xa-own-'));
  const logger = createLogger({ level: 'silent' });
  const database = await startEmbeddedPostgres({ folder, password: 'test', logger });
  store = await openStore({
    ...{ connection: database.connection, logger, nowMs, nowUs, builtIns: ALL, processId: 'own' },
    verifySecret: () => true,
    onStored: () => undefined,
  });
  await makeUnits();
  own = new OwnFactsBook({ store: store.ownFacts, nowMs, logger });
  const live = liveOf();
  pipeline = new Pipeline({
    ...{ store, broker: NO_BROKER, bus: NO_BUS, own, logger, spool: undefined, takesIn: false },
    processId: 'own',
    pace: new Pace(nowMs),
    personal: new PersonalList(),
    book: store.definitions.book,
    publisher: live.publisher,
    screens: new Screens({
      reader: store.pushReader,
      show: (unit, values, occurredMs) => live.publisher.kpiChanged(unit, values, occurredMs),
      logger,
    }),
    health: new StorageHealth(),
    meters: new Meters(),
    clock: { nowMs, nowUs },
  });
  await pipeline.start();
  await watching(live);
  stop = async () => {
    await pipeline.stop();
    await store.close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
}, 60_000);
afterAll(() => stop());

async function makeUnits(): Promise<void> {
  const unit = (code: string, level: 'province' | 'commune', parent: string) =>
    store.units.create(
      { code, level, parent, name: { vi: code }, simulated: false },
      SYSTEM_AUTHOR,
    );
  await unit(PROVINCE, 'province', 'VN');
  await unit(COMMUNE, 'commune', PROVINCE);
  await store.sources.create(
    {
      ...{ id: 's', kind: 'service', unit: COMMUNE, name: 's', heartbeatSeconds: 60 },
      ...{ attributes: {}, secretHash: new Uint8Array(32) },
    },
    SYSTEM_AUTHOR,
  );
  await store.directory.refresh(`${COMMUNE}.s`);
  source = store.directory.find(`${COMMUNE}.s`) as SourceIdentity;
}

const liveOf = (): Live => {
  const gate = new FakeGate();
  gate.parents.set(COMMUNE, 'VN');
  return new Live({
    ...{ authenticator: new FakeAuthenticator(), gate, kpiReader: store.kpiReader },
    tickerReader: store.ticker,
    drawnRecorder: { drawn: (tookMs, behind) => behind && own.draws.drawn(tookMs, behind) },
    configChanges: new ConfigChanges(),
    version: 'test',
  });
};

async function watching(live: Live): Promise<void> {
  const screen = new Screen();
  const connection = live.connect(screen, person(COMMUNE));
  await live.watch(connection, { units: [COMMUNE] }, () => undefined);
  screen.onKpi = (seq) => live.drawn(connection, { seq });
}

/** An item of the source, which spoke of it so many ms before it was received. */
async function say(item: object, agoMs = 0): Promise<void> {
  const receivedAtUs = nowUs();
  const message = incoming('x', item, { publisher: source, receivedAtUs });
  const dated = { commune: COMMUNE, tsUs: receivedAtUs - agoMs * 1_000, ...item };
  const items = [{ item: dated as never, undated: false, notes: [] }];
  pipeline.stored(await store.facts.write([{ message, items, rejected: [] }]));
}
let number = 0;
const order = (agoMs: number): Promise<void> => {
  const event = { fact: 'event', type: 'trade.order', id: `o-${(number += 1)}`, amount: 1 };
  return say({ ...event, village: null, attributes: {} }, agoMs);
};
const dossier = (state: string): Promise<void> =>
  say({
    ...{ fact: 'case', kind: 'dossier', id: 'h-1', state },
    fields: { due: { at: (nowMs() - 86_400_000) * 1_000 } },
  });

const valueOf = async (kpi: string): Promise<number | null> => {
  const [value] = await store.kpis.load([{ unit: COMMUNE, kpi }]);
  return value?.value ?? null;
};
/** What the clock of the server does in a second, time and again, until a KPI is so. */
const untilValue = (kpi: string, is: (value: number | null) => boolean): Promise<unknown> =>
  until(`${kpi} as expected`, async () => {
    await own.flush();
    await pipeline.kpis.tick();
    await pipeline.alerting.look();
    return is(await valueOf(kpi));
  });

it('knows how long facts take to its screens: from their moment until they are drawn', async () => {
  await order(3_000);
  // 3 s ago by its device, and drawn well within the next 5
  await untilValue(LATENCY.code, (value) => value !== null && value >= 3 && value < 8);
  await untilValue(TAKEN.code, (value) => value === 1);
});

it('counts an alert that waits too long, until somebody acknowledges it', async () => {
  await dossier('processing');
  await untilValue(OVERDUE.code, (value) => value === 1);
  const [alert] = await until('its alert', async () => {
    const { items } = await store.alerts.list({ within: COMMUNE, open: true }, { limit: 9 });
    return items.length > 0 ? items : undefined;
  });
  expect(alert).toMatchObject({ kpi: OVERDUE.code, status: 'warning' });
  await untilValue(WAITING.code, (value) => value === 0);
  // nobody says anything for a quarter of an hour
  aheadMs += 15 * 60_000 + 1_000;
  await untilValue(WAITING.code, (value) => value === 1);
  await pipeline.alerting.acknowledge(alert?.id ?? '', 'Đang xử lý', SYSTEM_AUTHOR);
  await untilValue(WAITING.code, (value) => value === 0);
});

it('closes it with its KPI, and that of what counted it', async () => {
  await dossier('finished');
  await untilValue(OVERDUE.code, (value) => value === 0);
  const open = () => store.alerts.list({ within: PROVINCE, open: true }, { limit: 9 });
  await until('no alert is open', async () => (await open()).items.length === 0);
  const { items } = await store.alerts.list({ within: COMMUNE, open: false }, { limit: 9 });
  expect(items.map(({ kpi }) => kpi).sort()).toEqual([WAITING.code, OVERDUE.code].sort());
});
