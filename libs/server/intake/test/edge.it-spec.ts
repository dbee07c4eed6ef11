import { until } from '@nhip-xa/testing';
import { SUBSCRIBE_FILTERS, UNACKNOWLEDGED_MESSAGES } from '../src/limits';
import {
  atRest,
  Edge,
  PING,
  connectPacket,
  packet,
  publishPacket,
  subscribePacket,
  topicIn,
  type RawPeer,
} from './edge';

/** Generous: the tests share their machine. */
const PROMPT_MS = 1_000;
const SMALL = '{"water_level": 1}';

let edge: Edge;
beforeEach(async () => {
  edge = await Edge.open();
});
afterEach(async () => {
  expect(edge.errors).toEqual([]);
  await edge.close();
});

/** Clocks that stay real. `setInterval` is not among them: by it the broker looks after itself. */
const REAL_CLOCKS = [
  ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] as const),
  ...(['clearImmediate', 'setTimeout', 'clearTimeout'] as const),
];

/** Turns of the event loop in which the other end of a socket learns what was done to it. */
const SOCKET_TURNS = 20;

/** Time that passes at once for what the broker does now and then, and for the clocks named. */
async function withFakeClock(
  fakes: readonly (typeof REAL_CLOCKS)[number][],
  work: (pass: (milliseconds: number) => Promise<void>) => Promise<void>,
): Promise<void> {
  jest.useFakeTimers({ doNotFake: REAL_CLOCKS.filter((clock) => !fakes.includes(clock)) });
  try {
    await work(async (milliseconds) => {
      await jest.advanceTimersByTimeAsync(milliseconds);
      for (let turn = 0; turn < SOCKET_TURNS; turn += 1) await new Promise(setImmediate);
    });
  } finally {
    jest.useRealTimers();
  }
}

describe('a full sink', () => {
  /** Publishes without looking at acknowledgements until the socket takes no more. */
  async function flood(peer: RawPeer, key: string): Promise<number> {
    const bytes = publishPacket(topicIn(key), Buffer.alloc(1_000, 0x20), 7);
    let sent = 0;
    while (peer.socket.writableLength <= 1_000_000) {
      for (let n = 0; n < 500; n += 1) peer.send(bytes);
      sent += 500;
      // what the network holds between them has no more room when nothing of this is gone afterwards
      if (peer.socket.writableLength > 1_000_000) await atRest();
    }
    return sent;
  }

  it('stops the reading of every socket, and goes on where it stopped', async () => {
    const { key } = edge.directory.add('a');
    const peer = await edge.peer(key);
    edge.sink.fill();
    const sent = await flood(peer, key);
    // what one read of a socket holds may have been under way
    expect(edge.sink.accepted.length).toBeLessThan(200);
    expect(peer.acknowledged.length).toBeLessThanOrEqual(edge.sink.accepted.length);
    edge.sink.makeRoom();
    await until('everything is acknowledged', () => peer.acknowledged.length === sent, 20_000);
    expect(edge.sink.accepted).toHaveLength(sent);
    expect(peer.ended).toBe(false);
  });

  it('cuts nobody off for the silence that is ours, and afterwards those who are gone', async () => {
    await withFakeClock(['performance'], async (pass) => {
      const own = await Edge.open();
      const { key } = own.directory.add('a');
      const peer = await own.peer(key, { keepAlive: 1 });
      own.sink.fill();
      peer.send(PING);
      await pass(10_000);
      expect(peer.ended).toBe(false);
      const before = peer.received.length;
      own.sink.makeRoom();
      await until('the answer to the ping', () => peer.received.length > before);
      // [MQTT-3.1.2-24] one and a half times what it promised, counted from when it was read
      await pass(1_400);
      expect(peer.ended).toBe(false);
      await pass(1_000);
      await peer.untilEnded();
      await own.close();
    });
  });
});

describe('a connection that harms itself', () => {
  it('does not slow another: a flood', async () => {
    const { key } = edge.directory.add('flood');
    const other = edge.directory.add('other').key;
    const release = edge.sink.hold();
    const peer = await edge.peer(key);
    const bytes = publishPacket(topicIn(key), SMALL, 7);
    for (let n = 0; n < 20_000; n += 1) peer.send(bytes);
    await until('it is not read on', () => edge.sink.of(key).length >= UNACKNOWLEDGED_MESSAGES);
    await atRest();
    // the limit, and what one read of a socket holds besides
    expect(edge.sink.of(key).length).toBeLessThan(UNACKNOWLEDGED_MESSAGES + 2_500);
    const neighbour = await edge.peer(other);
    release();
    await neighbour.publish(topicIn(other), SMALL, 1);
    // its turn comes among the flood, not after it
    expect(peer.acknowledged.length).toBeLessThan(20_000);
    await until('the flood is taken', () => peer.acknowledged.length === 20_000, 20_000);
  });

  it('does not slow another: a byte now and then', async () => {
    const { key } = edge.directory.add('slow');
    const other = await edge.peer(edge.directory.add('other').key);
    const peer = await edge.peer(key);
    const bytes = publishPacket(topicIn(key), SMALL, 5);
    for (const [n, byte] of [...bytes.subarray(0, -1)].entries()) {
      peer.send(Buffer.of(byte));
      await other.publish(topicIn('20194.other'), SMALL, n + 1);
    }
    // the other was acknowledged time and again while this one's packet lay in pieces
    expect(peer.acknowledged).toEqual([]);
    peer.send(bytes.subarray(-1));
    await until('the slow one is acknowledged', () => peer.acknowledged.includes(5));
  });

  it('does not slow another: it never reads its acknowledgements', async () => {
    const { key } = edge.directory.add('deaf');
    const other = await edge.peer(edge.directory.add('other').key);
    const peer = await edge.peer(key);
    peer.socket.pause();
    const bytes = publishPacket(topicIn(key), '{"a":1}', 5);
    const many = Buffer.concat(Array.from({ length: 5_000 }, () => bytes));
    for (let round = 1; round <= 20; round += 1) {
      peer.send(many);
      await other.publish(topicIn('20194.other'), SMALL, round);
    }
    expect(peer.ended).toBe(false);
  });
});

describe('a hostile connection', () => {
  const closes = async (...packets: Buffer[]): Promise<void> => {
    const peer = await edge.raw();
    peer.send(...packets);
    await peer.untilEnded();
  };

  it.each([
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['TLS', Buffer.from('16030100f8010000f40303', 'hex')],
    ['zeros', Buffer.alloc(64)],
    ['a PUBLISH before CONNECT', publishPacket('xa/v1/20194/a/telemetry', SMALL, 1)],
    ['MQTT 5', packet(0x10, Buffer.from([0, 4, 77, 81, 84, 84, 5, 2, 0, 60, 0, 0, 1, 97]))],
    ['a CONNECT that announces a megabyte', Buffer.from([0x10, 0x80, 0x80, 0x40])],
  ])('is closed: %s', async (what, bytes) => {
    await closes(bytes, what.includes('announces') ? Buffer.alloc(40) : Buffer.alloc(0));
    await until('no socket is left', () => edge.broker.openSockets === 0);
  });

  it('is closed for text that is none, in a client id as in a topic', async () => {
    const { key } = edge.directory.add('a');
    await closes(connectPacket(`${key}\0`));
    await closes(connectPacket(`${key}\ud800`));
    for (const bad of [Buffer.from([0xed, 0xa0, 0x80]), Buffer.of(0), Buffer.of(0xff)]) {
      const topic = Buffer.concat([Buffer.from(topicIn(key, 'tele')), bad]);
      await closes(connectPacket(key), publishPacket(topic, SMALL, 1));
    }
    expect(edge.sink.accepted).toEqual([]);
  });

  it('is closed when it says nothing for 5 s', async () => {
    const peer = await edge.raw();
    const fromMs = performance.now();
    await peer.untilEnded(8_000);
    expect(performance.now() - fromMs).toBeGreaterThan(4_500);
    expect(edge.refused).toEqual(['no CONNECT in time']);
  });

  it('is closed when it subscribes to more than any source has', async () => {
    const { key } = edge.directory.add('a');
    const own = topicIn(key, 'command');
    const filters = Array.from({ length: SUBSCRIBE_FILTERS + 1 }, (_, n) => `${own}${n}`);
    const modest = await edge.peer(key);
    modest.send(subscribePacket([own, '#'], 9));
    await until('SUBACK', () => modest.received.includes(Buffer.from([0x90, 4, 0, 9, 1, 0x80])));
    modest.send(subscribePacket(filters, 10));
    await modest.untilEnded();
  });

  it('is closed when it leaves QoS 2 messages half done', async () => {
    const { key } = edge.directory.add('a');
    const peer = await edge.peer(key);
    for (let id = 1; id <= 1_000; id += 1) {
      const bytes = publishPacket(topicIn(key), SMALL, id);
      bytes[0] = 0x34;
      peer.send(bytes);
    }
    await peer.untilEnded();
  });

  it('may send much behind its CONNECT without waiting for the answer', async () => {
    const { key } = edge.directory.add('a');
    const peer = await edge.raw();
    const ids = Array.from({ length: 300 }, (_, n) => n + 1);
    const packets = ids.map((id) => publishPacket(topicIn(key), `{"a": ${id}}`, id));
    peer.send(connectPacket(key), ...packets);
    await until('all are acknowledged', () => peer.acknowledged.length === ids.length);
    const order = edge.sink.accepted.map(({ payload }) => Buffer.from(payload).toString());
    expect(order).toEqual(ids.map((id) => `{"a": ${id}}`));
  });
});

it('keeps the silence of a vanished device to what it promised', async () => {
  const { key } = edge.directory.add('a');
  const will = { topic: topicIn(key, 'status'), payload: 'offline' };
  const peer = await edge.peer(key, { keepAlive: 1, will });
  const fromMs = performance.now();
  await peer.untilEnded();
  const tookMs = performance.now() - fromMs;
  expect(tookMs).toBeGreaterThan(1_400);
  expect(tookMs).toBeLessThan(3_500);
  await until('its will', () => edge.sink.of(key).length === 1);
  expect(edge.sink.of(key)[0]).toMatchObject({ will: true });
});

it('speaks no will of a connection that stands, however long', async () => {
  await withFakeClock([], async (pass) => {
    const long = await Edge.open();
    const { key } = long.directory.add('a');
    await long.peer(key, { will: { topic: topicIn(key, 'status'), payload: 'offline' } });
    await pass(10 * 60_000);
    const peer = await long.peer(long.directory.add('b').key);
    await peer.publish(topicIn('20194.b'), SMALL, 1);
    expect(long.sink.of(key)).toEqual([]);
    expect(long.errors).toEqual([]);
    await long.close();
  });
});

describe('two clients with one credential', () => {
  it('the newest wins, they cannot race, and the third time it is noted', async () => {
    const source = edge.directory.add('a');
    const peers = [await edge.peer(source.key)];
    const fromMs = performance.now();
    for (let n = 1; n <= 3; n += 1) {
      peers.push(await edge.peer(source.key));
      await peers[n - 1]?.untilEnded();
      expect(edge.flagsOf(source)).toEqual(n < 3 ? [] : ['duplicate-client']);
    }
    expect(performance.now() - fromMs).toBeGreaterThan(1_900);
    await peers[3]?.publish(topicIn(source.key), SMALL, 1);
  });

  it('a new secret shuts out also whoever waits to take over', async () => {
    const source = edge.directory.add('a');
    await edge.peer(source.key);
    await edge.peer(source.key);
    const waiting = await edge.raw();
    waiting.send(connectPacket(source.key));
    edge.directory.sources.delete(source.key);
    await edge.broker.disconnect(source.key);
    expect(await waiting.returnCode()).toBe(5);
  });
});

describe('limits', () => {
  it('slow a source down by late acknowledgements, in order, and are noted', async () => {
    const source = edge.directory.add('a', { limits: { itemsPerSecond: 20, burst: 5 } });
    const other = edge.directory.add('b');
    const peer = await edge.peer(source.key, { keepAlive: 1 });
    const ids = Array.from({ length: 60 }, (_, n) => n + 1);
    const fromMs = performance.now();
    peer.send(...ids.map((id) => publishPacket(topicIn(source.key), `{"a": ${id}}`, id)));
    const unlimited = await edge.peer(other.key);
    expect(await unlimited.publish(topicIn(other.key), SMALL, 1)).toBeLessThan(PROMPT_MS);
    await until('all are acknowledged', () => peer.acknowledged.length === ids.length);
    expect(performance.now() - fromMs).toBeGreaterThan(2_600);
    expect(peer.acknowledged).toEqual(ids);
    expect(edge.flagsOf(source)).toContain('rate-limited');
    expect(edge.flagsOf(other)).toEqual([]);
    expect(peer.ended).toBe(false);
  });

  it('of a unit bind its sources together', async () => {
    edge.directory.unitLimits.set('20194', { itemsPerSecond: 20, burst: 1 });
    const sources = ['a', 'b'].map((id) => edge.directory.add(id));
    const free = edge.directory.add('c', { unit: '20195' });
    const fromMs = performance.now();
    const ids = Array.from({ length: 15 }, (_, n) => n + 1);
    const peers = await Promise.all(sources.map(({ key }) => edge.peer(key)));
    for (const [n, peer] of peers.entries()) {
      peer.send(...ids.map((id) => publishPacket(topicIn(sources[n]!.key), SMALL, id)));
    }
    expect(await (await edge.peer(free.key)).publish(topicIn(free.key), SMALL, 1)).toBeLessThan(
      PROMPT_MS,
    );
    await until('all are acknowledged', () =>
      peers.every((peer) => peer.acknowledged.length === ids.length),
    );
    expect(performance.now() - fromMs).toBeGreaterThan(1_300);
  });

  it('of a unit’s connections refuse one more, but not a source that comes again', async () => {
    edge.directory.unitLimits.set('20194', { connections: 2 });
    const [a, b, c] = ['a', 'b', 'c'].map((id) => edge.directory.add(id).key);
    await edge.peer(a!);
    const second = await edge.peer(b!);
    await expect(edge.peer(c!)).rejects.toThrow('refused with 3');
    expect(edge.refused).toEqual(['its unit has as many connections as it may']);
    await edge.peer(a!);
    second.socket.destroy();
    await until('it is gone', () => edge.broker.connectedClients === 1);
    await edge.peer(c!);
  });
});

describe('a gateway', () => {
  it('speaks for the sources whose gateway it is, and for no others', async () => {
    const gateway = edge.directory.add('gw', { kind: 'gateway' });
    const behind = edge.directory.add('behind', { gateway: gateway.key });
    const stranger = edge.directory.add('stranger');
    const peer = await edge.peer(gateway.key);
    await peer.publish(topicIn(behind.key), SMALL, 1);
    await peer.publish(topicIn(stranger.key), SMALL, 2);
    await peer.publish(topicIn(gateway.key, 'status'), 'online', 3);
    const [first, second, third] = edge.sink.accepted;
    expect(first).toMatchObject({ publisher: behind, via: gateway });
    // to be refused by whoever reads it: not under the stranger's name
    expect(second).toMatchObject({ publisher: gateway, topic: topicIn(stranger.key) });
    expect(second?.via).toBeUndefined();
    expect(third?.via).toBeUndefined();
  });

  it('is not spoken for by those behind it, and its will is its own status', async () => {
    const gateway = edge.directory.add('gw', { kind: 'gateway' });
    const behind = edge.directory.add('behind', { gateway: gateway.key });
    const peer = await edge.peer(behind.key);
    await peer.publish(topicIn(gateway.key), SMALL, 1);
    expect(edge.sink.accepted[0]).toMatchObject({ publisher: behind });
    const will = { topic: topicIn(behind.key, 'status'), payload: 'offline' };
    await expect(edge.peer(gateway.key, { will })).rejects.toThrow('refused with 5');
  });
});
