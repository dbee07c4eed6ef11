import {
  DataRefused,
  type DecodedMessage,
  type DecodedParts,
  type FactStore,
  type StoredBatch,
} from '@nhip-xa/ports';
import { separate } from './separate';

/** A decoded message with its place in the order of taking. */
export interface Numbered {
  seq: number;
  decoded: DecodedParts;
}

export const itemsOf = ({ items, rejected }: DecodedMessage): number =>
  items.length + rejected.length;

export interface BatchWriterParts {
  store: FactStore;
  /** Names the order that `seq` counts in. */
  writer: string;
  /** Told after each commit. */
  onStored: (batch: StoredBatch) => void;
  /** Told when messages turn out to be stored of which nobody was told: an answer was lost. */
  onFound: () => void;
  /** `seq` of the newest message that is stored, where that is known: of a writer that is new. */
  storedUpTo?: number;
}

/**
 * Writes messages in their order, each exactly once: every transaction moves this writer's position
 * on with what it stores, and stores nothing where the position is not where it was thought to be.
 * So a commit whose answer was lost, and one that comes late, are both found out.
 */
export class BatchWriter {
  /** `seq` of the newest message that is known to be stored; undefined: the database is asked. */
  private position: number | undefined;

  constructor(private readonly parts: BatchWriterParts) {
    this.position = parts.storedUpTo;
  }

  /** `seq` of the newest message that is stored. */
  async storedUpTo(): Promise<number> {
    this.position ??= await this.parts.store.position(this.parts.writer);
    return this.position;
  }

  /**
   * Stores what of these is not stored yet; what the database will never take is found by halving
   * and rejected alone.
   * @throws StorageUnavailable, or what else went wrong: some of it may be stored or become so
   */
  async write(messages: readonly Numbered[]): Promise<void> {
    const wasKnown = this.position !== undefined;
    const storedUpTo = this.position ?? (await this.storedUpTo());
    const rest =
      (messages[0]?.seq ?? 0) > storedUpTo
        ? messages
        : messages.filter(({ seq }) => seq > storedUpTo);
    if (!wasKnown && rest.length < messages.length) this.parts.onFound();
    if (rest.length === 0) return;
    try {
      if (!(await this.put(rest, storedUpTo))) await this.write(rest);
    } catch (error) {
      if (!(error instanceof DataRefused)) {
        this.position = undefined;
        throw error;
      }
      await this.divide(rest, error);
    }
  }

  /**
   * One attempt at what comes right behind messages that are still on their way: it waits for them in
   * the database, and stores nothing where they are not stored.
   * @param after `seq` of the last of those
   * @throws as `write`, and DataRefused
   */
  writeBehind(messages: readonly Numbered[], after: number): Promise<boolean> {
    return this.put(messages, after);
  }

  /** One transaction; false where the position had moved on without our knowing. */
  private async put(messages: readonly Numbered[], after: number): Promise<boolean> {
    const { store, writer, onStored } = this.parts;
    const upTo = messages.at(-1)?.seq ?? after;
    const decoded = messages.flatMap((one) => one.decoded);
    const stored = await store.write(decoded, { writer, after, upTo });
    this.position = stored ? upTo : undefined;
    if (stored) onStored(stored);
    return stored !== undefined;
  }

  private async divide(messages: readonly Numbered[], error: DataRefused): Promise<void> {
    const [first, ...others] = messages;
    if (first && others.length === 0) return this.writeSeparated(first, error);
    const middle = Math.ceil(messages.length / 2);
    await this.write(messages.slice(0, middle));
    await this.write(messages.slice(middle));
  }

  private async writeSeparated({ seq, decoded }: Numbered, error: DataRefused): Promise<void> {
    const [own, ...others] = decoded;
    const separated = [await this.separated(own)] as [DecodedMessage, ...DecodedMessage[]];
    for (const part of others) separated.push(await this.separated(part));
    // nothing of it is to blame: it is no question of data, and is tried again
    if (separated.every(({ items }, n) => items.length === decoded[n]?.items.length)) throw error;
    await this.write([{ seq, decoded: separated }]);
  }

  private separated(part: DecodedMessage): Promise<DecodedMessage> {
    return separate(part, (items) =>
      this.parts.store.refusalOf({ ...part, items: [...items], rejected: [] }),
    );
  }
}
