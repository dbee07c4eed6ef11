import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

interface Weather {
  /** How long each byte is on its way, in ms, in each direction. */
  latencyMs: number;
  /** Bytes a second in each direction; undefined: as many as come. */
  bytesPerSecond: number | undefined;
}

/** What becomes of connections that are asked for. */
type Door = 'pass' | 'blackhole' | 'refuse';

const FAIR: Weather = { latencyMs: 0, bytesPerSecond: undefined };
/** Bytes on their way in one direction before no more are read: what a real line holds. */
const ON_THE_WAY_BYTES = 65_536;

/** One direction of a connection. */
class Lane {
  private readonly queue: { bytes: Buffer | undefined; atMs: number }[] = [];
  private waitingBytes = 0;
  private freeAtMs = 0;
  private timer: NodeJS.Timeout | undefined;
  dead = false;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly weather: () => Weather,
    private readonly heed: (bytes: Buffer) => boolean,
  ) {
    from.on('data', (bytes: Buffer) => this.take(bytes));
    from.on('end', () => this.take(undefined));
  }

  /** Undefined: the sender says that nothing more comes. */
  private take(bytes: Buffer | undefined): void {
    if (this.dead || (bytes && !this.heed(bytes))) return;
    const { latencyMs, bytesPerSecond } = this.weather();
    const size = bytes?.byteLength ?? 0;
    const takesMs = bytesPerSecond === undefined ? 0 : (size * 1_000) / bytesPerSecond;
    this.freeAtMs = Math.max(this.freeAtMs, performance.now()) + takesMs;
    this.queue.push({ bytes, atMs: this.freeAtMs + latencyMs });
    this.waitingBytes += size;
    if (this.waitingBytes > ON_THE_WAY_BYTES) this.from.pause();
    this.deliver();
  }

  private deliver(): void {
    while (this.queue[0] && this.queue[0].atMs <= performance.now() + 0.5) {
      const { bytes } = this.queue.shift() as { bytes: Buffer | undefined };
      if (this.dead) return;
      if (bytes) this.to.write(bytes);
      else this.to.end();
      this.waitingBytes -= bytes?.byteLength ?? 0;
      if (this.waitingBytes <= ON_THE_WAY_BYTES) this.from.resume();
    }
    if (this.queue.length === 0 || this.timer) return;
    const inMs = (this.queue[0]?.atMs ?? 0) - performance.now();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.deliver();
    }, inMs);
  }
}

interface Link {
  client: Socket;
  server: Socket;
  lanes: Lane[];
}

/** A line between two parties of TCP on this machine, with what can happen to lines. */
export class TcpProxy {
  private readonly links = new Set<Link>();
  private weather = FAIR;
  private door: Door = 'pass';
  /** Asked of each piece that the server sends: false cuts the line instead of handing it on. */
  onAnswer: ((bytes: Buffer) => boolean) | undefined;

  /** Told each piece that a client sends. */
  onAsked: ((bytes: Buffer) => void) | undefined;

  private constructor(
    private readonly target: { host: string; port: number },
    private readonly listener: Server,
  ) {}

  static async to(target: { host: string; port: number }): Promise<TcpProxy> {
    const listener = createServer({ allowHalfOpen: true });
    const proxy = new TcpProxy(target, listener);
    listener.on('connection', (client: Socket) => proxy.join(client));
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  get connections(): number {
    return this.links.size;
  }

  /** From now on everything passes; what was swallowed stays lost. */
  pass(): void {
    this.weather = FAIR;
    this.door = 'pass';
  }

  delay(latencyMs: number): void {
    this.weather = { ...this.weather, latencyMs };
  }

  throttle(bytesPerSecond: number): void {
    this.weather = { ...this.weather, bytesPerSecond };
  }

  /** Everything sent is swallowed, and nobody is told: a connection that stood never speaks again. */
  blackhole(): void {
    this.door = 'blackhole';
    for (const { lanes } of this.links) for (const lane of lanes) lane.dead = true;
  }

  /** The server's side of every connection says goodbye; the client may still speak. */
  halfClose(): void {
    for (const { client } of this.links) client.end();
  }

  /** Breaks every connection at once; new ones may be made. */
  cut(): void {
    for (const link of [...this.links]) this.break(link);
  }

  /** Breaks every connection and lets none be made. */
  refuse(): void {
    this.door = 'refuse';
    this.cut();
  }

  async close(): Promise<void> {
    this.refuse();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  private join(client: Socket): void {
    if (this.door === 'refuse') return void client.resetAndDestroy();
    const server = connect({ ...this.target, allowHalfOpen: true });
    client.setNoDelay(true);
    server.setNoDelay(true);
    const weather = (): Weather => this.weather;
    const link: Link = { client, server, lanes: [] };
    link.lanes.push(
      new Lane(client, server, weather, (bytes) => this.asked(bytes)),
      new Lane(server, client, weather, (bytes) => this.answered(link, bytes)),
    );
    for (const lane of link.lanes) lane.dead = this.door === 'blackhole';
    this.links.add(link);
    for (const socket of [client, server]) {
      socket.on('error', () => this.break(link));
      socket.on('close', () => this.closed(link));
    }
  }

  private asked(bytes: Buffer): boolean {
    this.onAsked?.(bytes);
    return true;
  }

  private answered(link: Link, bytes: Buffer): boolean {
    if (this.onAnswer?.(bytes) ?? true) return true;
    this.break(link);
    return false;
  }

  /** A line that is dead tells nobody that its other end has gone. */
  private closed(link: Link): void {
    const { client, server, lanes } = link;
    if (!lanes.some(({ dead }) => dead)) this.break(link);
    else if (client.destroyed && server.destroyed) this.links.delete(link);
  }

  private break(link: Link): void {
    this.links.delete(link);
    for (const lane of link.lanes) lane.dead = true;
    link.client.resetAndDestroy();
    link.server.resetAndDestroy();
  }
}
