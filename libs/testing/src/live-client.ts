import {
  LIVE_NAMESPACE,
  type ClientToServer,
  type FreshMessage,
  type KpiMessage,
  type KpiValue,
  type PresenceChange,
  type ServerToClient,
  type TickerItem,
  type WatchAnswer,
  type WatchRequest,
} from '@nhip-xa/contract';
import { io, type Socket } from 'socket.io-client';
import { until } from './until';

export interface LiveClientOptions {
  /** API or display token. */
  token?: string;
  /** Cookie header as a browser would send it. */
  cookie?: string;
  /** The page's origin; only browsers send one. */
  origin?: string;
  transports?: ('websocket' | 'polling')[];
}

/** The server did not let the client in; `code` is that of `connect_error`. */
export class LiveRefused extends Error {
  override name = 'LiveRefused';

  constructor(readonly code: string) {
    super(`the live side refused: ${code}`);
  }
}

type ServerWord = Parameters<ServerToClient['server']>[0];
/** What a test may do to the wire under the client. */
interface Wire {
  send(frame: string | Buffer): void;
  _socket: { pause(): void; resume(): void };
}

/** A client of `/live` that writes down what it is sent. It does not reconnect by itself. */
export class LiveClient {
  readonly kpi: KpiMessage[] = [];
  /** When the definitions were told to be others. */
  readonly definitions: string[] = [];
  readonly ticker: { unit: string; items: TickerItem[] }[] = [];
  readonly presence: { unit: string; changes: PresenceChange[] }[] = [];
  readonly fresh: FreshMessage[] = [];
  readonly server: ServerWord[] = [];
  /** Why the connection ended; undefined while it stands. */
  ended: string | undefined;

  private constructor(readonly socket: Socket<ServerToClient, ClientToServer>) {
    socket.on('kpi', (message) => this.kpi.push(message));
    socket.on('ticker', (message) => this.ticker.push(message));
    socket.on('definitions', ({ at }) => this.definitions.push(at));
    socket.on('presence', (message) => this.presence.push(message));
    socket.on('fresh', (message) => this.fresh.push(message));
    socket.on('server', (message) => this.server.push(message));
    socket.on('disconnect', (reason) => (this.ended = reason));
  }

  /** Connects to `http://host:port`; rejects with `LiveRefused`. */
  static connect(url: string, options: LiveClientOptions = {}): Promise<LiveClient> {
    const headers = { origin: options.origin, cookie: options.cookie };
    const given = Object.entries(headers).filter(([, value]) => value !== undefined);
    const socket: Socket<ServerToClient, ClientToServer> = io(`${url}${LIVE_NAMESPACE}`, {
      transports: options.transports ?? ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: Object.fromEntries(given) as Record<string, string>,
      ...(options.token === undefined ? {} : { auth: { token: options.token } }),
    });
    const client = new LiveClient(socket);
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(client));
      socket.once('connect_error', (error) => {
        socket.close();
        const { data } = error as { data?: { code?: string } };
        reject(new LiveRefused(data?.code ?? error.message));
      });
    });
  }

  watch(request: WatchRequest, milliseconds = 10_000): Promise<WatchAnswer> {
    return this.socket.timeout(milliseconds).emitWithAck('watch', request);
  }

  unwatch(units: string[]): void {
    this.socket.emit('unwatch', { units });
  }

  drawn(seq: number): void {
    this.socket.emit('drawn', { seq });
  }

  /** Sends what the contract does not know. */
  emitRaw(event: string, ...parts: unknown[]): void {
    (this.socket as Socket).emit(event, ...parts);
  }

  /** All values sent of a unit's KPI, in the order of their coming. */
  valuesOf(unit: string, kpi: string): KpiValue[] {
    const messages = this.kpi.filter((message) => message.unit === unit);
    return messages.flatMap(({ values }) => values.filter((value) => value.kpi === kpi));
  }

  /** Waits for something to come. */
  until<T>(
    words: string,
    look: (client: this) => T,
    milliseconds?: number,
  ): Promise<NonNullable<T>> {
    return until(words, () => look(this), milliseconds);
  }

  /** Stops reading from the network, as a frozen browser does. */
  pause(): void {
    this.wire()._socket.pause();
  }

  resume(): void {
    this.wire()._socket.resume();
  }

  /** Sends a WebSocket frame as it stands, past every rule of the protocol. */
  sendFrame(frame: string | Buffer): void {
    this.wire().send(frame);
  }

  close(): void {
    this.socket.disconnect();
  }

  private wire(): Wire {
    const { transport } = this.socket.io.engine as unknown as {
      transport: { ws: Wire };
    };
    return transport.ws;
  }
}
