import { randomUUID } from 'node:crypto';
import type { SpoolReport, StorageState } from '@nhip-xa/contract';
import { isoOfMs } from '@nhip-xa/domain';
import type { DecodedParts, FactStore, IncomingMessage, StoredBatch } from '@nhip-xa/ports';
import { BatchWriter } from './batch-writer';
import type { Held } from './gathering';
import type { Kept } from './guarded';
import { STORE_PATIENCE_MS } from './limits';
import { SpoolFailed, SpoolFull, type Spool } from './spool';
import { SpoolDrain } from './spool-drain';
import { NoAnswer, within } from './waiting';

export interface StorageParts {
  store: FactStore;
  /** Where messages go while the database is away; without one they wait, unacknowledged. */
  spool?: Spool;
  decode: (message: IncomingMessage) => DecodedParts;
  kept: Kept;
  /** Told after the commit of each batch. */
  onStored: (batch: StoredBatch) => void;
  /** Told when messages turn out to be stored whose storing was not told: an answer was lost. */
  onFound: () => void;
  /** What becomes of facts at the moment; told when it changes. */
  onStorage: (state: StorageState) => void;
  /** It was more items than were counted when a message was taken; negative: fewer. */
  onItems: (more: number) => void;
  /** There may be room again. */
  onRoom: () => void;
  onError: (error: unknown, what: string) => void;
}

/** The two places where a batch is durable: the database, and while that is away the spool. */
export class Storage {
  private readonly writer = randomUUID();
  private readonly direct: BatchWriter;
  private readonly drain: SpoolDrain | undefined;
  private state: StorageState = 'ok';

  constructor(private readonly parts: StorageParts) {
    const { store, spool, decode, onFound, onItems, onRoom, onError } = parts;
    const onStored = (batch: StoredBatch): void => this.announce(batch);
    const writing = { store, onStored, onFound };
    this.direct = new BatchWriter({ ...writing, writer: this.writer, storedUpTo: 0 });
    if (!spool) return;
    this.drain = new SpoolDrain({
      spool,
      writerOf: (writer) =>
        writer === this.writer ? this.direct : new BatchWriter({ ...writing, writer }),
      decode,
      onItems,
      onProgress: onRoom,
      onEmptied: () => this.emptied(),
      onError,
    });
  }

  /** Begins with what an earlier run left in the spool. */
  start(): void {
    if (!this.parts.spool || this.parts.spool.isEmpty) return;
    this.tell('spooling');
    this.drain?.start();
  }

  async stop(): Promise<void> {
    await this.drain?.stop();
    await this.parts.spool?.close();
  }

  /** More comes in than is drained. */
  get isOutpaced(): boolean {
    return this.drain?.isOutpaced ?? false;
  }

  /** A batch may be sent behind one that is on its way into the database. */
  get takesBehind(): boolean {
    return this.state === 'ok' && !this.drain?.isRunning;
  }

  report(): SpoolReport {
    const { spool } = this.parts;
    const sinceMs = this.drain?.sinceMs ?? null;
    return {
      state: this.spoolState(),
      since: sinceMs === null ? null : isoOfMs(sinceMs),
      messages: spool?.messages ?? 0,
      bytes: spool?.bytes ?? 0,
      bytesMost: spool?.bytesMost ?? 0,
    };
  }

  private spoolState(): SpoolReport['state'] {
    if (!this.drain) return 'none';
    if (this.state === 'ok') return 'idle';
    if (this.state === 'waiting') return 'full';
    return this.drain.advances ? 'draining' : 'taking';
  }

  /** False: it is not known to be stored. Nothing is written past what is still in the spool. */
  async toStore(batch: readonly Held[]): Promise<boolean> {
    if (this.drain?.isRunning) await this.drain.endIfNear(STORE_PATIENCE_MS);
    if (this.drain?.isRunning) return false;
    try {
      const written = this.direct.write(batch);
      await (this.drain ? within(STORE_PATIENCE_MS, written) : written);
      this.tell('ok');
      return true;
    } catch (error) {
      if (this.state === 'ok' && !(error instanceof NoAnswer)) {
        this.parts.onError(error, 'storing a batch; it is spooled or tried again');
      }
      return false;
    }
  }

  /** One attempt right behind messages that are on their way; false: to be tried when they are settled. */
  async toStoreBehind(batch: readonly Held[], after: number): Promise<boolean> {
    try {
      return await within(2 * STORE_PATIENCE_MS, this.direct.writeBehind(batch, after));
    } catch {
      // whatever it failed with, the next attempt tells
      return false;
    }
  }

  /** False: there is no spool, or it is full or broken. */
  async toSpool(batch: readonly Held[]): Promise<boolean> {
    const { spool, onError } = this.parts;
    if (!spool || !this.drain) return false;
    try {
      const messages = batch.map(({ seq, decoded, items }) => ({
        seq,
        message: this.asKept(decoded[0].message),
        items,
      }));
      await spool.append(this.writer, messages);
    } catch (error) {
      if (!(error instanceof SpoolFull || error instanceof SpoolFailed)) throw error;
      if (this.state !== 'waiting') onError(error, 'spooling; devices wait');
      this.drain.start();
      return false;
    }
    this.tell('spooling');
    this.drain.took(batch.length);
    this.drain.start();
    return true;
  }

  /** The disk holds no more than the database may. */
  private asKept(message: IncomingMessage): IncomingMessage {
    return { ...message, payload: this.parts.kept(message) };
  }

  /** Neither the database nor the spool takes anything. */
  tellWaiting(): void {
    this.tell('waiting');
  }

  private emptied(): void {
    if (this.state !== 'waiting') this.tell('ok');
  }

  /** It is durable whatever the listeners make of it. */
  private announce(stored: StoredBatch): void {
    try {
      this.parts.onStored(stored);
    } catch (error) {
      this.parts.onError(error, 'telling of a stored batch');
    }
  }

  private tell(state: StorageState): void {
    if (this.state === state) return;
    this.state = state;
    this.parts.onStorage(state);
  }
}
