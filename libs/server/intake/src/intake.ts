import {
  DataRefused,
  type DecodedMessage,
  type FactStore,
  type IncomingMessage,
  type MessageSink,
  type StoredBatch,
} from '@nhip-xa/ports';
import { divide } from './divide';
import { guarded } from './guarded';
import { BATCH_BYTES, BATCH_ITEMS, GATHER_MS, RETRY_FIRST_MS, RETRY_LONGEST_MS } from './limits';

export interface IntakeParts {
  decode: (message: IncomingMessage) => DecodedMessage;
  store: FactStore;
  /** Told after the commit of each batch. */
  onStored: (batch: StoredBatch) => void;
  /** Whether facts can be stored at the moment; told when it changes. */
  onStorage: (state: 'ok' | 'waiting') => void;
  onError: (error: unknown, what: string) => void;
}

interface Waiting {
  decoded: DecodedMessage;
  resolve: () => void;
}

/** The server is stopping: the message was not taken and must not be acknowledged. */
export class IntakeClosed extends Error {}

/**
 * From a message to durable facts. Messages are gathered for a moment, written in one transaction,
 * and only then do their promises resolve. While the database is away they wait, unacknowledged.
 */
export class Intake implements MessageSink {
  private queue: Waiting[] = [];
  private writing: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private storage: 'ok' | 'waiting' = 'ok';
  private closed = false;
  private giveUp = false;

  private readonly decode: IntakeParts['decode'];

  constructor(private readonly parts: IntakeParts) {
    this.decode = guarded(parts.decode, parts.onError);
  }

  get isFull(): boolean {
    return false;
  }

  onRoom(): void {
    // there is always room
  }

  /** Messages taken whose fate is open. */
  get inHand(): number {
    return this.queue.length + this.beingWritten;
  }
  private beingWritten = 0;
  /** The last moment of receipt that was given to an item. */
  private givenUs = 0;

  accept(message: IncomingMessage): Promise<void> {
    if (this.closed) return Promise.reject(new IntakeClosed('the server is stopping'));
    const decoded = this.decode(this.afterAllGiven(message));
    this.givenUs = lastGivenUs(decoded);
    this.parts.store.hear([decoded]);
    return new Promise((resolve) => {
      this.queue.push({ decoded, resolve });
      this.schedule();
    });
  }

  /**
   * Items without a time of their own get moments of receipt, a microsecond each: what came right
   * behind them must not get the same, or it would be taken for their repeat.
   */
  private afterAllGiven(message: IncomingMessage): IncomingMessage {
    if (message.receivedAtUs > this.givenUs) return message;
    return { ...message, receivedAtUs: this.givenUs + 1 };
  }

  /** Takes nothing more; resolves when what was taken is committed, or cannot be. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.storage === 'waiting') this.giveUp = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.write();
    await this.writing;
  }

  private schedule(): void {
    if (this.writing || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.write();
    }, GATHER_MS);
  }

  private write(): void {
    if (this.writing || this.queue.length === 0) return;
    this.writing = this.drain().finally(() => {
      this.writing = undefined;
      if (this.queue.length > 0 && !this.closed) this.schedule();
    });
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0 && !this.giveUp) {
      const batch = this.take();
      this.beingWritten = batch.length;
      const stored = await this.storeOrDivide(batch.map(({ decoded }) => decoded));
      this.beingWritten = 0;
      if (!stored) return;
      for (const { resolve } of batch) resolve();
    }
  }

  /** The oldest messages, up to a batch's worth of items and bytes. */
  private take(): Waiting[] {
    let items = 0;
    let bytes = 0;
    let count = 0;
    while (count < this.queue.length && items < BATCH_ITEMS && bytes < BATCH_BYTES) {
      const { decoded } = this.queue[count] as Waiting;
      items += decoded.items.length + decoded.rejected.length;
      bytes += decoded.message.payload.byteLength;
      count += 1;
    }
    return this.queue.splice(0, count);
  }

  /**
   * Stores a batch; what the database will never take is found by halving and rejected alone.
   * False when the server stops before all of it is stored.
   */
  private async storeOrDivide(messages: readonly DecodedMessage[]): Promise<boolean> {
    const parts = await this.storeUntilAnswered(messages);
    for (const part of parts ?? []) if (!(await this.storeOrDivide(part))) return false;
    return parts !== undefined;
  }

  /** Tries until the database takes it or says why not: what is left to store, undefined: stopped. */
  private async storeUntilAnswered(
    messages: readonly DecodedMessage[],
  ): Promise<DecodedMessage[][] | undefined> {
    for (let waitMs = RETRY_FIRST_MS; ; waitMs = Math.min(waitMs * 2, RETRY_LONGEST_MS)) {
      try {
        const stored = await this.parts.store.write(messages);
        this.tell('ok');
        this.announce(stored);
        return [];
      } catch (error) {
        const parts = error instanceof DataRefused ? divide(messages, error) : undefined;
        if (parts) return parts;
        if (this.storage === 'ok') this.parts.onError(error, 'storing a batch; it is tried again');
        this.tell('waiting');
      }
      if (this.closed) {
        this.giveUp = true;
        return undefined;
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

  /** It is durable whatever the listeners make of it. */
  private announce(stored: StoredBatch): void {
    try {
      this.parts.onStored(stored);
    } catch (error) {
      this.parts.onError(error, 'telling of a stored batch');
    }
  }

  private tell(state: 'ok' | 'waiting'): void {
    if (this.storage === state) return;
    this.storage = state;
    this.parts.onStorage(state);
  }
}

/** The moment of the last item that had none of its own, or of the message. */
function lastGivenUs({ message, items }: DecodedMessage): number {
  const item = items.findLast(({ undated }) => undated)?.item;
  if (!item) return message.receivedAtUs;
  return Math.max(message.receivedAtUs, 'tsUs' in item ? item.tsUs : item.atUs);
}
