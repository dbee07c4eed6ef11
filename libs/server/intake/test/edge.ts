import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { SourceFlag, UnitLimits } from '@nhip-xa/contract';
import type {
  IncomingMessage,
  MessageSink,
  RefusedEntry,
  RightSecret,
  SourceDirectory,
  SourceIdentity,
} from '@nhip-xa/ports';
import { sourceOf, until } from '@nhip-xa/testing';
import { EmbeddedBroker, type BrokerParts } from '../src/embedded-broker';

/** Takes what it is given, at once unless it is held or full. */
export class FakeSink implements MessageSink {
  readonly accepted: IncomingMessage[] = [];
  private full = false;
  private held: Promise<void> | undefined;
  private readonly listeners: (() => void)[] = [];

  get isFull(): boolean {
    return this.full;
  }

  onRoom(listener: () => void): void {
    this.listeners.push(listener);
  }

  fill(): void {
    this.full = true;
  }

  makeRoom(): void {
    this.full = false;
    for (const listener of this.listeners) listener();
  }

  /** Nothing becomes durable from now on until the returned function is called. */
  hold(): () => void {
    let release: () => void = () => undefined;
    this.held = new Promise((resolve) => (release = resolve));
    return () => {
      this.held = undefined;
      release();
    };
  }

  async accept(message: IncomingMessage): Promise<void> {
    this.accepted.push(message);
    await this.held;
  }

  of(key: string): IncomingMessage[] {
    return this.accepted.filter(({ publisher }) => publisher.key === key);
  }
}

/** Sources whose secret is `secret`. */
export class FakeDirectory implements SourceDirectory {
  readonly sources = new Map<string, SourceIdentity>();
  readonly unitLimits = new Map<string, UnitLimits>();
  /** Secrets besides, by key, each until its end. */
  readonly secrets = new Map<string, Map<string, number>>();
  /** How often a secret was hashed. */
  hashed = 0;

  add(id: string, over: Partial<SourceIdentity> = {}): SourceIdentity {
    const unit = over.unit ?? '20194';
    const source = sourceOf({ id: this.sources.size + 1, key: `${unit}.${id}`, ...over });
    this.sources.set(source.key, source);
    return source;
  }

  authenticate(key: string, secret: Uint8Array, nowMs: number): Promise<RightSecret | undefined> {
    const source = this.sources.get(key);
    if (source) this.hashed += 1;
    const right = source && this.isStillRight(key, secret, nowMs);
    return Promise.resolve(right ? { source, hash: secret } : undefined);
  }

  isStillRight(key: string, hash: Uint8Array, nowMs: number): boolean {
    const secret = Buffer.from(hash).toString();
    const own = this.secrets.get(key) ?? new Map([['secret', Infinity]]);
    return this.sources.has(key) && nowMs < (own.get(secret) ?? 0);
  }

  lookUp(key: string): Promise<SourceIdentity | undefined> {
    return Promise.resolve(this.find(key));
  }

  find(key: string): SourceIdentity | undefined {
    return this.sources.get(key);
  }

  limitsOfUnit(unit: string): UnitLimits | null {
    return this.unitLimits.get(unit) ?? null;
  }

  holdsCommune(): boolean {
    return true;
  }
}

/** Turns of the event loop after which nothing moves any more between sockets of one process. */
const TURNS_AT_REST = 1_000;

/** Lets the broker and its peers, which share this process, do whatever they still can. */
export async function atRest(): Promise<void> {
  for (let turn = 0; turn < TURNS_AT_REST; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A broker with everything around it pretended, and the raw connections that a test made to it. */
export class Edge {
  readonly sink = new FakeSink();
  readonly directory = new FakeDirectory();
  readonly flags: { sourceId: number; flag: SourceFlag }[] = [];
  readonly refused: string[] = [];
  readonly refusedOf: RefusedEntry[] = [];
  readonly errors: unknown[] = [];
  readonly broker: EmbeddedBroker;
  private readonly peers: RawPeer[] = [];

  constructor(parts: Partial<BrokerParts> = {}) {
    let us = Date.now() * 1000;
    this.broker = new EmbeddedBroker({
      host: '127.0.0.1',
      port: 0,
      directory: this.directory,
      flags: { note: (sourceId, flag) => this.flags.push({ sourceId, flag }) },
      nowUs: () => (us += 1),
      onRefused: ({ why, of }) => {
        this.refused.push(why);
        if (of) this.refusedOf.push(of);
      },
      onError: (error) => this.errors.push(error),
      ...parts,
    });
  }

  static async open(parts: Partial<BrokerParts> = {}): Promise<Edge> {
    const edge = new Edge(parts);
    await edge.broker.start(edge.sink);
    return edge;
  }

  /** The port of a door. */
  portOf(scheme: string): number {
    const door = this.broker.addresses.find((address) => address.scheme === scheme);
    if (!door) throw new Error(`no ${scheme} door`);
    return door.port;
  }

  /** @param from the address that it comes from */
  async raw(port = this.broker.port, from = '127.0.0.1'): Promise<RawPeer> {
    const socket = connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true });
    await once(socket, 'connect');
    const peer = new RawPeer(socket);
    this.peers.push(peer);
    return peer;
  }

  /** A raw connection that has said CONNECT and was let in. */
  async peer(key: string, options: ConnectOptions = {}): Promise<RawPeer> {
    const peer = await this.raw();
    peer.send(connectPacket(key, options));
    const code = await peer.returnCode();
    if (code !== 0) throw new Error(`${key} was refused with ${code}`);
    return peer;
  }

  flagsOf(source: SourceIdentity): SourceFlag[] {
    return this.flags.filter(({ sourceId }) => sourceId === source.id).map(({ flag }) => flag);
  }

  async close(): Promise<void> {
    for (const { socket } of this.peers) socket.destroy();
    this.sink.makeRoom();
    await this.broker.stop();
  }
}

/** One TCP connection, byte by byte. */
export class RawPeer {
  private readonly chunks: Buffer[] = [];
  ended = false;

  constructor(readonly socket: Socket) {
    socket.on('data', (bytes) => this.chunks.push(bytes));
    socket.on('error', () => undefined);
    socket.on('close', () => (this.ended = true));
  }

  get received(): Buffer {
    return Buffer.concat(this.chunks);
  }

  send(...packets: Buffer[]): void {
    this.socket.write(packets.length === 1 ? (packets[0] as Buffer) : Buffer.concat(packets));
  }

  /** Of the CONNACK, the first four bytes that come; undefined when it was closed without one. */
  async returnCode(): Promise<number | undefined> {
    await until('an answer to CONNECT', () => this.received.length >= 4 || this.ended);
    return this.received[3];
  }

  /** Ids of the PUBACKs so far, in their order. */
  get acknowledged(): number[] {
    const ids: number[] = [];
    const bytes = this.received;
    for (let at = 0; at + 4 <= bytes.length; at += 2 + (bytes[at + 1] as number)) {
      if (bytes[at] === 0x40) ids.push(bytes.readUInt16BE(at + 2));
    }
    return ids;
  }

  /** Publishes at QoS 1 and gives how long in ms the PUBACK took. */
  async publish(topic: string, payload: string | Buffer, id: number): Promise<number> {
    const fromMs = performance.now();
    this.send(publishPacket(topic, payload, id));
    await until(`PUBACK of ${id}`, () => this.acknowledged.includes(id));
    return performance.now() - fromMs;
  }

  untilEnded(milliseconds?: number): Promise<true> {
    return until('the connection is closed', () => this.ended || undefined, milliseconds).then(
      () => true,
    );
  }
}

export interface ConnectOptions {
  password?: string;
  keepAlive?: number;
  will?: { topic: string; payload: string };
}

const text = (value: string | Buffer): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 0xff), bytes]);
};

export function packet(type: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  for (let left = body.length; length.length === 0 || left > 0; left >>= 7) {
    length.push((left & 0x7f) | (left > 0x7f ? 0x80 : 0));
  }
  return Buffer.concat([Buffer.of(type), Buffer.from(length), body]);
}

export function connectPacket(key: string, options: ConnectOptions = {}): Buffer {
  const { password = 'secret', keepAlive = 60, will } = options;
  const flags = 0xc2 | (will ? 0x0c : 0);
  const head = Buffer.of(4, flags, keepAlive >> 8, keepAlive & 0xff);
  const last = will ? [text(will.topic), text(will.payload)] : [];
  return packet(0x10, text('MQTT'), head, text(key), ...last, text(key), text(password));
}

/** At QoS 1. */
export const publishPacket = (
  topic: string | Buffer,
  payload: string | Buffer,
  id: number,
): Buffer => packet(0x32, text(topic), Buffer.of(id >> 8, id & 0xff), Buffer.from(payload));

export const subscribePacket = (filters: readonly string[], id: number): Buffer =>
  packet(
    0x82,
    Buffer.of(id >> 8, id & 0xff),
    ...filters.map((filter) => Buffer.concat([text(filter), Buffer.of(1)])),
  );

export const PING = Buffer.of(0xc0, 0);

export const topicIn = (key: string, channel = 'telemetry'): string =>
  `xa/v1/${key.replace('.', '/')}/${channel}`;
