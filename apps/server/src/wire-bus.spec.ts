import type { ConfigChange, ProcessMessage } from '@nhip-xa/ports';
import { FakeWire } from '@nhip-xa/testing';
import { WireBus } from './wire-bus';

const changed = (unit: string): ProcessMessage => ({ what: 'kpis', units: { [unit]: ['flood'] } });

interface Side {
  bus: WireBus;
  wire: FakeWire;
  heard: ProcessMessage[];
  gaps: number;
  errors: string[];
}

function side(id: string, joined: FakeWire[]): Side {
  const wire = new FakeWire(joined);
  const own: Side = {
    wire,
    heard: [],
    gaps: 0,
    errors: [],
    bus: new WireBus(wire, id, (_, what) => own.errors.push(what)),
  };
  own.bus.onMessage((message) => own.heard.push(message));
  own.bus.onGap(() => (own.gaps += 1));
  return own;
}

const passing = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);
let a: Side;
let b: Side;

beforeEach(async () => {
  jest.useFakeTimers();
  const joined: FakeWire[] = [];
  [a, b] = [side('a', joined), side('b', joined)];
  a.bus.others(true);
  b.bus.others(true);
  await passing(100);
  for (const { wire } of [a, b]) wire.sent.length = 0;
  [a.gaps, b.gaps] = [0, 0];
});
afterEach(() => jest.useRealTimers());

it('tells the others, and not itself', async () => {
  a.bus.publish(changed('06211'));
  await passing(100);
  expect([a.heard, b.heard]).toEqual([[], [changed('06211')]]);
});

/** One of each: what another process does not understand makes it read everything again. */
const CHANGES: { [What in ConfigChange['what']]: Extract<ConfigChange, { what: What }> } = {
  unit: { what: 'unit', unit: '06211' },
  source: { what: 'source', unit: '06211', key: '06211.a' },
  sources: { what: 'sources', keys: ['06211.a', '06211.b'] },
  maintenance: { what: 'maintenance', unit: '06211', key: '06211.a', fromMs: 1_763_600_000_000 },
  'source-cut': { what: 'source-cut', unit: '06211', key: '06211.a' },
  'source-secret': { what: 'source-secret', unit: '06211', key: '06211.a' },
  typed: { what: 'typed', unit: '06211', kpi: 'gov-satisfaction' },
  calendar: { what: 'calendar', unit: '20' },
  kpis: { what: 'kpis', kpis: ['dossiers-overdue'], unit: '06211' },
  mapping: { what: 'mapping', unit: '06211', publisher: '06211.a', cut: true },
  'codec-memory': { what: 'codec-memory', mapping: '1' },
  'personal-keys': { what: 'personal-keys' },
  'sources-cut': { what: 'sources-cut', keys: ['06211.a', '06211.b'] },
  demonstration: { what: 'demonstration' },
  access: { what: 'access' },
};

it.each(Object.values(CHANGES))('tells of a change of configuration: $what', async (change) => {
  const message: ProcessMessage = { what: 'config', change };
  a.bus.publish(message);
  await passing(100);
  expect([b.heard, b.gaps]).toEqual([[message], 0]);
});

it('gathers a burst into one text, in order', async () => {
  for (let n = 0; n < 100; n += 1) a.bus.publish(changed(String(n)));
  await passing(100);
  expect(a.wire.sent).toHaveLength(1);
  expect(b.heard).toEqual(Array.from({ length: 100 }, (_, n) => changed(String(n))));
});

it('says nothing while it is alone; whoever comes reads everything', async () => {
  a.bus.others(false);
  a.bus.publish(changed('06211'));
  await passing(100);
  expect(a.wire.sent).toEqual([]);
  a.bus.others(true);
  await passing(100);
  expect([b.heard, b.gaps]).toEqual([[], 1]);
});

it('tells both sides of a gap when its wire was broken', async () => {
  a.wire.isOpen = false;
  a.bus.publish(changed('06211'));
  await passing(100);
  a.wire.reopen();
  await passing(100);
  expect([a.gaps, b.gaps, b.heard]).toEqual([1, 1, []]);
});

it('what could not be sent is a gap for the others, told when it can be', async () => {
  a.wire.failure = new Error('full');
  a.bus.publish(changed('06211'));
  await passing(1_000);
  expect(b.gaps).toBe(0);
  a.wire.failure = undefined;
  await passing(1_000);
  expect([b.gaps, b.heard]).toEqual([1, []]);
  expect(a.errors.length).toBeGreaterThan(0);
});

it('too much at once is a gap instead', async () => {
  for (let n = 0; n <= 10_000; n += 1) a.bus.publish(changed('06211'));
  await passing(100);
  expect([b.gaps, b.heard]).toEqual([1, []]);
});

it.each([
  ['no JSON', 'x'],
  ['another shape', '[]'],
  ['a message of a newer version', '{"from":"c","messages":[{"what":"flags"}]}'],
])('%s is a gap', (_, text) => {
  b.wire.hear(text);
  expect([b.gaps, b.heard]).toEqual([1, []]);
});

it('sends what waits before it stops', async () => {
  a.bus.publish(changed('06211'));
  await a.bus.stop();
  expect(b.heard).toEqual([changed('06211')]);
  a.bus.publish(changed('06212'));
  await passing(100);
  expect(b.heard).toHaveLength(1);
});
