import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Aedes, type AedesOptions, type Client } from 'aedes';
import { COMMAND_CHANNEL, LIMITS, parseTopic, sourceKey } from '@nhip-xa/contract';
import { addressClassOf } from '@nhip-xa/platform';
import type {
  MappingDirectory,
  MessageSink,
  MessageSource,
  RefusedEntry,
  SourceDirectory,
  SourceFlags,
  SourceSigns,
} from '@nhip-xa/ports';
import { Admission, type Candidate } from './embedded/admission';
import { Connection } from './embedded/connection';
import { Door, type Certificate, type DoorPlan, type DoorScheme } from './embedded/doors';
import { boundPackets } from './embedded/packet-bounds';
import type { Refusal } from './embedded/refusals';
import { NO_MAPPINGS } from './no-mappings';
import { Taker } from './embedded/taker';
import { WaitingRoom } from './embedded/waiting-room';
import {
  INFLIGHT_QOS2,
  KEEP_ALIVE_LOOK_MS,
  PACKETS_BEFORE_CONNACK,
  TOPIC_LEVELS,
  UNREAD_TIMEOUT_MS,
} from './limits';

export interface BrokerParts {
  host: string;
  /** 0: any free port. */
  port: number;
  /** MQTT over WebSocket; 0: any free port. */
  webSocketPort?: number | undefined;
  /** MQTT over TLS; port 0: any free one. */
  tls?: { port: number; certificate: Certificate } | undefined;
  directory: SourceDirectory;
  /** Who may publish on foreign topics; nobody without it. */
  mappings?: MappingDirectory;
  flags: SourceFlags;
  /** Told of each client that is let in. */
  signs?: SourceSigns;
  nowUs: () => number;
  /** A clock that only goes forward, in ms: the machine's, unless it is another. */
  nowMs?: () => number;
  /** `of`: the source that was named, where there is such a one. */
  onRefused: (details: { why: string; of?: RefusedEntry }) => void;
  onError: (error: unknown, what: string) => void;
}

const EMPTY = Buffer.alloc(0);
/** Longest time in ms that a timer takes: never, for a broker that is restarted now and then. */
const NEVER_MS = 0x7fff_ffff;
const nowMs = (): number => performance.now();

/**
 * The embedded MQTT 3.1.1 broker. Devices publish, the server takes; nothing is forwarded from one
 * device to another, nothing is retained, nothing is kept of a connection that ended: what was said
 * last stands in the database.
 */
export class EmbeddedBroker implements MessageSource {
  private readonly connections = new WeakMap<Client, Connection>();
  private readonly open = new Set<Connection>();
  private readonly sockets = new Set<Socket>();
  private readonly mappings: MappingDirectory;
  private readonly admission: Admission;
  private readonly waiting: WaitingRoom;
  private aedes: Aedes | undefined;
  private doors: Door[] = [];
  private looking: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(private readonly parts: BrokerParts) {
    this.mappings = parts.mappings ?? NO_MAPPINGS;
    this.admission = new Admission({ nowMs, ...parts, mappings: this.mappings });
    this.waiting = new WaitingRoom((why) => parts.onRefused({ why }));
  }

  /** The port of plain MQTT. */
  get port(): number {
    return this.addresses[0]?.port ?? 0;
  }

  /** The doors that are open, plain MQTT first. */
  get addresses(): readonly { scheme: DoorScheme; port: number }[] {
    return this.doors.map(({ scheme, port }) => ({ scheme, port }));
  }

  get connectedClients(): number {
    return this.admission.count;
  }

  /** Connections of all kinds, let in or not. */
  get openSockets(): number {
    return this.sockets.size;
  }

  /** @throws DoorClosed when a port cannot be listened on */
  async start(sink: MessageSink): Promise<void> {
    const taker = new Taker({ ...this.parts, sink, nowMs });
    this.aedes = await Aedes.createBroker({ ...this.rules(), ...this.steps(taker) });
    this.aedes.publish = goNowhere;
    keepNoWills(this.aedes);
    // a broken connection is the device's affair; the broker itself has no other errors to tell
    this.aedes.on('clientError', () => undefined);
    this.aedes.on('connectionError', () => undefined);
    this.aedes.on('clientReady', (client) => this.connections.get(client)?.ready());
    sink.onRoom(() => this.open.forEach((connection) => connection.reopen()));
    this.looking = setInterval(() => {
      this.open.forEach((connection) => connection.judgeSilence());
      void this.close(this.admission.expelEnded());
    }, KEEP_ALIVE_LOOK_MS);
    const { host, tls, onError } = this.parts;
    for (const plan of this.plans()) {
      const door = await Door.open(plan, host, tls?.certificate, {
        arrived: (socket) => this.arrived(socket),
        isWaiting: (socket) => this.waiting.has(socket),
        enter: (socket, stream) => this.enter(socket, stream, sink, taker),
        failed: (error) => onError(error, `accepting ${plan.scheme} connections`),
      });
      this.doors.push(door);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.looking);
    this.admission.close();
    for (const door of this.doors) door.close();
    const { aedes } = this;
    if (aedes) await new Promise<void>((resolve) => aedes.close(resolve));
    for (const socket of this.sockets) socket.destroy();
  }

  async disconnect(key: string): Promise<void> {
    await this.close(this.admission.expel(key));
  }

  async disconnectEnded(key: string): Promise<void> {
    await this.close(this.admission.expelEnded(key));
  }

  private async close(clients: readonly Client[]): Promise<void> {
    const closed = clients.map(
      (client) => new Promise<void>((resolve) => client.close(() => resolve())),
    );
    await Promise.all(closed);
  }

  private plans(): DoorPlan[] {
    const { port, webSocketPort, tls } = this.parts;
    const plans: DoorPlan[] = [{ scheme: 'mqtt', port }];
    if (webSocketPort !== undefined) plans.push({ scheme: 'ws', port: webSocketPort });
    if (tls) plans.push({ scheme: 'mqtts', port: tls.port });
    return plans;
  }

  private arrived(socket: Socket): void {
    this.sockets.add(socket);
    this.waiting.enter(socket);
    socket.setNoDelay(true);
    // a broken connection closes, and that is all there is to know of it
    socket.on('error', () => undefined);
    socket.once('close', () => this.sockets.delete(socket));
  }

  private enter(socket: Socket, stream: Duplex, sink: MessageSink, taker: Taker): void {
    const isFull = (): boolean => sink.isFull;
    const turnsOf = (made: Connection) => taker.turnsOf(made);
    const connection = new Connection(socket, stream, isFull, nowMs, turnsOf);
    this.open.add(connection);
    stream.once('close', () => {
      this.open.delete(connection);
      connection.turns.end();
    });
    const client = this.aedes?.handle(stream);
    if (!client) return;
    this.connections.set(client, connection);
    boundPackets(client, connection);
  }

  private rules(): AedesOptions {
    return {
      // a connection that says nothing is ended by the waiting room
      connectTimeout: NEVER_MS,
      drainTimeout: UNREAD_TIMEOUT_MS,
      queueLimit: PACKETS_BEFORE_CONNACK,
      maxClientsIdLength: LIMITS.idCharacters,
      maxInflightInbound: INFLIGHT_QOS2,
      maxTopicLevels: TOPIC_LEVELS,
    };
  }

  /** What aedes asks on the way of a packet, in that order. */
  private steps(taker: Taker): AedesOptions {
    return {
      preConnect: (client, packet, done) => {
        const connection = this.connections.get(client);
        if (connection) this.waiting.leave(connection.socket);
        connection?.begin(packet.keepalive ?? 0);
        // silence is judged here, where a pause of ours is known
        packet.keepalive = 0;
        packet.clean = true;
        done(null, true);
      },
      authenticate: (client, username, password, done) => {
        const connection = this.connections.get(client);
        if (!connection) return done(null, false);
        void this.admit({ client, connection, username, password: password ?? EMPTY }).then(
          (refusal) =>
            refusal
              ? done(
                  Object.assign(new Error(refusal.why), { returnCode: refusal.returnCode }),
                  false,
                )
              : done(null, true),
        );
      },
      // runs before the acknowledgement: it is sent when this calls back, and not at all on an error
      authorizePublish: (client, packet, done) => {
        const connection = client ? this.connections.get(client) : undefined;
        if (!connection || this.stopping) return done(new Error('not taken'));
        const { will } = client as unknown as { will?: unknown };
        taker.take(connection, packet, packet === will, done);
      },
      authorizeSubscribe: (client, subscription, done) =>
        done(null, this.maySubscribe(client, subscription.topic) ? subscription : null),
      authorizeForward: (client, packet) =>
        this.maySubscribe(client, packet.topic) ? packet : null,
    };
  }

  private async admit(candidate: Candidate): Promise<Refusal | undefined> {
    const refusal = await this.admission.admit(candidate);
    if (refusal) this.parts.onRefused({ why: refusal.why, ...this.named(candidate, refusal) });
    else this.letIn(candidate);
    return refusal;
  }

  private letIn({ connection: { guest } }: Candidate): void {
    const { directory, signs, nowUs } = this.parts;
    const source = guest && directory.find(guest.key);
    if (source) signs?.sign(source.id, 'let-in', nowUs());
  }

  /** The source that was named in vain; of ids that nobody has nothing is kept. */
  private named(
    { client, connection, username = '' }: Candidate,
    { reason }: Refusal,
  ): { of?: RefusedEntry } {
    const { directory, nowUs } = this.parts;
    const key = [username, client.id].find((name) => directory.find(name));
    if (!reason || key === undefined) return {};
    const from = addressClassOf(connection.socket.remoteAddress ?? '');
    return { of: { key, reason, atMs: nowUs() / 1_000, from } };
  }

  /**
   * Its own commands, named in full, and what lies under its mappings' filters: no other wildcard, no
   * `$SYS`, no shared subscription.
   */
  private maySubscribe(client: Client, filter: string): boolean {
    const topic = parseTopic(filter);
    const own = this.connections.get(client)?.guest?.key;
    if (own === undefined) return false;
    if (this.mappings.covers(own, filter)) return true;
    return topic?.channel === COMMAND_CHANNEL && sourceKey(topic.unit, topic.id) === own;
  }
}

/**
 * A will is spoken when its connection is lost, by that connection. What aedes keeps of it besides is
 * for other brokers, who speak it when they hear nothing of this one for minutes; with this broker's
 * signs of life going nowhere it would say so of every source itself.
 */
function keepNoWills(aedes: Aedes): void {
  const { persistence } = aedes as unknown as { persistence: { putWill: () => Promise<void> } };
  persistence.putWill = () => Promise.resolve();
}

/**
 * What was taken is stored; nobody subscribes to it, and the way to nobody is a third of the broker's
 * work.
 */
const goNowhere: Aedes['publish'] = (_packet, client, done?: (error?: Error) => void): void => {
  const callback = typeof client === 'function' ? client : done;
  callback?.();
};
