import { topicOf, type Channel } from '@nhip-xa/contract';
import { connect, type ErrorWithReasonCode, type MqttClient } from 'mqtt';
import { fullJitter, type Backoff } from './backoff';

/** Unacknowledged messages at once; the rest waits in the outbox. */
const WINDOW = 4;
/** Messages an outbox holds while the broker is away; beyond it the oldest go. */
const OUTBOX_MOST = 4_000;
const CONNECT_TIMEOUT_MS = 15_000;
const KEEPALIVE_SECONDS = 60;
/** CONNACK codes: bad user name or password, not authorised. */
const REFUSALS: readonly number[] = [4, 5, 134, 135];
/** One refusal may be a server that is still starting. */
const REFUSALS_BEFORE_RENEWAL = 2;

interface Entry {
  channel: Channel;
  payload: string | Buffer;
  /** The planned moment of what it carries, for what must not be forgotten over a restart. */
  plannedMs?: number;
  acknowledged: () => void;
}

export interface LinkOptions {
  mqttUrl: string;
  unit: string;
  id: string;
  secret: () => string | undefined;
  /** The secret is no longer good: fetch another. */
  renew: () => Promise<void>;
  onDropped: () => void;
  /** In [0, 1), for the back-off. */
  random?: () => number;
}

/**
 * The connection of one source: QoS 1, Last Will `offline`, an outbox that outlives the connection.
 * A message stays in the outbox until its PUBACK; after a lost connection it is sent again.
 */
export class SourceLink {
  private readonly outbox: Entry[] = [];
  private readonly flying = new Set<Entry>();
  private readonly backoff: Backoff;
  private client: MqttClient | undefined;
  private timer: NodeJS.Timeout | undefined;
  private wanted = false;
  private held = false;
  private refusals = 0;
  /** How many times it has connected. */
  connections = 0;

  constructor(private readonly options: LinkOptions) {
    this.backoff = fullJitter(options.random);
  }

  get connected(): boolean {
    return this.client?.connected === true;
  }

  /** The oldest planned moment that is not yet acknowledged; undefined when there is none. */
  get oldestPlannedMs(): number | undefined {
    const open = [...this.flying, ...this.outbox].flatMap(({ plannedMs }) => plannedMs ?? []);
    return open.length === 0 ? undefined : Math.min(...open);
  }

  /** Connects, and stays connected until `cut` or `close`. */
  open(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.connect();
  }

  /** Breaks the connection as a power cut does: no farewell, the broker speaks the Last Will. */
  cut(): void {
    this.wanted = false;
    clearTimeout(this.timer);
    this.client?.stream.destroy();
  }

  /** Connected, but saying nothing until `release`. */
  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
    this.pump();
  }

  /** Takes leave; the broker then keeps the Last Will to itself. */
  async close(): Promise<void> {
    this.wanted = false;
    clearTimeout(this.timer);
    const client = this.client;
    if (client) await client.endAsync(!client.connected).catch(() => undefined);
  }

  /** Queues a message. The promise resolves at its PUBACK. */
  send(channel: Channel, payload: string | Buffer, plannedMs?: number): Promise<void> {
    return new Promise((acknowledged) => {
      this.outbox.push({
        channel,
        payload,
        acknowledged,
        ...(plannedMs === undefined ? {} : { plannedMs }),
      });
      if (this.outbox.length > OUTBOX_MOST) {
        this.outbox.shift()?.acknowledged();
        this.options.onDropped();
      }
      this.pump();
    });
  }

  private connect(): void {
    const { mqttUrl, unit, id, secret } = this.options;
    const key = `${unit}.${id}`;
    const client = connect(mqttUrl, {
      clientId: key,
      username: key,
      password: secret() ?? '',
      clean: true,
      reconnectPeriod: 0,
      connectTimeout: CONNECT_TIMEOUT_MS,
      keepalive: KEEPALIVE_SECONDS,
      will: {
        topic: topicOf(unit, id, 'status'),
        payload: Buffer.from('offline'),
        qos: 1,
        retain: false,
      },
    });
    this.client = client;
    client.on('connect', () => {
      this.refusals = 0;
      this.connections += 1;
      this.pump();
    });
    client.on('error', (error) => this.onError(error));
    client.once('close', () => this.onClose(client));
  }

  private onError(error: Error | ErrorWithReasonCode): void {
    if ('code' in error && typeof error.code === 'number' && REFUSALS.includes(error.code)) {
      this.refusals += 1;
    }
  }

  private onClose(client: MqttClient): void {
    if (this.client !== client) return;
    this.client = undefined;
    client.end(true);
    // what was on its way is sent again, before everything else and in its order
    this.outbox.unshift(...this.flying);
    this.flying.clear();
    if (this.wanted) this.timer = setTimeout(() => void this.retry(), this.backoff.nextMs());
  }

  private async retry(): Promise<void> {
    if (this.refusals >= REFUSALS_BEFORE_RENEWAL) {
      this.refusals = 0;
      await this.options.renew();
    }
    if (this.wanted && !this.client) this.connect();
  }

  private pump(): void {
    while (this.connected && !this.held && this.flying.size < WINDOW) {
      const entry = this.outbox.shift();
      if (!entry) return;
      this.publish(this.client as MqttClient, entry);
    }
  }

  private publish(client: MqttClient, entry: Entry): void {
    const { unit, id } = this.options;
    this.flying.add(entry);
    client.publish(topicOf(unit, id, entry.channel), entry.payload, { qos: 1 }, (error) => {
      // of another connection, or lost with it: `onClose` has put it back
      if (error || this.client !== client || !this.flying.delete(entry)) return;
      this.backoff.reset();
      entry.acknowledged();
      this.pump();
    });
  }
}
