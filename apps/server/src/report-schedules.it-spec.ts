import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT_IN_KPIS } from '@nhip-xa/domain';
import { createLogger, startEmbeddedPostgres, type Database } from '@nhip-xa/platform';
import { SYSTEM_AUTHOR } from '@nhip-xa/ports';
import { ReportMaker } from '@nhip-xa/reports';
import { openStore, type Store } from '@nhip-xa/store';

/** The time of these tests: it goes on only where they say so. */
let nowMs = Date.parse('2026-12-30T12:00:00+07:00');
const logger = createLogger({ level: 'silent' });
let folder: string;
let database: Database;
/** Processes that run. */
const running: { store: Store; maker: ReportMaker }[] = [];
let taken = 0;

async function start(processId: string) {
  const store = await openStore({
    connection: database.connection,
    logger,
    verifySecret: () => true,
    builtIns: BUILT_IN_KPIS,
    nowMs: () => nowMs,
    nowUs: () => nowMs * 1_000,
    onStored: () => undefined,
    processId,
  });
  const maker = new ReportMaker({
    reader: store.reportReader,
    past: store.pastWork,
    reports: store.reports,
    schedules: store.reportSchedules,
    book: store.definitions.book,
    nowMs: () => nowMs,
    failed: (error) => {
      throw error;
    },
  });
  const started = { store, maker };
  running.push(started);
  return started;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhip-xa-reports-'));
  database = await startEmbeddedPostgres({ folder, password: 'test', logger });
  const { store } = await start('a');
  await start('b');
  const province = {
    code: '20',
    level: 'province',
    parent: 'VN',
    name: { vi: '20' },
    simulated: false,
  } as const;
  await store.units.create(province, SYSTEM_AUTHOR);
}, 60_000);
afterAll(async () => {
  for (const { store } of running) await store.close();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A commune of its own for each test. */
async function commune(): Promise<string> {
  const code = String(6_200 + (taken += 1)).padStart(5, '0');
  const unit = {
    code,
    level: 'commune',
    parent: '20',
    name: { vi: code },
    simulated: false,
  } as const;
  await first().store.units.create(unit, SYSTEM_AUTHOR);
  return code;
}

const first = () => running[0] as (typeof running)[number];
const schedule = (unit: string, period: 'day' | 'week' | 'month' | 'quarter', at = '07:00') =>
  first().store.reportSchedules.create(
    { unit, period, at, lang: 'vi', enabled: true },
    SYSTEM_AUTHOR,
  );
const passTo = (local: string): void => {
  nowMs = Date.parse(`${local}+07:00`);
};
const all = () => Promise.all(running.map(({ maker }) => maker.runSchedules()));

async function made(unit: string): Promise<string[]> {
  const { items } = await first().store.reports.list({ unit }, { limit: 100 });
  return items.map(({ period, of, edition }) => `${period} ${of} ${edition}`);
}

it('two processes that both take themselves for the leader make each report once', async () => {
  passTo('2026-12-30T12:00:00');
  const unit = await commune();
  for (const period of ['day', 'week', 'month', 'quarter'] as const) await schedule(unit, period);
  // Friday: only the day is due until the year ends
  passTo('2026-12-31T07:00:00');
  for (let turn = 0; turn < 3; turn += 1) await all();
  expect(await made(unit)).toEqual(['day 2026-12-30 1']);
  // the end of the year: the day, the month and the quarter, each once; the week ends on Sunday
  passTo('2027-01-01T07:00:00');
  for (let turn = 0; turn < 3; turn += 1) await all();
  expect((await made(unit)).sort()).toEqual([
    'day 2026-12-30 1',
    'day 2026-12-31 1',
    'month 2026-12-01 1',
    'quarter 2026-10-01 1',
  ]);
  passTo('2027-01-04T07:00:00');
  await all();
  expect(await made(unit)).toContain('week 2026-12-28 1');
}, 60_000);

it('makes up for a downtime after a restart, and no more than a week of days', async () => {
  passTo('2027-02-01T12:00:00');
  const unit = await commune();
  await schedule(unit, 'day');
  passTo('2027-02-20T09:00:00');
  const again = await start('c');
  await again.maker.runSchedules();
  expect(await made(unit)).toEqual([
    'day 2027-02-19 1',
    'day 2027-02-18 1',
    'day 2027-02-17 1',
    'day 2027-02-16 1',
    'day 2027-02-15 1',
    'day 2027-02-14 1',
    'day 2027-02-13 1',
  ]);
}, 60_000);

it('makes what it promised also where somebody made one before, as the next edition', async () => {
  passTo('2027-03-01T12:00:00');
  const unit = await commune();
  await schedule(unit, 'day');
  const asked = { unit, period: 'day', of: '2027-03-01', lang: 'vi' } as const;
  await first().maker.make(asked, SYSTEM_AUTHOR);
  const { items } = await first().store.reports.list({ unit }, { limit: 1 });
  expect(items[0]).toMatchObject({ complete: false, asOf: '2027-03-01T05:00:00.000Z' });
  passTo('2027-03-02T07:00:00');
  await all();
  expect(await made(unit)).toEqual(['day 2027-03-01 2', 'day 2027-03-01 1']);
}, 60_000);

it('makes nothing while it is switched off, nor afterwards of that time', async () => {
  passTo('2027-04-01T12:00:00');
  const unit = await commune();
  const set = await schedule(unit, 'day');
  if (set === 'exists') throw new Error('a schedule before the first');
  const { reportSchedules } = first().store;
  await reportSchedules.patch(set.id, { enabled: false }, SYSTEM_AUTHOR);
  passTo('2027-04-04T08:00:00');
  await all();
  await reportSchedules.patch(set.id, { enabled: true }, SYSTEM_AUTHOR);
  await all();
  expect(await made(unit)).toEqual([]);
  passTo('2027-04-05T07:00:00');
  await all();
  expect(await made(unit)).toEqual(['day 2027-04-04 1']);
}, 60_000);

it('takes no second schedule for the same', async () => {
  const unit = await commune();
  await schedule(unit, 'week');
  expect(await schedule(unit, 'week', '09:00')).toBe('exists');
});
