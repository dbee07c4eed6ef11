import { ConfigChanges, type LivePublisher } from '@nhip-xa/ports';
import {
  FakeAuthenticator,
  FakeCurrentValues,
  FakeGate,
  FakeTicker,
  LiveClient,
  LiveRefused,
  RecordedDrawn,
  person,
  type LiveClientOptions,
} from '@nhip-xa/testing';
import { Module, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AddressInfo, Server } from 'node:net';
import 'reflect-metadata';
import { Live } from '../src/live';
import { LiveModule } from '../src/live.module';
import type { LiveParts } from '../src/parts';

@Module({})
class Root {}

/** The live side on a real port with fakes behind its ports. */
export class LiveServer {
  readonly authenticator = new FakeAuthenticator();
  readonly gate = new FakeGate();
  readonly values = new FakeCurrentValues();
  readonly ticker = new FakeTicker();
  readonly drawn = new RecordedDrawn();
  readonly changes = new ConfigChanges();
  readonly counted = { sent: 0, skipped: 0, flooded: 0, open: 0 };
  readonly live: Live;
  private readonly clients: LiveClient[] = [];
  private app: INestApplication | undefined;

  private constructor(limits: LiveParts['limits'] = {}, clock: LiveParts['clock'] = Date.now) {
    this.gate.parents.set('46', 'VN').set('19753', '46').set('19754', '46').set('48', 'VN');
    this.authenticator.admit('chairman', person('19753'));
    this.authenticator.admit('province', person('46', { role: 'province-staff' }));
    const { authenticator, gate, changes, values, ticker, drawn } = this;
    this.live = new Live({
      authenticator,
      gate,
      limits,
      clock,
      configChanges: changes,
      kpiReader: values,
      tickerReader: ticker,
      drawnRecorder: drawn,
      version: '0.0.1',
      allowedOrigins: ['https://ioc.example.vn'],
      meter: {
        connections: (open) => (this.counted.open = open),
        refused: () => undefined,
        sent: () => (this.counted.sent += 1),
        skipped: () => (this.counted.skipped += 1),
        flooded: () => (this.counted.flooded += 1),
      },
    });
  }

  /** @param clock what it tells its clients the time is, in epoch ms */
  static async start(
    limits?: LiveParts['limits'],
    clock?: LiveParts['clock'],
  ): Promise<LiveServer> {
    const server = new LiveServer(limits, clock);
    const root = { module: Root, imports: [LiveModule.register(server.live)] };
    server.app = await NestFactory.create(root, { logger: false });
    await server.app.listen(0, '127.0.0.1');
    return server;
  }

  get publisher(): LivePublisher {
    return this.live.publisher;
  }

  get port(): number {
    return ((this.app?.getHttpServer() as Server).address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async client(options: LiveClientOptions = { token: 'chairman' }): Promise<LiveClient> {
    const client = await LiveClient.connect(this.url, options);
    this.clients.push(client);
    return client;
  }

  /** Why a client is not let in. */
  async refusal(options: LiveClientOptions): Promise<string> {
    return LiveClient.connect(this.url, options).then(
      (client) => {
        client.close();
        return 'let in';
      },
      (error: unknown) => (error instanceof LiveRefused ? error.code : String(error)),
    );
  }

  /** Ends the server; its clients first, unless said otherwise. */
  async stop(clientsFirst = true): Promise<void> {
    if (clientsFirst) for (const client of this.clients) client.close();
    await this.app?.close();
  }
}
