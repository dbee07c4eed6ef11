import type { StorageState } from '@nhip-xa/contract';
import type {
  DecodedMessage,
  DecodedParts,
  FactStore,
  IncomingMessage,
  IntakeStanding,
  MessageSink,
  StoredBatch,
  TakenCounts,
} from '@nhip-xa/ports';
import { itemsOf } from './batch-writer';
import { Gathering, type Held } from './gathering';
import { guarded, type Kept } from './guarded';
import { BATCH_EVERY_MS, GATHER_MS, RETRY_FIRST_MS, RETRY_LONGEST_MS } from './limits';
import type { Spool } from './spool';
import { Storage } from './storage';
import { Tally } from './tally';
import { Backoff, Waiter } from './waiting';

export interface IntakeParts {
  decode: (message: IncomingMessage) => DecodedParts;
  /** The payload of a message as it may be kept; as it came unless given. */
  kept?: Kept;
  store: FactStore;
  /** Where messages go while the database is away; without one they wait, unacknowledged. */
  spool?: Spool;
  /** Told of each message that was taken, before it is stored. */
  onTaken?: (decoded: DecodedParts) => void;
  /** Told after the commit of each batch. */
  onStored: (batch: StoredBatch) => void;
  /** Told when messages turn out to be stored whose storing was not told: an answer was lost. */
  onFound?: () => void;
  /** What becomes of facts at the moment; told when it changes. */
  onStorage: (state: StorageState) => void;
  onError: (error: unknown, what: string) => void;
}

/** A batch on its way into the database. */
interface Attempt {
  batch: Held[];
  /** False: it is not known to be stored. */
  stored: Promise<boolean>;
  /** It says who came or went; what comes behind it must be read in the light of that. */
  turnsPresence: boolean;
}

const attemptOf = (batch: Held[], stored: Promise<boolean>): Attempt => {
  const turnsPresence = batch.some(({ decoded }) => decoded.some(saysPresence));
  return { batch, stored, turnsPresence };
};

const saysPresence = ({ items }: DecodedMessage): boolean =>
  items.some(({ item }) => item.fact === 'status');

/** The server is stopping: the message was not taken and must not be acknowledged. */
export class IntakeClosed extends Error {}

/**
 * From a message to durable facts. Messages are gathered for a moment, written in one transaction,
 * and only then do their promises resolve. While the database is away they go to the spool, which
 * is drained in order before anything is written past it again.
 */
export class Intake implements MessageSink {
  private readonly decode: IntakeParts['decode'];
  private readonly tally = new Tally();
  private readonly held = new Gathering();
  private readonly storage: Storage;
  private readonly waiter = new Waiter();
  private working: Promise<void> | undefined;
  /** The batch that is being made durable, and the one that was sent right behind it. */
  private current: Attempt | undefined;
  private behind: Attempt | undefined;
  private timer: NodeJS.Timeout | undefined;
  private beganMs = 0;
  private resting = false;
  private closed = false;
  private seq: number;
  /** The last moment of receipt that was given to an item. */
  private givenUs = 0;

  constructor(private readonly parts: IntakeParts) {
    const { store, spool, onStored, onStorage, onError } = parts;
    const kept = parts.kept ?? (({ payload }) => payload);
    this.decode = guarded(parts.decode, kept, onError);
    this.seq = spool?.lastSeq ?? 0;
    for (const [, items] of spool?.items() ?? []) this.tally.received += items;
    this.storage = new Storage({
      ...{ store, kept, onStored, onStorage, onError },
      ...(spool && { spool }),
      decode: this.decode,
      onFound: () => parts.onFound?.(),
      onItems: (more) => (this.tally.received += more),
      onRoom: () => this.room(),
    });
  }

  /** Begins with what an earlier run left in the spool. */
  start(): void {
    this.storage.start();
  }

  /** Messages taken whose fate is open. */
  get inHand(): number {
    return this.held.messages;
  }

  get isFull(): boolean {
    return this.resting || this.held.isFull || this.storage.isOutpaced;
  }

  onRoom(listener: () => void): void {
    this.held.onRoom(listener);
  }

  /** What the ledger in the database cannot know. */
  standing(): IntakeStanding {
    return {
      units: this.tally.standing(this.parts.spool?.items() ?? new Map()),
      received: this.tally.received,
      spool: this.storage.report(),
    };
  }

  accept(message: IncomingMessage): Promise<void> {
    return this.take(message).durable;
  }

  async acceptCounted(message: IncomingMessage): Promise<TakenCounts> {
    const { durable, counts } = this.take(message);
    await durable;
    return counts;
  }

  private take(message: IncomingMessage): { durable: Promise<void>; counts: TakenCounts } {
    const counts = { received: 0, rejected: 0 };
    if (this.closed) {
      return { durable: Promise.reject(new IntakeClosed('the server is stopping')), counts };
    }
    const decoded = this.decode(this.afterAllGiven(message));
    this.givenUs = lastGivenUs(decoded);
    this.parts.store.hear(decoded);
    this.parts.onTaken?.(decoded);
    let items = 0;
    for (const part of decoded) {
      const own = itemsOf(part);
      this.tally.took(part.message.publisher.unit, own);
      items += own;
      counts.rejected += part.rejected.length;
    }
    counts.received = items;
    const durable = new Promise<void>((resolve) => {
      this.held.add({ seq: ++this.seq, decoded, items, resolve });
      this.schedule();
    });
    return { durable, counts };
  }

  /**
   * Items without a time of their own get moments of receipt, a microsecond each: what came right
   * behind them must not get the same, or it would be taken for their repeat.
   */
  private afterAllGiven(message: IncomingMessage): IncomingMessage {
    if (message.receivedAtUs > this.givenUs) return message;
    return { ...message, receivedAtUs: this.givenUs + 1 };
  }

  /** Takes nothing more; resolves when what was taken is durable, or cannot be. */
  async close(): Promise<void> {
    // nobody reads on; what was read already is still taken, so that its connection need not be broken
    this.resting = true;
    await new Promise((resolve) => setImmediate(resolve));
    this.closed = true;
    this.waiter.end();
    clearTimeout(this.timer);
    this.work();
    await this.working;
    await this.storage.stop();
  }

  private schedule(): void {
    if (this.working) return this.sendBehind();
    const waitMs = Math.max(GATHER_MS, this.beganMs + BATCH_EVERY_MS - performance.now());
    this.timer ??= setTimeout(() => this.work(), waitMs);
    if (this.held.hasWholeBatch) this.work();
  }

  private work(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.working || this.held.waiting === 0) return;
    this.working = this.workOff()
      .catch((error: unknown) => {
        this.parts.onError(error, 'taking in messages');
        for (const attempt of [this.behind, this.current]) {
          if (attempt) this.held.putBack(attempt.batch);
        }
        this.behind = undefined;
        this.current = undefined;
      })
      .finally(() => {
        this.working = undefined;
        if (this.held.waiting > 0 && !this.closed) this.schedule();
      });
  }

  /** Batch after batch while a batch's worth waits; what remains is gathered a moment longer. */
  private async workOff(): Promise<void> {
    for (this.current = this.begin(); this.current;) {
      const { batch, stored } = this.current;
      const isDurable = (await stored) || (await this.makeDurable(batch));
      const { behind } = this;
      this.behind = undefined;
      if (!isDurable) {
        this.current = undefined;
        if (behind) this.held.putBack(behind.batch);
        return this.held.putBack(batch);
      }
      this.noLongerInHand(batch);
      // in a turn of its own: the next batch is on its way before these acknowledgements are written
      if (this.closed) this.settle(batch);
      else setImmediate(() => this.settle(batch));
      this.current = behind ? this.promoted(behind) : this.goesOn() ? this.begin() : undefined;
      this.sendBehind();
    }
  }

  private begin(): Attempt {
    this.beganMs = performance.now();
    const batch = this.held.take();
    return attemptOf(batch, this.storage.toStore(batch));
  }

  /** What was before it is settled: if it was not stored behind that, it is tried on its own. */
  private promoted(attempt: Attempt): Attempt {
    const { batch, stored } = attempt;
    return {
      ...attempt,
      stored: stored.then((isStored) => isStored || this.storage.toStore(batch)),
    };
  }

  /** Sends a second batch while the first is being written, where enough waits for it. */
  private sendBehind(): void {
    if (!this.current || this.behind || !this.held.hasBatchBehind) return;
    if (this.current.turnsPresence || !this.storage.takesBehind) return;
    const after = this.current.batch.at(-1)?.seq ?? 0;
    this.beganMs = performance.now();
    const batch = this.held.take();
    this.behind = attemptOf(batch, this.storage.toStoreBehind(batch, after));
  }

  private goesOn(): boolean {
    const { held, closed } = this;
    return held.hasWholeBatch || this.isBehind() || (closed && held.waiting > 0);
  }

  private isBehind(): boolean {
    return this.held.waiting > 0 && performance.now() - this.beganMs >= BATCH_EVERY_MS;
  }

  private settle(batch: readonly Held[]): void {
    this.held.settle(batch);
    for (const { resolve } of batch) resolve();
  }

  /** After the store did not take it. False when the server stops before anything else does. */
  private async makeDurable(batch: readonly Held[]): Promise<boolean> {
    const backoff = new Backoff(RETRY_FIRST_MS, RETRY_LONGEST_MS);
    while (!(await this.storage.toSpool(batch))) {
      this.storage.tellWaiting();
      if (this.closed) return false;
      await this.waiter.orFor(backoff.next());
      if (await this.storage.toStore(batch)) return true;
    }
    return true;
  }

  private noLongerInHand(batch: readonly Held[]): void {
    for (const { decoded } of batch) {
      for (const part of decoded) this.tally.settled(part.message.publisher.unit, itemsOf(part));
    }
  }

  /** There is room in the spool, and so perhaps for what waits to be read. */
  private room(): void {
    this.waiter.wake();
    this.held.tellRoom();
  }
}

/** The moment of the last item that had none of its own, or of the message. */
function lastGivenUs(decoded: DecodedParts): number {
  let lastUs = decoded[0].message.receivedAtUs;
  for (const { items } of decoded) {
    const item = items.findLast(({ undated }) => undated)?.item;
    if (item) lastUs = Math.max(lastUs, 'tsUs' in item ? item.tsUs : item.atUs);
  }
  return lastUs;
}
