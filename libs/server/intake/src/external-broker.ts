import type { IPublishPacket, MqttClient } from 'mqtt';
import { LIMITS, TOPIC_ROOT, sourceKey } from '@nhip-xa/contract';
import type {
  IncomingMessage,
  MappingDirectory,
  MessageSink,
  MessageSource,
  SourceDirectory,
  SourceIdentity,
} from '@nhip-xa/ports';
import { connectToBroker, farewell, firstConnection, startFailure } from './broker-connection';
import { SESSION_EXPIRY_SECONDS } from './limits';
import { MessageReader } from './message-reader';
import { NO_MAPPINGS } from './no-mappings';
import { RetainedStatuses } from './retained-statuses';

export interface ExternalBrokerParts {
  /** May hold an account; `?share=off` for a server that reads alone. */
  url: string;
  /** Tells this process from the others at the broker, start after start: its session waits for it. */
  instanceId: string;
  directory: SourceDirectory;
  /** Who may publish on foreign topics; nobody without it. */
  mappings?: MappingDirectory;
  nowUs: () => number;
  onConnection: (connected: boolean) => void;
  /** A message that was acknowledged and not taken. */
  onUntaken: (details: { topic: string; why: UntakenReason }) => void;
  onError: (error: unknown, what: string) => void;
}

export type UntakenReason = 'unknown source' | 'payload too large';

const CLIENT_PREFIX = 'nhip-xa';
/** The processes of an installation share what comes; two installations need two brokers. */
const GROUP = 'nhip-xa';
const EVERYTHING = `${TOPIC_ROOT}/#`;
const [OWN_ROOT] = TOPIC_ROOT.split('/');

/**
 * [MQTT 5 §4.8.2] processes of one group share what comes. mosquitto does not keep such a
 * subscription over its own restart, so a server that reads alone may have one of its own instead.
 */
const subscriptionOf = (url: string, filter: string): string =>
  new URL(url).searchParams.get('share') === 'off' ? filter : `$share/${GROUP}/${filter}`;

/**
 * Reads an external broker by MQTT 5 over a persistent session: what it delivers is acknowledged
 * when it is durable here, and what is not acknowledged comes again. The broker lets sources in and
 * vouches for their topics: who publishes is read from the topic.
 */
export class ExternalBroker implements MessageSource {
  private client: MqttClient | undefined;
  private reader: MessageReader | undefined;
  private retained: RetainedStatuses | undefined;
  private readonly clientId: string;
  private readonly mappings: MappingDirectory;
  /** What it reads besides our own topics. */
  private foreign: readonly string[] = [];

  constructor(private readonly parts: ExternalBrokerParts) {
    this.clientId = `${CLIENT_PREFIX}-${parts.instanceId}`;
    this.mappings = parts.mappings ?? NO_MAPPINGS;
  }

  get isConnected(): boolean {
    return this.client?.connected ?? false;
  }

  /** @throws StartError when the broker cannot be reached, or lets us not in or not read */
  async start(sink: MessageSink): Promise<void> {
    const { url, onError, onConnection } = this.parts;
    const client = connectToBroker(url, {
      clientId: this.clientId,
      clean: false,
      properties: { sessionExpiryInterval: SESSION_EXPIRY_SECONDS },
    });
    this.client = client;
    const messageOf = (packet: IPublishPacket) => this.messageOf(packet);
    const reader = new MessageReader({ client, sink, messageOf });
    const clientId = `${this.clientId}-kept`;
    const filters = (): readonly string[] => this.mappings.filters();
    const retained = new RetainedStatuses({ url, clientId, sink, filters, messageOf, onError });
    this.reader = reader;
    this.retained = retained;
    sink.onRoom(() => {
      reader.goOn();
      retained.goOn();
    });
    await firstConnection(client, url);
    await this.subscribe(client).catch(async (error: unknown) => {
      await farewell(client);
      throw startFailure(error, url);
    });
    onConnection(true);
    retained.read();
    client.on('connect', () => void this.connectedAgain(client));
    client.on('offline', () => onConnection(false));
    client.on('error', (error) => onError(error, 'the connection to the broker'));
  }

  /** Stops taking, lets what was taken be acknowledged, and leaves the session for the next start. */
  async stop(): Promise<void> {
    await Promise.all([this.retained?.end(), this.reader?.stop()]);
    if (this.client) await farewell(this.client);
  }

  /** The broker ends connections itself, when an account's secret or rights change. */
  disconnect(): Promise<void> {
    return Promise.resolve();
  }

  private async connectedAgain(client: MqttClient): Promise<void> {
    try {
      await this.subscribe(client);
      this.parts.onConnection(true);
      this.retained?.read();
    } catch (error) {
      this.parts.onError(error, 'subscribing at the broker; it is tried again');
      client.stream.destroy();
    }
  }

  /** Each time: a session that is present may have lost what it had subscribed to. */
  private async subscribe(client: MqttClient): Promise<void> {
    const foreign = this.mappings.filters();
    for (const filter of [EVERYTHING, ...foreign]) {
      await client.subscribeAsync(subscriptionOf(this.parts.url, filter), { qos: 1, rh: 2 });
    }
    this.foreign = foreign;
  }

  /** Mappings have changed: other topics are read from now on. */
  async followMappings(): Promise<void> {
    const { client } = this;
    // with the next connection all of it is subscribed to anyway
    if (!client?.connected) return;
    const now = this.mappings.filters();
    const [gone, come] = [without(this.foreign, now), without(now, this.foreign)];
    this.foreign = now;
    for (const filter of gone) {
      await client.unsubscribeAsync(subscriptionOf(this.parts.url, filter));
    }
    for (const filter of come) {
      await client.subscribeAsync(subscriptionOf(this.parts.url, filter), { qos: 1, rh: 2 });
    }
    if (come.length > 0) this.retained?.read();
  }

  /** The source that a topic belongs to, whatever comes behind its name, says it. */
  private messageOf(
    packet: IPublishPacket,
  ): IncomingMessage | undefined | Promise<IncomingMessage | undefined> {
    const [root, , unit = '', id = ''] = packet.topic.split('/', 4);
    const key =
      root === OWN_ROOT ? sourceKey(unit, id) : this.mappings.ownerOf(packet.topic)?.publisher;
    if (key === undefined) return this.untaken(packet.topic, 'unknown source');
    const publisher = this.parts.directory.find(key);
    return publisher ? this.messageFrom(publisher, packet) : this.lookUp(key, packet);
  }

  private async lookUp(key: string, packet: IPublishPacket): Promise<IncomingMessage | undefined> {
    try {
      const publisher = await this.parts.directory.lookUp(key);
      if (publisher) return this.messageFrom(publisher, packet);
    } catch (error) {
      this.parts.onError(error, 'looking up a source that is not known here');
    }
    return this.untaken(packet.topic, 'unknown source');
  }

  private messageFrom(
    publisher: SourceIdentity,
    packet: IPublishPacket,
  ): IncomingMessage | undefined {
    const { topic, dup, qos, retain } = packet;
    const payload =
      typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    if (payload.byteLength > LIMITS.payloadBytes) return this.untaken(topic, 'payload too large');
    return {
      publisher,
      topic,
      payload,
      dup,
      qos,
      retainedCopy: retain,
      // nothing tells a will from the source's own word, once it went through a broker
      will: false,
      receivedAtUs: this.parts.nowUs(),
      // when the device connected is not known, and our own reconnecting is not its
      connectedAtUs: 0,
    };
  }

  private untaken(topic: string, why: UntakenReason): undefined {
    this.parts.onUntaken({ topic, why });
  }
}

const without = (some: readonly string[], others: readonly string[]): string[] =>
  some.filter((one) => !others.includes(one));
