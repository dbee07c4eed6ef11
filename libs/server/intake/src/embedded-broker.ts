import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Aedes, type AuthenticateError, type Client, type PublishPacket } from 'aedes';
import { COMMAND_CHANNEL, LIMITS, parseTopic, sourceKey } from '@nhip-xa/contract';
import type {
  IncomingMessage,
  MessageSink,
  MessageSource,
  SourceDirectory,
  SourceIdentity,
} from '@nhip-xa/ports';
import {
  CONNECT_TIMEOUT_MS,
  INFLIGHT_QOS2,
  PACKET_BYTES_ABOVE_PAYLOAD,
  TOPIC_LEVELS,
} from './limits';

export interface BrokerParts {
  host: string;
  /** 0: any free port. */
  port: number;
  directory: SourceDirectory;
  nowUs: () => number;
  onRefused: (details: { clientId: string; why: string }) => void;
}

/** What the broker knows of a connection once it has been let in. */
interface Connection {
  key: string;
  connectedAtUs: number;
}

/** [MQTT-3.2.2-4] not authorised; says neither that the source exists nor that the secret is wrong. */
const NOT_AUTHORISED = 5;

/** Where a taken message goes inside the broker: nobody may subscribe to it. */
const TAKEN_TOPIC = 'taken';
const EMPTY = Buffer.alloc(0);

/**
 * The embedded MQTT 3.1.1 broker. Devices publish, the server takes; nothing is forwarded from one
 * device to another, nothing is retained: what was said last stands in the database.
 */
export class EmbeddedBroker implements MessageSource {
  private readonly connections = new WeakMap<Client, Connection>();
  private aedes: Aedes | undefined;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private stopping = false;

  constructor(private readonly parts: BrokerParts) {}

  /** The port it listens on. */
  get port(): number {
    return (this.server?.address() as AddressInfo).port;
  }

  get connectedClients(): number {
    return this.aedes?.connectedClients ?? 0;
  }

  /** @throws NodeJS.ErrnoException when the port cannot be listened on */
  async start(sink: MessageSink): Promise<void> {
    this.aedes = await Aedes.createBroker({
      connectTimeout: CONNECT_TIMEOUT_MS,
      maxClientsIdLength: LIMITS.idCharacters,
      maxInflightInbound: INFLIGHT_QOS2,
      maxTopicLevels: TOPIC_LEVELS,
      authenticate: (client, username, password, done) =>
        this.authenticate(client, username, password, done),
      authorizePublish: (client, packet, done) => this.take(sink, client, packet, done),
      authorizeSubscribe: (client, subscription, done) =>
        done(null, this.maySubscribe(client, subscription.topic) ? subscription : null),
      authorizeForward: (client, packet) =>
        this.maySubscribe(client, packet.topic) ? packet : null,
    });
    // a broken connection is the device's affair; the broker itself has no other errors to tell
    this.aedes.on('clientError', () => undefined);
    this.aedes.on('connectionError', () => undefined);
    this.server = createServer((socket) => this.handle(socket));
    await this.listen(this.server);
  }

  private listen(server: Server): Promise<void> {
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.parts.port, this.parts.host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  }

  private handle(socket: Socket): void {
    this.sockets.add(socket);
    socket.setNoDelay(true);
    socket.once('close', () => this.sockets.delete(socket));
    const client = this.aedes?.handle(socket);
    if (client) closeOversized(socket, client);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.server?.close();
    const { aedes } = this;
    if (aedes) await new Promise<void>((resolve) => aedes.close(resolve));
    for (const socket of this.sockets) socket.destroy();
  }

  disconnect(key: string): Promise<void> {
    const client = (this.aedes as unknown as { clients: Record<string, Client | undefined> })
      .clients[key];
    if (!client) return Promise.resolve();
    // its will must not be published in its name any more
    this.connections.delete(client);
    return new Promise((resolve) => client.close(() => resolve()));
  }

  /** [contract 2] client id and user name are the source's key, the will its own status. */
  private authenticate(
    client: Client,
    username: Readonly<string | undefined>,
    password: Readonly<Buffer | undefined>,
    done: (error: AuthenticateError | null, success: boolean | null) => void,
  ): void {
    const refuse = (why: string): void => {
      this.parts.onRefused({ clientId: client.id.slice(0, LIMITS.idCharacters), why });
      done(Object.assign(new Error(why), { returnCode: NOT_AUTHORISED }), false);
    };
    if (this.stopping) return refuse('stopping');
    if (!username || client.id !== username) return refuse('client id is not the user name');
    this.parts.directory.authenticate(username, password ?? EMPTY).then(
      (source) => {
        if (!source) return refuse('unknown source or wrong secret');
        if (!willIsOwnStatus(client, source)) return refuse('the will is not its own status');
        this.connections.set(client, { key: source.key, connectedAtUs: this.parts.nowUs() });
        done(null, true);
      },
      () => refuse('the directory does not answer'),
    );
  }

  /** Runs before the acknowledgement: it is sent when this calls back, and not at all on an error. */
  private take(
    sink: MessageSink,
    client: Client | null,
    packet: PublishPacket,
    done: (error?: Error | null) => void,
  ): void {
    const connection = client ? this.connections.get(client) : undefined;
    // as it stands now: what it declares may have changed since it connected
    const self = connection && this.parts.directory.find(connection.key);
    if (!self || this.stopping) return done(new Error('not taken'));
    const payload = payloadOf(packet);
    if (payload.byteLength > LIMITS.payloadBytes) return done(new Error('payload too large'));
    const message: IncomingMessage = {
      ...this.speakerOf(packet.topic, self),
      topic: packet.topic,
      payload,
      dup: packet.dup ?? false,
      retainedCopy: false,
      will: packet === (client as unknown as { will?: unknown }).will,
      receivedAtUs: this.parts.nowUs(),
      connectedAtUs: connection.connectedAtUs,
    };
    sink.accept(message).then(
      () => {
        packet.topic = TAKEN_TOPIC;
        packet.payload = EMPTY;
        packet.retain = false;
        done(null);
      },
      (error: unknown) => done(error as Error),
    );
  }

  /** [contract 2] a gateway publishes also under the topics of its sources. */
  private speakerOf(
    topicName: string,
    self: SourceIdentity,
  ): Pick<IncomingMessage, 'publisher' | 'via'> {
    const topic = self.kind === 'gateway' ? parseTopic(topicName) : undefined;
    const spokenOf = topic && this.parts.directory.find(sourceKey(topic.unit, topic.id));
    return spokenOf?.gateway === self.key
      ? { publisher: spokenOf, via: self }
      : { publisher: self };
  }

  /** Only its own commands, named in full: no wildcard, no `$SYS`, no shared subscription. */
  private maySubscribe(client: Client, filter: string): boolean {
    const topic = parseTopic(filter);
    const own = this.connections.get(client)?.key;
    return topic?.channel === COMMAND_CHANNEL && sourceKey(topic.unit, topic.id) === own;
  }
}

const payloadOf = ({ payload }: PublishPacket): Buffer =>
  typeof payload === 'string' ? Buffer.from(payload) : payload;

function willIsOwnStatus(client: Client, source: SourceIdentity): boolean {
  const { _will: will } = client as unknown as { _will?: { topic: string } | null };
  if (!will) return true;
  const topic = parseTopic(will.topic);
  return topic?.channel === 'status' && sourceKey(topic.unit, topic.id) === source.key;
}

/**
 * Ends a connection whose packet announces more than may come, before its bytes are gathered. The
 * parser tells the length as soon as it has read the header.
 */
function closeOversized(socket: Socket, client: Client): void {
  const { _parser: parser } = client as unknown as { _parser: { packet?: { length?: number } } };
  const most = LIMITS.payloadBytes + PACKET_BYTES_ABOVE_PAYLOAD;
  socket.on('readable', () => {
    if ((parser.packet?.length ?? 0) > most) socket.destroy();
  });
}
