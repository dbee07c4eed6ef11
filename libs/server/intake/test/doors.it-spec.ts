import { createServer, type AddressInfo } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { connectAsync, type IClientOptions } from 'mqtt';
import { WebSocket } from 'ws';
import { until } from '@nhip-xa/testing';
import { DoorClosed } from '../src/embedded/doors';
import { CONNECT_BYTES } from '../src/limits';
import { selfSigned } from './certificate';
import { Edge, connectPacket, publishPacket, topicIn } from './edge';

const certificate = selfSigned();
if (!certificate) console.warn('skipped: MQTT over TLS, there is no openssl to make a certificate');
const withTls = certificate ? describe : describe.skip;

let edge: Edge;
let key: string;
beforeEach(async () => {
  edge = await Edge.open({
    webSocketPort: 0,
    tls: certificate && { port: 0, certificate },
  });
  key = edge.directory.add('a').key;
});
afterEach(async () => {
  expect(edge.errors).toEqual([]);
  await edge.close();
});

/** A real client says one thing through a door, large and small. */
async function publishThrough(url: string, options: IClientOptions = {}): Promise<void> {
  const client = await connectAsync(url, {
    clientId: key,
    username: key,
    password: 'secret',
    reconnectPeriod: 0,
    ...options,
  });
  try {
    await client.publishAsync(topicIn(key), '{"a": 1}', { qos: 1 });
    await client.publishAsync(topicIn(key), Buffer.alloc(1_000_000, 0x20), { qos: 1 });
    await client.publishAsync(topicIn(key), '{"a": 2}', { qos: 2 });
  } finally {
    await client.endAsync(true);
  }
  expect(edge.sink.of(key).map(({ payload }) => payload.byteLength)).toEqual([8, 1_000_000, 8]);
  await until('it is gone', () => edge.broker.openSockets === 0);
}

/** Sends bytes to a door and gives what comes back before it closes. */
async function answerOf(scheme: string, text: string): Promise<string> {
  const peer = await edge.raw(edge.portOf(scheme));
  peer.send(Buffer.from(text));
  await peer.untilEnded();
  return peer.received.toString('latin1');
}

it('lets in over plain MQTT', () => publishThrough(`mqtt://127.0.0.1:${edge.broker.port}`));

describe('over WebSocket', () => {
  const url = (path = '/mqtt'): string => `ws://127.0.0.1:${edge.portOf('ws')}${path}`;

  it('lets in', () => publishThrough(url()));
  it('lets in on any path', () => publishThrough(url('/')));

  it.each([
    ['another subprotocol', ['chat']],
    ['none', []],
  ])('refuses %s', async (_, names) => {
    const socket = new WebSocket(url(), names);
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(error.message).toContain('400');
  });

  it('answers plain HTTP that it is none, and closes', async () => {
    const answer = await answerOf('ws', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 426 .*connection: close/is);
  });

  it('closes what is no HTTP, such as plain MQTT', async () => {
    await answerOf('ws', connectPacket(key).toString('latin1'));
  });

  const opened = async (): Promise<WebSocket & { isOver: boolean }> => {
    const socket = Object.assign(new WebSocket(url(), 'mqtt'), { isOver: false });
    socket.on('error', () => undefined).on('close', () => (socket.isOver = true));
    await new Promise((resolve) => socket.once('open', resolve));
    return socket;
  };

  it('closes at a text frame', async () => {
    const socket = await opened();
    socket.send('text');
    await until('it is closed', () => socket.isOver);
  });

  it('gathers no frame larger than a CONNECT of who has not said CONNECT', async () => {
    const socket = await opened();
    for (let n = 0; n < 10; n += 1) socket.send(Buffer.alloc(CONNECT_BYTES / 4), { fin: false });
    await until('it is closed', () => socket.isOver);
  });

  it('gathers no frame larger than a packet may be', async () => {
    const socket = await opened();
    socket.send(connectPacket(key));
    await new Promise((resolve) => socket.once('message', resolve));
    socket.send(Buffer.alloc(1_200_000));
    await until('it is closed', () => socket.isOver);
  });

  it('is read no further while the sink is full', async () => {
    const socket = await opened();
    socket.send(connectPacket(key));
    await new Promise((resolve) => socket.once('message', resolve));
    edge.sink.fill();
    const bytes = publishPacket(topicIn(key), Buffer.alloc(1_000), 1);
    for (let n = 0; n < 20_000; n += 1) socket.send(bytes);
    await until('the kernel is full', () => socket.bufferedAmount > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(edge.sink.accepted.length).toBeLessThan(200);
    edge.sink.makeRoom();
    await until('all came', () => edge.sink.accepted.length === 20_000, 20_000);
    socket.terminate();
  });
});

withTls('over TLS', () => {
  const secure = { rejectUnauthorized: false };

  it('lets in', () => publishThrough(`mqtts://127.0.0.1:${edge.portOf('mqtts')}`, secure));

  it('speaks nothing older than TLS 1.2', async () => {
    const attempt = (maxVersion: 'TLSv1.1' | 'TLSv1.2'): Promise<string> =>
      new Promise((resolve) => {
        const settings = { minVersion: 'TLSv1' as const, maxVersion, ciphers: 'ALL:@SECLEVEL=0' };
        const socket = connectTls(edge.portOf('mqtts'), '127.0.0.1', { ...secure, ...settings });
        socket.once('error', (error) => resolve(String(error)));
        socket.once('secureConnect', () => {
          resolve(socket.getProtocol() ?? '');
          socket.destroy();
        });
      });
    expect(await attempt('TLSv1.2')).toBe('TLSv1.2');
    expect(await attempt('TLSv1.1')).toMatch(/alert|version|protocol/i);
  });

  it.each([
    ['HTTP', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['plain MQTT', connectPacket('20194.a').toString('latin1')],
  ])('closes what is no TLS: %s', async (_, text) => {
    await answerOf('mqtts', text);
    await until('it is gone', () => edge.broker.openSockets === 0);
  });

  it('closes who never finishes the handshake', async () => {
    const peer = await edge.raw(edge.portOf('mqtts'));
    await peer.untilEnded(8_000);
    expect(edge.refused).toEqual(['no CONNECT in time']);
  });
});

it('says which door has its port taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const second = new Edge({ webSocketPort: port });
  const error: unknown = await second.broker.start(second.sink).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DoorClosed);
  expect(error).toMatchObject({ scheme: 'ws', cause: { code: 'EADDRINUSE' } });
  await second.broker.stop();
  await new Promise((resolve) => server.close(resolve));
});
