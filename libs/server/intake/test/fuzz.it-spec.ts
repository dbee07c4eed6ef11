import fc from 'fast-check';
import { until } from '@nhip-xa/testing';
import { Edge, PING, connectPacket, packet, publishPacket, subscribePacket, topicIn } from './edge';

/** Rounds of each kind. */
const ROUNDS = 150;
const SEED = Date.now() & 0x7fff_ffff;

let edge: Edge;
let key: string;
let other: string;

beforeAll(async () => {
  console.log(`fuzz of the broker's edge: seed ${SEED}`);
  edge = await Edge.open({ webSocketPort: 0 });
  key = edge.directory.add('target').key;
  other = edge.directory.add('other').key;
});
afterAll(() => edge.close());
afterEach(async () => {
  await until('no connection is left', () => edge.broker.openSockets === 0);
  expect(edge.broker.connectedClients).toBe(0);
  const peer = await edge.peer(other);
  await peer.publish(topicIn(other), '{"a": 1}', 1);
  peer.socket.destroy();
  await until('no connection is left', () => edge.broker.openSockets === 0);
  // an error that nobody handles fails the test by itself
  expect(edge.errors).toEqual([]);
});

/** Sends pieces one by one, so that a packet comes in several reads, and breaks off. */
async function say(pieces: readonly Buffer[], port?: number): Promise<void> {
  const peer = await edge.raw(port);
  for (const piece of pieces) {
    if (peer.ended) break;
    peer.send(piece);
    await new Promise((resolve) => setImmediate(resolve));
  }
  peer.socket.destroySoon();
  await peer.untilEnded();
}

const bytes = (most: number): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ maxLength: most }).map((array) => Buffer.from(array));

/** Packets as a client sends them, each with what may vary in it. */
const validPacket = (): fc.Arbitrary<Buffer> =>
  fc.oneof(
    fc
      .record({ keepAlive: fc.nat(65_535), own: fc.boolean() })
      .map(({ keepAlive, own }) => connectPacket(own ? key : 'stranger', { keepAlive })),
    fc
      .record({
        topic: fc.oneof(fc.constant(Buffer.from(topicIn(key))), bytes(60)),
        payload: bytes(200),
        id: fc.nat(65_535),
        type: fc.integer({ min: 0x30, max: 0x3f }),
      })
      .map(({ topic, payload, id, type }) => {
        const published = publishPacket(topic, payload, id);
        published[0] = type;
        return published;
      }),
    fc
      .record({ filters: fc.array(fc.string({ maxLength: 30 }), { maxLength: 15 }), id: fc.nat(9) })
      .map(({ filters, id }) => subscribePacket(filters, id)),
    fc.constant(PING),
    fc
      .record({ type: fc.integer({ min: 0, max: 255 }), body: bytes(40) })
      .map(({ type, body }) => packet(type, body)),
  );

/** A byte changed, cut out or put in. */
const change = fc.record({ at: fc.nat(5_000), byte: fc.nat(255), kind: fc.nat(2) });

function mutated(
  all: Buffer,
  changes: readonly { at: number; byte: number; kind: number }[],
): Buffer {
  return changes.reduce((before, { at, byte, kind }) => {
    const place = before.length === 0 ? 0 : at % before.length;
    const put = kind === 1 ? Buffer.alloc(0) : Buffer.of(byte);
    const rest = before.subarray(kind === 2 ? place : place + 1);
    return Buffer.concat([before.subarray(0, place), put, rest]);
  }, all);
}

function cut(all: Buffer, places: readonly number[]): Buffer[] {
  const sorted = [0, ...places.map((place) => place % (all.length + 1)).sort((a, b) => a - b)];
  return sorted.map((place, n) => all.subarray(place, sorted[n + 1] ?? all.length));
}

const run = (property: fc.IAsyncProperty<unknown>): Promise<void> =>
  fc.assert(property as fc.IAsyncProperty<[unknown]>, { numRuns: ROUNDS, seed: SEED });

it('outlives random bytes', () =>
  run(fc.asyncProperty(fc.array(bytes(300), { maxLength: 8 }), (pieces) => say(pieces))));

it('outlives random bytes behind a good CONNECT', () =>
  run(
    fc.asyncProperty(fc.array(bytes(300), { maxLength: 8 }), (pieces) =>
      say([connectPacket(key), ...pieces]),
    ),
  ));

it('outlives packets in any order, cut in any place', () =>
  run(
    fc.asyncProperty(
      fc.array(validPacket(), { maxLength: 12 }),
      fc.array(fc.nat(5_000), { maxLength: 12 }),
      fc.boolean(),
      (packets, places, welcome) =>
        say(cut(Buffer.concat(welcome ? [connectPacket(key), ...packets] : packets), places)),
    ),
  ));

it('outlives good packets of which some bytes were changed', () =>
  run(
    fc.asyncProperty(
      fc.array(validPacket(), { minLength: 1, maxLength: 8 }),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(5_000), { maxLength: 6 }),
      fc.boolean(),
      (packets, changes, places, welcome) => {
        const changed = mutated(Buffer.concat(packets), changes);
        const pieces = cut(changed, places);
        return say(welcome ? [connectPacket(key), ...pieces] : pieces);
      },
    ),
  ));

it('outlives random bytes behind a good WebSocket upgrade', () =>
  run(
    fc.asyncProperty(fc.array(bytes(200), { maxLength: 6 }), (pieces) => {
      const upgrade =
        'GET /mqtt HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: mqtt\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
      return say([Buffer.from(upgrade), ...pieces], edge.portOf('ws'));
    }),
  ));
