import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { MqttClient } from 'mqtt';
import type { IncomingMessage, MessageSink } from '@nhip-xa/ports';
import { incoming, until } from '@nhip-xa/testing';
import { connectToBroker, firstConnection } from './broker-connection';
import { MessageReader } from './message-reader';

/** The few bytes of MQTT 5 that a broker says here. */
const CONNACK = Buffer.from([0x20, 0x03, 0x00, 0x00, 0x00]);
const publish = (id: number, dup = false): Buffer =>
  Buffer.from([dup ? 0x3a : 0x32, 7, 0, 1, 0x74, id >> 8, id & 0xff, 0, id & 0xff]);

class FakeBroker {
  /** Packet identifiers in the order of their PUBACKs, on the present connection. */
  acknowledged: number[] = [];
  connections = 0;
  socket: Socket | undefined;

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      this.connections += 1;
      this.acknowledged = [];
      this.socket = socket;
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write(CONNACK);
        socket.on('data', (bytes) => this.read(bytes));
      });
    });
  }

  static async start(): Promise<FakeBroker> {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return new FakeBroker(server);
  }

  get url(): string {
    return `mqtt://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  send(...packets: Buffer[]): void {
    this.socket?.write(Buffer.concat(packets));
  }

  private read(bytes: Buffer): void {
    for (let at = 0; bytes[at] === 0x40; at += 4)
      this.acknowledged.push(bytes.readUInt16BE(at + 2));
  }

  stop(): void {
    this.socket?.destroy();
    this.server.close();
  }
}

/** A sink whose messages become durable when the test says so. */
class SlowSink implements MessageSink {
  isFull = false;
  readonly taken: number[] = [];
  private readonly fates: { resolve: () => void; reject: (error: Error) => void }[] = [];

  accept({ payload }: IncomingMessage): Promise<void> {
    this.taken.push(payload[0] ?? 0);
    return new Promise((resolve, reject) => this.fates.push({ resolve, reject }));
  }
  onRoom(): void {
    // the test tells the reader itself
  }
  store(...places: number[]): void {
    places.forEach((place) => this.fates[place]?.resolve());
  }
  refuse(place: number): void {
    this.fates[place]?.reject(new Error('not taken'));
  }
}

let broker: FakeBroker;
let client: MqttClient;
let sink: SlowSink;
let reader: MessageReader;

beforeEach(async () => {
  broker = await FakeBroker.start();
  sink = new SlowSink();
  client = connectToBroker(broker.url, { clientId: 'reader', clean: false });
  const messageOf = ({ payload }: { payload: string | Buffer }): IncomingMessage =>
    incoming('telemetry', Buffer.from(payload));
  reader = new MessageReader({ client, sink, messageOf });
  await firstConnection(client, broker.url);
});
afterEach(async () => {
  await client.endAsync(true);
  broker.stop();
});

const acknowledged = (...ids: number[]): Promise<unknown> =>
  until(`acknowledged ${ids.join()}`, () => {
    return broker.acknowledged.join() === ids.join();
  });
const taken = (...ids: number[]): Promise<unknown> =>
  until(`taken ${ids.join()}`, () => sink.taken.join() === ids.join());

test('every message is taken at once, and none acknowledged before it is durable', async () => {
  broker.send(publish(1), publish(2), publish(3));
  await taken(1, 2, 3);
  expect(broker.acknowledged).toEqual([]);
  sink.store(0);
  await acknowledged(1);
});

test('acknowledgements keep the order of the messages, whichever is durable first', async () => {
  broker.send(publish(1), publish(2), publish(3), publish(4));
  await taken(1, 2, 3, 4);
  sink.store(2, 1);
  sink.store(3);
  // behind them comes what shows that they were held back
  sink.store(0);
  await acknowledged(1, 2, 3, 4);
});

test('the acknowledgement of a lost connection goes nowhere: the message comes again', async () => {
  broker.send(publish(1), publish(2));
  await taken(1, 2);
  broker.socket?.destroy();
  await until('connected again', () => broker.connections === 2 && client.connected);
  sink.store(0, 1);
  broker.send(publish(7), publish(1, true));
  await taken(1, 2, 7, 1);
  sink.store(2, 3);
  await acknowledged(7, 1);
});

test('a full sink is not read into; what comes then waits at the broker', async () => {
  sink.isFull = true;
  broker.send(publish(1), publish(2));
  await taken(1);
  sink.store(0);
  await acknowledged(1);
  expect(sink.taken).toEqual([1]);
  sink.isFull = false;
  reader.goOn();
  await taken(1, 2);
});

test('what the sink does not take is asked for again', async () => {
  broker.send(publish(1));
  await taken(1);
  sink.refuse(0);
  await until('connected again', () => broker.connections === 2);
});

test('a stop waits for what was taken and acknowledges nothing that came later', async () => {
  broker.send(publish(1));
  await taken(1);
  const stopped = reader.stop();
  broker.send(publish(2));
  sink.store(0);
  await stopped;
  await acknowledged(1);
  expect(sink.taken).toEqual([1]);
});
