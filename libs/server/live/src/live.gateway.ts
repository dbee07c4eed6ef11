import { LIVE_NAMESPACE, type ConnectRefusal, type WatchAnswer } from '@nhip-xa/contract';
import { Inject, type OnModuleDestroy } from '@nestjs/common';
import {
  Ack,
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import type { LiveConnection } from './connection';
import { LIVE_LIMITS } from './limits';
import { Live } from './live';
import { SocketOutlet, type LiveNamespace, type LiveSocket } from './socket-outlet';
import { TokenBucket } from './token-bucket';

type EngineSocket = Socket['conn'];
type Next = (error?: Error) => void;

/**
 * The sockets of the live side. No `connectionStateRecovery`: a client that comes back is asked
 * again who it is, and gets a snapshot instead of what it missed.
 */
@WebSocketGateway({
  namespace: LIVE_NAMESPACE,
  maxHttpBufferSize: LIVE_LIMITS.frameBytes,
  connectTimeout: LIVE_LIMITS.connectMilliseconds,
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
})
export class LiveGateway
  implements
    OnGatewayInit<LiveNamespace>,
    OnGatewayConnection<LiveSocket>,
    OnGatewayDisconnect<LiveSocket>,
    OnModuleDestroy
{
  private readonly connections = new WeakMap<LiveSocket, LiveConnection>();

  constructor(@Inject(Live) private readonly live: Live) {}

  /** Guards do not run when a client connects, so the door is here. */
  afterInit(namespace: LiveNamespace): void {
    const server = namespace.server as unknown as Server;
    server.engine.on('connection', (raw: EngineSocket) => this.limitPackets(raw));
    server.of('/').use((_socket, next) => next(refusal('unauthenticated')));
    namespace.use((socket, next) => void this.admit(socket, next));
    this.live.start();
  }

  handleConnection(socket: LiveSocket): void {
    const connection = this.live.connect(new SocketOutlet(socket), socket.data.principal);
    this.connections.set(socket, connection);
  }

  handleDisconnect(socket: LiveSocket): void {
    const connection = this.connections.get(socket);
    if (connection) this.live.disconnect(connection);
  }

  onModuleDestroy(): void {
    this.live.close();
  }

  @SubscribeMessage('watch')
  async watch(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody() request: unknown,
    @Ack() answer?: (answer: WatchAnswer) => void,
  ): Promise<void> {
    const connection = this.connections.get(socket);
    if (connection) await this.live.watch(connection, request, answer ?? (() => undefined));
  }

  @SubscribeMessage('unwatch')
  unwatch(@ConnectedSocket() socket: LiveSocket, @MessageBody() request: unknown): void {
    const connection = this.connections.get(socket);
    if (connection) this.live.unwatch(connection, request);
  }

  @SubscribeMessage('drawn')
  drawn(@ConnectedSocket() socket: LiveSocket, @MessageBody() report: unknown): void {
    const connection = this.connections.get(socket);
    if (connection) this.live.drawn(connection, report);
  }

  private async admit(socket: LiveSocket, next: Next): Promise<void> {
    const { headers, auth } = socket.handshake;
    const outcome = await this.live.admit({ headers, auth });
    if (typeof outcome === 'string') return next(refusal(outcome));
    socket.data.principal = outcome;
    next();
  }

  /** Every packet of a connection counts, whatever it is and whether or not anybody hears it. */
  private limitPackets(raw: EngineSocket): void {
    const { packetsPerSecond, packetsAtOnce } = this.live.limits;
    const bucket = new TokenBucket(packetsPerSecond, packetsAtOnce, () => performance.now());
    raw.on('packet', () => {
      if (bucket.take()) return;
      this.live.meter.flooded();
      raw.close(true);
    });
  }
}

/** As `connect_error` tells it: `error.data.code`. */
const refusal = (code: ConnectRefusal): Error => Object.assign(new Error(code), { data: { code } });
