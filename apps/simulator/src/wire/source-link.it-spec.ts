import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Aedes, type AedesPublishPacket, type Client } from 'aedes';
import { SourceLink } from './source-link';

const SECRET = 'right';

/** A broker on a port that can be taken away and put back. */
class Broker {
  readonly heard: { topic: string; text: string }[] = [];
  port = 0;
  private server: Server | undefined;
  private aedes: Aedes | undefined;
  private readonly sockets = new Set<Socket>();

  async open(): Promise<void> {
    const aedes = await Aedes.createBroker({
      authenticate: (_client, _user, password, done) => done(null, password?.toString() === SECRET),
    });
    aedes.on('publish', (packet, client) => this.hear(client, packet));
    this.aedes = aedes;
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      aedes.handle(socket);
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    const { aedes, server } = this;
    if (aedes) await new Promise<void>((resolve) => aedes.close(() => resolve()));
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  texts(): string[] {
    return this.heard.map(({ text }) => text);
  }

  private hear(_client: Client | null, packet: AedesPublishPacket): void {
    if (packet.topic.startsWith('$')) return;
    this.heard.push({ topic: packet.topic, text: packet.payload.toString() });
  }
}

async function until(holds: () => boolean, milliseconds = 10_000): Promise<void> {
  const endMs = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > endMs) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('the connection of a source', () => {
  let broker: Broker;
  let link: SourceLink;
  let secret: string;
  let dropped: number;

  beforeEach(async () => {
    broker = new Broker();
    await broker.open();
    [secret, dropped] = [SECRET, 0];
    link = new SourceLink({
      mqttUrl: `mqtt://127.0.0.1:${broker.port}`,
      unit: '06184',
      id: 'motcua',
      secret: () => secret,
      renew: async () => {
        secret = SECRET;
      },
      onDropped: () => {
        dropped += 1;
      },
      random: () => 0.01,
    });
  });

  afterEach(async () => {
    await link.close();
    await broker.close();
  });

  it('sends in order under its own topic, and each promise waits for the PUBACK', async () => {
    link.open();
    await Promise.all(['1', '2', '3'].map((text) => link.send('case', text)));
    expect(broker.texts()).toEqual(['1', '2', '3']);
    expect(new Set(broker.heard.map(({ topic }) => topic))).toEqual(
      new Set(['xa/v1/06184/motcua/case']),
    );
  });

  it('keeps what was not acknowledged over the loss of the broker', async () => {
    link.open();
    await link.send('case', 'before');
    await broker.close();
    const sent = Promise.all([link.send('case', 'during', 5), link.send('case', 'after', 9)]);
    expect(link.oldestPlannedMs).toBe(5);
    await broker.open();
    await sent;
    // the broker, dying, still speaks the Last Will
    const told = broker.texts().filter((text) => text !== 'offline');
    expect(told).toEqual(['before', 'during', 'after']);
    expect(link.oldestPlannedMs).toBeUndefined();
  });

  it('breaks off like a power cut, so that the broker speaks its Last Will', async () => {
    link.open();
    await link.send('status', 'online');
    link.cut();
    await until(() => broker.texts().includes('offline'));
    const saved = link.send('case', 'kept');
    link.open();
    await saved;
    expect(broker.texts()).toEqual(['online', 'offline', 'kept']);
  });

  it('takes leave without its Last Will', async () => {
    link.open();
    await link.send('status', 'online');
    await link.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(broker.texts()).toEqual(['online']);
  });

  it('says nothing while it is held, and stays connected', async () => {
    link.open();
    await link.send('status', 'online');
    link.hold();
    const later = link.send('case', 'later');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([link.connected, broker.texts()]).toEqual([true, ['online']]);
    link.release();
    await later;
    expect(broker.texts()).toEqual(['online', 'later']);
  });

  it('fetches another secret when its own is refused', async () => {
    secret = 'wrong';
    link.open();
    await link.send('case', 'let in');
    expect(secret).toBe(SECRET);
  });

  it('lets the oldest go when its outbox is full', () => {
    for (let index = 0; index < 4_010; index += 1) void link.send('case', String(index));
    expect(dropped).toBe(10);
  });
});
