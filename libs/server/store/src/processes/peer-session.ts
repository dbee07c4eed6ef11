import { StorageUnavailable } from '@nhip-xa/ports';
import pg from 'pg';
import type { DatabaseConnection } from '../database/database';

/**
 * The server ends a session that says nothing for this long, in ms: what a process that stands still
 * held is free again, and it finds its session gone when it goes on.
 */
const IDLE_MS = 5_000;
const PING_MS = 1_000;
/** Longest wait in ms for an answer; a session that does not answer is as good as gone. */
const ANSWER_MS = 4_000;
const CONNECT_MS = 5_000;
const RECONNECT_MS = 500;

type Query = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/**
 * One connection of its own that lasts as long as the process is well: what is bound to it (a lock,
 * a subscription) ends with it. It mends itself; whoever bound something binds it again.
 */
export class PeerSession {
  private client: pg.Client | undefined;
  private pinging: NodeJS.Timeout | undefined;
  private reopening: NodeJS.Timeout | undefined;
  private opening: Promise<void> | undefined;
  /** The last question, answered or not. */
  private asked: Promise<unknown> = Promise.resolve();
  private stopped = false;
  private readonly openListeners: ((query: Query) => Promise<void>)[] = [];
  private readonly lostListeners: (() => void)[] = [];
  private readonly reopenListeners: (() => void)[] = [];
  private readonly noteListeners: ((channel: string, text: string) => void)[] = [];

  constructor(
    private readonly connection: DatabaseConnection,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  get isOpen(): boolean {
    return this.client !== undefined;
  }

  /** Binds what belongs to a session, each time before it counts as open. */
  onOpen(listener: (query: Query) => Promise<void>): void {
    this.openListeners.push(listener);
  }

  /** Told when it is open again after a loss. */
  onReopened(listener: () => void): void {
    this.reopenListeners.push(listener);
  }

  onLost(listener: () => void): void {
    this.lostListeners.push(listener);
  }

  onNotification(listener: (channel: string, text: string) => void): void {
    this.noteListeners.push(listener);
  }

  /** @throws StorageUnavailable when it cannot be opened for the first time */
  async start(): Promise<void> {
    await this.open();
    this.pinging = setInterval(() => void this.query('SELECT').catch(() => undefined), PING_MS);
  }

  /**
   * One question at a time, in the order in which they are asked.
   * @throws StorageUnavailable when the session is gone; it is being opened again then
   */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    const answer = this.asked.then(() => this.askNow<Row>(text, values));
    this.asked = answer.catch(() => undefined);
    return answer;
  }

  private async askNow<Row extends object>(
    text: string,
    values?: readonly unknown[],
  ): Promise<Row[]> {
    const { client } = this;
    if (!client) throw new StorageUnavailable('the session is being opened');
    try {
      return await ask<Row>(client, text, values);
    } catch (error) {
      this.lose(client, error);
      throw new StorageUnavailable(String(error), { cause: error });
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.pinging);
    clearTimeout(this.reopening);
    await this.opening?.catch(() => undefined);
    const { client } = this;
    this.client = undefined;
    await client?.end();
  }

  private async open(): Promise<void> {
    const client = new pg.Client({
      ...this.connection,
      application_name: 'nhip-xa process',
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
      options: `-c timezone=UTC -c idle_session_timeout=${IDLE_MS}`,
    });
    client.on('error', (error) => this.lose(client, error));
    client.on('end', () => this.lose(client, new StorageUnavailable('the session was ended')));
    client.on('notification', ({ channel, payload = '' }) => {
      for (const listener of this.noteListeners) listener(channel, payload);
    });
    this.opening = this.connect(client);
    await this.opening;
  }

  private async connect(client: pg.Client): Promise<void> {
    try {
      await client.connect();
      for (const listener of this.openListeners) {
        await listener((text, values) => ask(client, text, values));
      }
      this.client = client;
    } catch (error) {
      discard(client);
      throw new StorageUnavailable(String(error), { cause: error });
    }
  }

  private lose(client: pg.Client, error: unknown): void {
    if (this.client !== client) return;
    this.client = undefined;
    discard(client);
    if (this.stopped) return;
    this.onTrouble(error);
    for (const listener of this.lostListeners) listener();
    this.reopen();
  }

  private reopen(): void {
    if (this.stopped) return;
    this.reopening = setTimeout(() => {
      this.open().then(
        () => this.reopenListeners.forEach((listener) => listener()),
        () => this.reopen(),
      );
    }, RECONNECT_MS);
  }
}

async function ask<Row extends object>(
  client: pg.Client,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return (await client.query<Row>(text, [...values])).rows;
}

/** What is broken cannot be ended in order; nobody waits for it. */
function discard(client: pg.Client): void {
  void client.end().catch(() => undefined);
}
