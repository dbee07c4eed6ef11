import type { ProcessWire } from '@nhip-xa/ports';
import { within } from './time-limit';

const CHANNEL = 'nhip-xa:processes';
/** How long in ms a first connection may take; what does not answer by then is told at the start. */
const CONNECT_MS = 5_000;
/** Pauses between tries to connect again, in ms. */
const RECONNECT_FIRST_MS = 100;
const RECONNECT_LONGEST_MS = 2_000;
/** How often it is asked whether it still answers, in ms: a dead line is noticed by this. */
const PING_MS = 5_000;

export interface RedisWireParts {
  url: string;
  onTrouble: (error: unknown) => void;
}

type Client = Awaited<ReturnType<typeof clientOf>>;

/** Texts by publish and subscribe of Redis. What is published while a subscriber is away is lost. */
export class RedisWire implements ProcessWire {
  private readonly textListeners: ((text: string) => void)[] = [];
  private readonly reopenListeners: (() => void)[] = [];
  private lost = false;

  private constructor(
    private readonly publisher: Client,
    private readonly subscriber: Client,
  ) {}

  /** @throws Error when it cannot be reached; later it is looked for again and again */
  static async open({ url, onTrouble }: RedisWireParts): Promise<RedisWire> {
    let keepsLooking = false;
    const publisher = await clientOf(url, () => keepsLooking);
    const subscriber = await clientOf(url, () => keepsLooking);
    const wire = new RedisWire(publisher, subscriber);
    for (const client of [publisher, subscriber]) {
      client.on('error', (error) => keepsLooking && wire.lose(error, onTrouble));
    }
    try {
      await within(CONNECT_MS, Promise.all([publisher.connect(), subscriber.connect()]));
      await subscriber.subscribe(CHANNEL, (text) => {
        for (const listener of wire.textListeners) listener(text);
      });
    } catch (error) {
      await wire.close();
      throw error;
    }
    keepsLooking = true;
    // each subscribes by itself to what it was subscribed to
    for (const client of [publisher, subscriber]) client.on('ready', () => wire.reopened());
    return wire;
  }

  get isOpen(): boolean {
    return this.publisher.isReady && this.subscriber.isReady;
  }

  onText(listener: (text: string) => void): void {
    this.textListeners.push(listener);
  }

  onReopened(listener: () => void): void {
    this.reopenListeners.push(listener);
  }

  async send(text: string): Promise<void> {
    await this.publisher.publish(CHANNEL, text);
  }

  close(): Promise<void> {
    for (const client of [this.publisher, this.subscriber]) if (client.isOpen) client.destroy();
    return Promise.resolve();
  }

  private lose(error: unknown, onTrouble: (error: unknown) => void): void {
    if (!this.lost) onTrouble(error);
    this.lost = true;
  }

  private reopened(): void {
    if (!this.isOpen) return;
    this.lost = false;
    for (const listener of this.reopenListeners) listener();
  }
}

async function clientOf(url: string, keepsLooking: () => boolean) {
  // only needed here, and slow to load
  const { createClient } = await import('redis');
  return createClient({
    url,
    pingInterval: PING_MS,
    // what could not be sent at once is old when it can be
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_MS,
      reconnectStrategy: (tries, cause) =>
        keepsLooking() ? Math.min(RECONNECT_FIRST_MS * 2 ** tries, RECONNECT_LONGEST_MS) : cause,
    },
  });
}
