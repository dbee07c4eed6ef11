import { TRACE_LIMITS } from '@nhip-xa/contract';
import type { DecodedMessage } from '@nhip-xa/ports';
import { decodedReadings, incoming, sourceOf } from '@nhip-xa/testing';
import { RecentMessages } from './recent-messages';

const MINUTE_MS = 60_000;
const A = sourceOf({ id: 1, key: '20194.a' });
const B = sourceOf({ id: 2, key: '20194.b' });

function kept(totalMost?: number) {
  const clock = { nowMs: 0 };
  const recent = new RecentMessages(() => clock.nowMs, totalMost);
  const say = (publisher = A, payload: unknown = '{}', over = {}): DecodedMessage => {
    const part = decodedReadings(incoming('telemetry', payload, { publisher, ...over }), [3]);
    recent.took([part]);
    return part;
  };
  const payloads = (key: string) => recent.of(key).map(({ payload }) => payload);
  return { recent, clock, say, payloads };
}

it('keeps a message as it came, and what became of it', () => {
  const { recent } = kept();
  const message = incoming('telemetry', { rain: 'x', rain_total: 2 }, { publisher: A, qos: 1 });
  const part = decodedReadings(message, [2]);
  const refused = { reason: 'bad-shape' as const, detail: 'rain is no number' };
  part.rejected.push({ ...refused, bytes: Buffer.from('"x"'), size: 3 });
  recent.took([part]);
  expect(recent.of(A.key)).toEqual([
    {
      seq: 1,
      topic: 'xa/v1/20194/a/telemetry',
      mapping: undefined,
      receivedAtUs: message.receivedAtUs,
      ...{ qos: 1, retained: false, dup: false, will: false, via: null, size: 27 },
      payload: '{"rain":"x","rain_total":2}',
      ...{ taken: 1, facts: [{ kind: 'reading', name: 'water_level', value: 2 }] },
      ...{ refused: 1, refusals: [refused] },
    },
  ]);
});

it('keeps every byte', () => {
  const { say, payloads } = kept();
  const bytes = Uint8Array.from({ length: 256 }, (_none, byte) => byte);
  say(A, bytes);
  expect(Buffer.from(payloads(A.key)[0] ?? '', 'latin1').equals(bytes)).toBe(true);
});

it('does not keep the block alive that a payload is a view of', () => {
  const { say, payloads } = kept();
  const block = Buffer.from('{"rain":1}{"rain":2}');
  say(A, block.subarray(0, 10));
  block.fill(0);
  expect(payloads(A.key)).toEqual(['{"rain":1}']);
});

it('keeps the last few of a source, the newest first', () => {
  const { say, payloads } = kept();
  for (let n = 1; n <= TRACE_LIMITS.messagesKept + 1; n += 1) say(A, String(n));
  expect(payloads(A.key)).toEqual(['11', '10', '9', '8', '7', '6', '5', '4', '3', '2']);
});

it('keeps more while somebody looks, and for some minutes after', () => {
  const { say, payloads, clock } = kept();
  const sayMany = (): void => {
    for (let n = 0; n < 60; n += 1) say(A);
  };
  const looked = () => payloads(A.key).length;
  expect(looked()).toBe(0);
  sayMany();
  expect(looked()).toBe(TRACE_LIMITS.messagesWatched);
  clock.nowMs += TRACE_LIMITS.watchedMinutes * MINUTE_MS - 1;
  say(A);
  expect(looked()).toBe(TRACE_LIMITS.messagesWatched);
  // looking was a look
  clock.nowMs += TRACE_LIMITS.watchedMinutes * MINUTE_MS;
  say(A);
  expect(looked()).toBe(TRACE_LIMITS.messagesKept);
});

it('keeps their order when more or fewer are kept from then on', () => {
  const { say, payloads, clock } = kept();
  const sayUpTo = (last: number, first: number): void => {
    for (let n = first; n <= last; n += 1) say(A, String(n));
  };
  const down = (from: number, to: number): string[] =>
    Array.from({ length: from - to + 1 }, (_none, at) => String(from - at));
  sayUpTo(13, 1);
  expect(payloads(A.key)).toEqual(down(13, 4));
  sayUpTo(15, 14);
  expect(payloads(A.key)).toEqual(down(15, 4));
  clock.nowMs += TRACE_LIMITS.watchedMinutes * MINUTE_MS;
  sayUpTo(16, 16);
  expect(payloads(A.key)).toEqual(down(16, 7));
});

it('leaves nothing of the message in whose place another is kept', () => {
  const { recent, say } = kept();
  const message = incoming('telemetry', 'x', { publisher: A, qos: 2 });
  const rejected = [{ reason: 'not-json' as const, detail: '', bytes: Buffer.of(1), size: 1 }];
  recent.took([{ ...decodedReadings(message, [7, 8, 9]), rejected }]);
  for (let n = 0; n < TRACE_LIMITS.messagesKept; n += 1) say(A, '{}');
  const [newest, ...others] = recent.of(A.key);
  expect(newest).toMatchObject({ qos: null, taken: 1, refused: 0, refusals: [], payload: '{}' });
  expect(newest?.facts).toEqual([{ kind: 'reading', name: 'water_level', value: 3 }]);
  expect(others.every(({ facts }) => facts.length === 1)).toBe(true);
});

it('keeps only the size of a payload that is too large', () => {
  const { say, recent } = kept();
  const bytes = TRACE_LIMITS.payloadBytes;
  say(A, Buffer.alloc(bytes));
  say(A, Buffer.alloc(bytes + 1));
  expect(recent.of(A.key).map(({ size, payload }) => [size, payload?.length])).toEqual([
    [bytes + 1, undefined],
    [bytes, bytes],
  ]);
});

it('keeps a message of a gateway for the sources that it speaks for, too', () => {
  const { recent } = kept();
  const message = incoming('telemetry', 'all', { publisher: A });
  const own = { message, items: [], rejected: [] };
  const other = { ...message, publisher: B, via: A };
  recent.took([own, decodedReadings(other, [1])]);
  expect(recent.of(A.key)).toMatchObject([{ via: null, payload: 'all', taken: 0 }]);
  expect(recent.of(B.key)).toMatchObject([{ via: A.key, payload: 'all', taken: 1 }]);
});

it('names the first facts of a message, and counts the others', () => {
  const { recent } = kept();
  const many = Array.from({ length: 9 }, (_none, value) => value);
  recent.took([decodedReadings(incoming('telemetry', '[]', { publisher: A }), many)]);
  const [message] = recent.of(A.key);
  expect(message?.taken).toBe(9);
  expect(message?.facts.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4]);
});

it('forgets the source that was heard longest ago, however many there are', () => {
  // a payload of 1,000 characters, a topic of 23 and 500 besides: 1,523; two of them fit, three do not
  const { say, recent, payloads } = kept(4_000);
  const C = sourceOf({ id: 3, key: '20194.c' });
  const text = 'x'.repeat(1_000);
  say(A, text);
  say(B, text);
  say(A, text);
  expect(recent.bytes).toBe(3_046);
  expect([payloads(A.key).length, payloads(B.key).length]).toEqual([2, 0]);
  say(C, text);
  expect([payloads(A.key).length, payloads(C.key).length]).toEqual([0, 1]);
  expect(recent.bytes).toBe(1_523);
});
