import { StorageUnavailable, type DecodedParts, type IncomingMessage } from '@nhip-xa/ports';
import { itemsOf, type BatchWriter, type Numbered } from './batch-writer';
import {
  BATCH_BYTES,
  BATCH_ITEMS,
  DRAINED_FOR_ONE_TAKEN,
  IN_HAND_MESSAGES,
  LAST_SPOOLED,
  RETRY_FIRST_MS,
  RETRY_LONGEST_MS,
  STORE_PATIENCE_MS,
} from './limits';
import type { Spool } from './spool';
import type { SpooledMessage } from './spool-record';
import { Backoff, NoAnswer, Waiter, within } from './waiting';

export interface SpoolDrainParts {
  spool: Spool;
  /** Writes under the name that messages were spooled under. */
  writerOf: (writer: string) => BatchWriter;
  decode: (message: IncomingMessage) => DecodedParts;
  /** It is more items than were counted when the message was taken; negative: fewer. */
  onItems: (more: number) => void;
  /** Some of it is in the database. */
  onProgress: () => void;
  onEmptied: () => void;
  onError: (error: unknown, what: string) => void;
}

/** Brings what is spooled into the database, in order, until nothing is left. */
export class SpoolDrain {
  private draining: Promise<void> = Promise.resolve();
  private readonly waiter = new Waiter();
  private readonly ending = new Waiter();
  private stopped = false;
  /** Of the last failure that was told. */
  private lastWords = '';
  /** Messages that may still be taken before more of the spool has been drained. */
  private credit = 0;
  /** Something is in the spool, or on its way there. */
  isRunning = false;
  /** The database takes it: the last attempt succeeded. */
  advances = false;
  /** Milliseconds since 1970 when it began; null while there is nothing to drain. */
  sinceMs: number | null = null;

  constructor(private readonly parts: SpoolDrainParts) {}

  /** More comes in than is drained: it would never end. */
  get isOutpaced(): boolean {
    return this.advances && this.credit <= 0;
  }

  /** Resolves when the spool is empty, or after so many ms; at once where that is far away. */
  async endIfNear(milliseconds: number): Promise<void> {
    const isNear = this.advances && this.parts.spool.messages <= LAST_SPOOLED;
    if (this.isRunning && isNear) await this.ending.orFor(milliseconds);
  }

  start(): void {
    if (this.isRunning || this.stopped) return;
    this.isRunning = true;
    this.sinceMs = Date.now();
    this.draining = this.drain().catch((error: unknown) =>
      this.parts.onError(error, 'telling of the drained spool'),
    );
  }

  /** So many messages went into the spool. */
  took(messages: number): void {
    if (this.advances) this.credit -= messages;
    this.waiter.wake();
  }

  /** Resolves when the attempt under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.waiter.end();
    await this.draining;
  }

  private async drain(): Promise<void> {
    const { spool, onError } = this.parts;
    const backoff = new Backoff(RETRY_FIRST_MS, RETRY_LONGEST_MS);
    while (!this.stopped && !spool.isEmpty) {
      try {
        await this.drainOnce();
        backoff.reset();
      } catch (error) {
        if (this.isNews(error)) onError(error, 'draining the spool; it is tried again');
        this.stall();
        await this.waiter.orFor(backoff.next());
      }
    }
    // at once: what comes now is written past the empty spool
    this.isRunning = false;
    this.advances = false;
    this.sinceMs = null;
    this.ending.wake();
    if (this.stopped) return;
    this.parts.onEmptied();
    this.parts.onProgress();
    await spool.shrink().catch((error: unknown) => onError(error, 'shrinking the spool'));
  }

  private async drainOnce(): Promise<void> {
    const { spool, writerOf, onProgress } = this.parts;
    const oldest = await spool.oldest({ messages: BATCH_ITEMS, bytes: BATCH_BYTES });
    // it is on its way
    if (!oldest) return this.waiter.orFor(RETRY_FIRST_MS);
    const writer = writerOf(oldest.writer);
    const storedUpTo = await this.patiently(writer.storedUpTo());
    const left = oldest.messages.filter(({ seq }) => seq > storedUpTo);
    for (const batch of batchesOf(left)) await this.write(writer, batch);
    await spool.removeUpTo(oldest.messages.at(-1)?.seq ?? 0);
    if (!this.advances) this.credit = IN_HAND_MESSAGES;
    this.advances = true;
    this.lastWords = '';
    this.credit += oldest.messages.length / DRAINED_FOR_ONE_TAKEN;
    onProgress();
  }

  private async write(writer: BatchWriter, batch: readonly SpooledMessage[]): Promise<void> {
    const decoded = this.decoded(batch);
    await this.patiently(writer.write(decoded));
    const items = decoded.reduce((n, one) => n + itemsOfAll(one), 0);
    this.parts.onItems(items - batch.reduce((n, message) => n + message.items, 0));
  }

  /** While there is no answer the spool takes what comes, as if the database were away. */
  private async patiently<T>(work: Promise<T>): Promise<T> {
    try {
      return await within(STORE_PATIENCE_MS, work);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.stall();
      return work;
    }
  }

  /** It does not advance: nobody need wait for it to. */
  private stall(): void {
    if (!this.advances) return;
    this.advances = false;
    this.parts.onProgress();
  }

  /** That the database is away is known; the same words again are no news. */
  private isNews(error: unknown): boolean {
    const words = String(error);
    const isNew = words !== this.lastWords;
    this.lastWords = words;
    return isNew && (this.advances || !(error instanceof StorageUnavailable));
  }

  /** As decoded now: what is known of units and people's names may have changed meanwhile. */
  private decoded(batch: readonly SpooledMessage[]): Numbered[] {
    return batch.map(({ seq, message }) => ({
      seq,
      decoded: this.parts.decode({ ...message, spooled: true }),
    }));
  }
}

const itemsOfAll = ({ decoded }: Numbered): number =>
  decoded.reduce((n, part) => n + itemsOf(part), 0);

/** In their order, each a batch's worth of items at most, or one message. */
function batchesOf(messages: readonly SpooledMessage[]): SpooledMessage[][] {
  const batches: SpooledMessage[][] = [];
  let items = Infinity;
  for (const message of messages) {
    if (items + message.items > BATCH_ITEMS) {
      batches.push([]);
      items = 0;
    }
    batches.at(-1)?.push(message);
    items += message.items;
  }
  return batches;
}
