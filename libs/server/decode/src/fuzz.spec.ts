import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CHANNELS } from '@nhip-xa/contract';
import type { DecodedMessage } from '@nhip-xa/ports';
import { sourceOf } from '@nhip-xa/testing';
import fc from 'fast-check';
import { decode } from '../test/decoded';

const RUNS = { numRuns: 400 };
const channel = fc.constantFrom(...CHANNELS);
const publisher = fc.constantFrom(
  sourceOf(),
  sourceOf({ unit: '48' }),
  sourceOf({ kind: 'camera' }),
  sourceOf({ kind: 'gateway', feeds: ['reading:rain'] }),
);

/** Words that the decoder knows, and some that objects know. */
const word = fc.constantFrom(
  ...['ts', 'values', 'kind', 'id', 'state', 'type', 'amount', 'commune', 'attributes', 'pauses'],
  ...['dueIn', 'dueAt', 'workingDays', 'from', 'to', 'why', 'location', 'lat', 'lon', 'openedAt'],
  ...['dossier', 'online', 'trade.order', 'rain', '20194', 'phone', '2026-11-20T05:00:00Z', '9'],
  ...['__proto__', 'constructor', 'toString', 'length', '\0', '\ud800', 'é', '1e400', '-0'],
);
const leaf = fc.oneof(
  { weight: 3, arbitrary: word },
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { document } = fc.letrec((tie) => ({
  document: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('document'), { maxLength: 5 }),
    fc.dictionary(word, tie('document'), { maxKeys: 8 }),
  ),
}));

/** Only what JSON and PostgreSQL can hold leaves the decoder; the rest is among the refused. */
function expectStorable({ items, rejected }: DecodedMessage): void {
  for (const { item } of items) {
    // a picture is stored as its bytes
    if (item.fact === 'frame') continue;
    const text = JSON.stringify(item);
    expect(JSON.parse(text)).toEqual(plain(item));
    expect(text).not.toMatch(/\\u0000|\\ud[89a-f]/);
  }
  for (const { bytes, size } of rejected) expect(bytes.byteLength).toBe(size);
}

/** -0 is 0 once it was written. */
const plain = (value: unknown): unknown => {
  if (Object.is(value, -0)) return 0;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
};

/** Items that a document of a channel stands for, read from the contract and not from the code. */
function expectedItems(of: string, value: unknown): number {
  if (of === 'snapshot' || of === 'status') return 1;
  const documents = Array.isArray(value) ? value : [value];
  if (of !== 'telemetry') return documents.length;
  return documents.reduce<number>((sum, one) => sum + valuesIn(one), 0);
}

function valuesIn(one: unknown): number {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(one)) return 1;
  const dated = Object.hasOwn(one, 'values') && one['values'] !== null;
  const values = dated ? one['values'] : one;
  if (!isObject(values)) return 1;
  const names = Object.keys(values).filter(
    (name) => dated || !['ts', 'commune', 'values'].includes(name),
  );
  return names.length === 0 ? 1 : names.filter((name) => values[name] !== null).length;
}

it('arbitrary bytes on any channel are refused or read, never thrown', () => {
  fc.assert(
    fc.property(channel, publisher, fc.uint8Array({ maxLength: 64 }), (name, from, bytes) => {
      const decoded = decode(name, bytes, { publisher: from });
      expectStorable(decoded);
    }),
    RUNS,
  );
});

it('arbitrary topics are refused, never thrown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (topic) => {
      expect(decode('telemetry', { rain: 1 }, { topic }).rejected).toHaveLength(1);
    }),
    RUNS,
  );
});

it('of arbitrary documents every item is accounted for, and what is left can be stored', () => {
  fc.assert(
    fc.property(channel, publisher, document, (name, from, value) => {
      const text = JSON.stringify(value);
      const decoded = decode(name, text, { publisher: from });
      expectStorable(decoded);
      const whole = decoded.rejected.some(({ bytes }) => Buffer.from(bytes).toString() === text);
      if (!whole) {
        expect(decoded.items.length + decoded.rejected.length).toBe(
          expectedItems(name, JSON.parse(text)),
        );
      }
    }),
    { numRuns: 1_500 },
  );
});

it('documents that are nearly right never throw either', () => {
  const nearly = fc.record(
    {
      kind: fc.constantFrom('dossier', 'feedback', 'alarm'),
      id: fc.oneof(fc.constant('1'), leaf),
      ts: fc.oneof(fc.constant('2026-11-20T04:00:00Z'), leaf),
      state: leaf,
      dueIn: document,
      dueAt: leaf,
      pauses: fc.array(fc.record({ from: leaf, to: leaf, why: leaf })),
      attributes: fc.dictionary(word, document),
    },
    { requiredKeys: ['kind', 'id'] },
  );
  fc.assert(
    fc.property(fc.array(nearly, { maxLength: 4 }), (documents) => {
      const decoded = decode('case', documents);
      expectStorable(decoded);
    }),
    RUNS,
  );
});

const anyTopic = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('xa', 'v1', '20194', 'portal', 'telemetry', 'case', '', '+', '#', '\0'),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join('/')),
);

it('arbitrary bytes on arbitrary topics are refused or read, never thrown, and nothing with NUL is left', () => {
  fc.assert(
    fc.property(anyTopic, publisher, fc.uint8Array({ maxLength: 256 }), (topic, from, bytes) => {
      const decoded = decode('telemetry', bytes, { publisher: from, topic });
      expectStorable(decoded);
      expect(decoded.items.length + decoded.rejected.length).toBeGreaterThan(0);
    }),
    RUNS,
  );
});

describe('the worst that fits into one message', () => {
  const MOST = 1_048_576;
  /** Nobody else is heard while one message is read, so that none may take longer, in ms. */
  const READ_MS = 4_000;
  const filled = (begin: string, part: string, end: string): string =>
    begin + part.repeat(Math.floor((MOST - begin.length - end.length) / part.length)) + end;
  const WORST: [string, string, string][] = [
    ['lists in lists', 'telemetry', '['.repeat(MOST / 2) + ']'.repeat(MOST / 2)],
    ['objects in objects', 'event', filled('', '{"a":', '')],
    ['as many items as fit', 'telemetry', filled('[', '{"a":1},', '{"a":1}]')],
    ['as many names as fit', 'telemetry', filled('{"values":{', '"a":1,', '"b":1}}')],
    ['as many attributes as fit', 'event', filled('{"attributes":{', '"a":"b",', '"c":1}}')],
    ['one text of NULs', 'case', filled('{"id":"', '\\u0000', '"}')],
    ['one text of half characters', 'case', filled('{"id":"', '\\ud800', '"}')],
    ['letters apart from their marks', 'event', filled('{"note":"', 'e\u0323\u0302', '"}')],
    ['one number of digits', 'telemetry', filled('{"rain":', '9', '}')],
    ['one name of blanks', 'event', filled('{"', ' ', '":1}')],
  ];

  it.each(WORST)('%s: is read in bounded time', (_, channelName, text) => {
    const beganMs = performance.now();
    expectStorable(decode(channelName, text));
    expect(performance.now() - beganMs).toBeLessThan(READ_MS);
  });

  it('leaves nothing behind in memory', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heapAfterAll = (): number => {
      for (const [, channelName, text] of WORST) decode(channelName, text);
      collect();
      return process.memoryUsage().heapUsed;
    };
    // what the first round leaves is the engine's own: compiled code, shapes of objects
    const first = heapAfterAll();
    expect(heapAfterAll() - first).toBeLessThan(MOST);
  });
});
