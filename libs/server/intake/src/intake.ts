import {
  DataRefused,
  StorageUnavailable,
  type Decoded,
  type DecodedMessage,
  type FactStore,
  type IncomingMessage,
  type MessageSink,
  type StoredBatch,
} from '@nhip-xa/ports';
import { BATCH_ITEMS, GATHER_MS, RETRY_FIRST_MS, RETRY_LONGEST_MS } from './limits';

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

  constructor(private readonly parts: IntakeParts) {}

  /** Messages taken whose fate is open. */
  get inHand(): number {
    return this.queue.length + this.beingWritten;
  }
  private beingWritten = 0;

  accept(message: IncomingMessage): Promise<void> {
    if (this.closed) return Promise.reject(new IntakeClosed('the server is stopping'));
    const decoded = this.parts.decode(message);
    this.parts.store.hear([decoded]);
    return new Promise((resolve) => {
      this.queue.push({ decoded, resolve });
      this.schedule();
    });
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
      if (this.queue.length > 0 && !this.giveUp) this.schedule();
    });
  }

  private async drain(): Promise<void> {
    while (this.queue.length > 0 && !this.giveUp) {
      const batch = this.take();
      this.beingWritten = batch.length;
      const stored = await this.storeUntilDone(batch.map(({ decoded }) => decoded));
      this.beingWritten = 0;
      if (!stored) return;
      for (const { resolve } of batch) resolve();
    }
  }

  /** The oldest messages, up to a batch's worth of items. */
  private take(): Waiting[] {
    let items = 0;
    let count = 0;
    while (count < this.queue.length && items < BATCH_ITEMS) {
      const { decoded } = this.queue[count] as Waiting;
      items += decoded.items.length + decoded.rejected.length;
      count += 1;
    }
    return this.queue.splice(0, count);
  }

  /** Tries until the batch is stored; false when the server stops before that. */
  private async storeUntilDone(messages: readonly DecodedMessage[]): Promise<boolean> {
    for (let waitMs = RETRY_FIRST_MS; ; waitMs = Math.min(waitMs * 2, RETRY_LONGEST_MS)) {
      try {
        await this.storeOrDivide(messages);
        this.tell('ok');
        return true;
      } catch (error) {
        if (this.storage === 'ok') this.parts.onError(error, 'storing a batch; it is tried again');
        this.tell('waiting');
      }
      if (this.giveUp || this.closed) return false;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

  private tell(state: 'ok' | 'waiting'): void {
    if (this.storage === state) return;
    this.storage = state;
    this.parts.onStorage(state);
  }

  /** What the database will never take is found by halving and rejected alone. */
  private async storeOrDivide(messages: readonly DecodedMessage[]): Promise<void> {
    try {
      this.parts.onStored(await this.parts.store.write(messages));
    } catch (error) {
      if (!(error instanceof DataRefused)) throw error;
      const halves = halve(messages);
      if (halves) for (const half of halves) await this.storeOrDivide(half);
      else await this.storeOrDivide(messages.map((message) => refused(message, error)));
    }
  }
}

/** Two halves of a batch: of its messages, or of the items of its only message. */
function halve(messages: readonly DecodedMessage[]): DecodedMessage[][] | undefined {
  const [only] = messages;
  if (messages.length > 1) {
    const middle = Math.ceil(messages.length / 2);
    return [messages.slice(0, middle), messages.slice(middle)];
  }
  if (!only || only.items.length + only.rejected.length < 2) return undefined;
  const middle = Math.ceil(only.items.length / 2);
  const { message, items, rejected } = only;
  return [
    [{ message, items: items.slice(0, middle), rejected: [] }],
    [{ message, items: items.slice(middle), rejected }],
  ];
}

/** @throws the error itself when it is not an item that the database refuses */
function refused({ message, items, rejected }: DecodedMessage, error: DataRefused): DecodedMessage {
  const [item] = items as [Decoded | undefined];
  if (!item) throw new StorageUnavailable('refused without an item', { cause: error });
  const bytes = Buffer.from(JSON.stringify(item.item));
  const row = {
    reason: 'storage-refused',
    detail: error.message,
    bytes,
    size: bytes.length,
  } as const;
  return { message, items: [], rejected: [...rejected, row] };
}
