import type { Numbered } from './batch-writer';
import {
  BATCH_BYTES,
  BATCH_ITEMS,
  BEHIND_ITEMS,
  IN_HAND_BYTES,
  IN_HAND_MESSAGES,
  ROOM_SHARE,
} from './limits';

/** A message in hand: taken, not yet acknowledged. */
export interface Held extends Numbered {
  items: number;
  /** Acknowledges it. */
  resolve: () => void;
}

const bytesOf = ({ decoded }: Held): number => decoded[0].message.payload.byteLength;

/** The messages in hand: those that wait for their batch, and those that are being made durable. */
export class Gathering {
  private queue: Held[] = [];
  private queuedItems = 0;
  private queuedBytes = 0;
  /** Messages and bytes of payload in hand. */
  messages = 0;
  private bytes = 0;
  private wasFull = false;
  private readonly listeners: (() => void)[] = [];

  /** Messages that wait for their batch. */
  get waiting(): number {
    return this.queue.length;
  }

  get hasWholeBatch(): boolean {
    return this.queuedItems >= BATCH_ITEMS || this.queuedBytes >= BATCH_BYTES;
  }

  /** Enough to be sent behind a batch that is being written. */
  get hasBatchBehind(): boolean {
    return this.queuedItems >= BEHIND_ITEMS || this.queuedBytes >= BATCH_BYTES;
  }

  get isFull(): boolean {
    const full = this.messages >= IN_HAND_MESSAGES || this.bytes >= IN_HAND_BYTES;
    this.wasFull ||= full;
    return full;
  }

  onRoom(listener: () => void): void {
    this.listeners.push(listener);
  }

  tellRoom(): void {
    for (const listener of this.listeners) listener();
  }

  add(held: Held): void {
    this.messages += 1;
    this.bytes += bytesOf(held);
    this.queue.push(held);
    this.count(held, 1);
  }

  /** The oldest messages, up to a batch's worth of items and bytes. */
  take(): Held[] {
    let items = 0;
    let bytes = 0;
    let count = 0;
    while (count < this.queue.length && items < BATCH_ITEMS && bytes < BATCH_BYTES) {
      const held = this.queue[count] as Held;
      items += held.items;
      bytes += bytesOf(held);
      this.count(held, -1);
      count += 1;
    }
    return this.queue.splice(0, count);
  }

  /** They are the oldest again. */
  putBack(batch: readonly Held[]): void {
    for (const held of batch) this.count(held, 1);
    this.queue = [...batch, ...this.queue];
  }

  /** They are not in hand any more. */
  settle(batch: readonly Held[]): void {
    this.messages -= batch.length;
    for (const held of batch) this.bytes -= bytesOf(held);
    const roomy =
      this.messages < IN_HAND_MESSAGES * ROOM_SHARE && this.bytes < IN_HAND_BYTES * ROOM_SHARE;
    if (!this.wasFull || !roomy) return;
    this.wasFull = false;
    this.tellRoom();
  }

  private count(held: Held, sign: 1 | -1): void {
    this.queuedItems += sign * held.items;
    this.queuedBytes += sign * bytesOf(held);
  }
}
