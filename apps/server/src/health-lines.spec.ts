import type { HealthLine } from '@nhip-xa/contract';
import type { AboutProcess, DatabaseStanding } from '@nhip-xa/ports';
import { healthLines, type HealthSeen } from './health-lines';

const NOW_MS = Date.parse('2026-11-26T08:00:00+07:00');
const DAY_MS = 86_400_000;
const GIB = 1_073_741_824;

const about = (over: Partial<AboutProcess> = {}): AboutProcess => ({
  ...{ role: 'all', version: '1.0.0', node: '24.0.0', host: 'a', startedAtMs: NOW_MS - DAY_MS },
  ...{ memoryBytes: 1, connections: 5, brokerConnected: true, itemsPerSecond: 3.5, inHand: 0 },
  ...{ spooled: 0, spoolBytes: 0, spoolBytesMost: GIB, spoolSinceMs: null, kpiWaiting: 0 },
  ...{ kpiEvaluationMs: 20, diskFreeBytes: 60 * GIB, diskBytes: 100 * GIB },
  ...{ certificateEndsMs: null, backupAtMs: NOW_MS - DAY_MS, ...over },
});

const standing = (over: Partial<DatabaseStanding> = {}): DatabaseStanding => ({
  ...{ version: '17.2', bytes: GIB, connections: 10, connectionsMost: 100 },
  ...{ oldestTransactionSeconds: null, growthBytesPerDay: GIB / 2, walls: 2, wallsAlive: 2 },
  processes: [{ id: 'a', seenAtMs: NOW_MS - 1_000, about: about() }],
  lateCommunes: [],
  ...over,
});

const seen = (over: Partial<HealthSeen> = {}): HealthSeen => ({
  ...{ nowMs: NOW_MS, broker: 'embedded', database: 'embedded', version: '1.0.0' },
  ...{ unsafeSettings: 0, standing: standing(), ...over },
});

const ofProcess = (over: Partial<AboutProcess>): HealthSeen =>
  seen({
    standing: standing({ processes: [{ id: 'a', seenAtMs: NOW_MS, about: about(over) }] }),
  });

const lineOf = (from: HealthSeen, name: HealthLine['line']): HealthLine => {
  const found = healthLines(from).find(({ line }) => line === name);
  if (!found) throw new Error(`no line ${name}`);
  return found;
};

it('finds nothing wrong with an installation that is well', () => {
  const states = healthLines(seen()).map(({ line, state }) => [line, state]);
  expect(states.filter(([, state]) => state === 'warning' || state === 'critical')).toEqual([]);
  // 60 GiB are free and half a GiB comes a day
  expect(lineOf(seen(), 'days-left')).toMatchObject({ value: 120, state: 'good' });
});

it.each([
  ['broker-connected', { brokerConnected: false }, 'critical'],
  ['certificate', { certificateEndsMs: NOW_MS + 31 * DAY_MS }, 'good'],
  ['certificate', { certificateEndsMs: NOW_MS + 30 * DAY_MS }, 'warning'],
  ['certificate', { certificateEndsMs: NOW_MS + 7 * DAY_MS }, 'critical'],
  ['in-hand', { inHand: 4_999 }, 'good'],
  ['in-hand', { inHand: 5_000 }, 'warning'],
  ['spooled', { spooled: 1 }, 'warning'],
  ['spool-age', { spoolSinceMs: NOW_MS - 60_000 }, 'warning'],
  ['spool-age', { spoolSinceMs: NOW_MS - 900_000 }, 'critical'],
  ['spool-filled', { spoolBytes: GIB * 0.49 }, 'good'],
  ['spool-filled', { spoolBytes: GIB * 0.5 }, 'warning'],
  ['spool-filled', { spoolBytes: GIB * 0.9 }, 'critical'],
  ['kpi-evaluation', { kpiEvaluationMs: 1_000 }, 'warning'],
  ['disk-free', { diskFreeBytes: 11 * GIB }, 'good'],
  ['disk-free', { diskFreeBytes: 10 * GIB }, 'warning'],
  ['disk-free', { diskFreeBytes: 3 * GIB }, 'critical'],
  // half a GiB a day
  ['days-left', { diskFreeBytes: 30 * GIB }, 'warning'],
  ['days-left', { diskFreeBytes: 7 * GIB }, 'critical'],
  ['backup', { backupAtMs: NOW_MS - 2 * DAY_MS }, 'warning'],
  ['backup', { backupAtMs: null }, 'warning'],
] as const)('%s of %p is %s', (line, over, state) => {
  expect(lineOf(ofProcess(over), line).state).toBe(state);
});

it.each([
  ['database-connections', { connections: 70 }, 'warning'],
  ['database-connections', { connections: 90 }, 'critical'],
  ['database-transaction', { oldestTransactionSeconds: 60 }, 'warning'],
  ['walls', { wallsAlive: 1 }, 'warning'],
] as const)('%s of %p is %s', (line, over, state) => {
  expect(lineOf(seen({ standing: standing(over) }), line).state).toBe(state);
});

it('says what it cannot see, and never takes it for good', () => {
  const outside = seen({ broker: 'external', database: 'external' });
  for (const line of ['broker-connections', 'days-left'] as const) {
    expect(lineOf(outside, line)).toMatchObject({ value: null, state: 'none', why: 'external' });
  }
  const young = seen({ standing: standing({ growthBytesPerDay: null }) });
  expect(lineOf(young, 'growth')).toMatchObject({ value: null, why: 'unknown' });
  expect(lineOf(young, 'days-left')).toMatchObject({ value: null, state: 'none', why: 'unknown' });
});

it('tells of each process, and of one that is of another version or silent', () => {
  const processes = [
    { id: 'a', seenAtMs: NOW_MS, about: about() },
    { id: 'b', seenAtMs: NOW_MS, about: about({ version: '0.9.0' }) },
    { id: 'c', seenAtMs: NOW_MS - 10_000, about: null },
  ];
  const lines = healthLines(seen({ standing: standing({ processes }) }));
  const told = lines.filter(({ line }) => line === 'process');
  expect(told.map(({ process, state }) => [process, state])).toEqual([
    ['a', 'good'],
    ['b', 'warning'],
    ['c', 'critical'],
  ]);
});

it('tells how much of the past is reckoned anew, over all processes', () => {
  const processes = [['c', 'd'], ['e']].map((done, index) => ({
    ...{ id: `p${index}`, seenAtMs: NOW_MS, about: about({ past: { done } }) },
  }));
  const lateCommunes = ['a', 'b', 'd'];
  // of d something came once more; c and e are done: two of five
  const line = lineOf(seen({ standing: standing({ processes, lateCommunes }) }), 'past-reckoning');
  expect(line).toMatchObject({ value: 2, of: 5, state: 'none', process: null });
  expect(lineOf(seen(), 'past-reckoning')).toMatchObject({
    value: null,
    why: 'none',
    state: 'good',
  });
});
