import { countItems } from './count-items';

const count = (channel: string, payload: unknown): number =>
  countItems(
    channel,
    Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload, undefined, 1)),
  );

it.each([
  ['telemetry', { water_level: 3.42 }, 1],
  ['telemetry', { water_level: 3.42, battery: 80 }, 2],
  ['telemetry', { ts: 1, commune: '20194', values: { a: 1, b: 2, c: 3 } }, 3],
  [
    'telemetry',
    [
      { ts: 1, values: { a: 1, b: 2 } },
      { ts: 2, values: { a: 1 } },
    ],
    3,
  ],
  ['telemetry', [{ a: 1 }, { b: 1 }], 2],
  ['telemetry', { values: { 'a,":{[': 1, 'b\\"': 2 } }, 2],
  ['case', { kind: 'dossier', id: '1', attributes: { a: 1, b: 2 } }, 1],
  [
    'case',
    [
      { kind: 'dossier', id: '1' },
      { kind: 'task', id: '2', pauses: [1, 2, 3] },
    ],
    2,
  ],
  ['event', [{ id: '1', text: 'a, b, c' }], 1],
  ['status', { state: 'online', battery: 80 }, 1],
  ['snapshot', '[,,,,]', 1],
  ['unheard-of', '[,,,,]', 1],
])('counts what a %s of %j holds as %d', (channel, payload, items) => {
  expect(count(channel, payload)).toBe(items);
});

it.each(['', '{', ']]]],,,,', '"', '"\\', '[[[[[[[[,:,:', 'null', '\u0000'])(
  'counts what cannot be read, too: %j',
  (payload) => {
    for (const channel of ['telemetry', 'case']) {
      expect(count(channel, payload)).toBeGreaterThanOrEqual(1);
      expect(count(channel, payload)).toBeLessThanOrEqual(payload.length + 1);
    }
  },
);
