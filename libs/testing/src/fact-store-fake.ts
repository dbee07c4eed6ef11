import { DataRefused } from '@nhip-xa/ports';
import type { DecodedMessage, FactStore, Move, StoredBatch } from '@nhip-xa/ports';

/** What a batch comes to when all its items are new. */
export const storedBatch = (messages: readonly DecodedMessage[]): StoredBatch => {
  const stored = messages.reduce((sum, { items }) => sum + items.length, 0);
  const rejected = messages.reduce((sum, one) => sum + one.rejected.length, 0);
  const counts = { received: stored + rejected, stored, repeats: 0, conflicts: 0, rejected };
  return { changed: [], presence: [], cases: [], counts };
};

/** Keeps what was committed, fails as a test says, and can be held before it commits. */
export class FakeFactStore implements FactStore {
  /** Batches that were committed, in their order. */
  readonly committed: (readonly DecodedMessage[])[] = [];
  /** Batches that were tried, committed or not. */
  readonly tried: (readonly DecodedMessage[])[] = [];
  /** Times that a writer's position was asked for. */
  asked = 0;
  readonly heard: DecodedMessage[] = [];
  readonly positions = new Map<string, number>();
  /** What an attempt fails with. */
  failure: (messages: readonly DecodedMessage[]) => Error | undefined = () => undefined;
  /** What an attempt fails with although it was committed: its answer was lost. */
  lostAnswer: (messages: readonly DecodedMessage[]) => Error | undefined = () => undefined;
  private held: Promise<void> = Promise.resolve();

  hear(messages: readonly DecodedMessage[]): void {
    this.heard.push(...messages);
  }

  /** Attempts wait from now on until the returned function is called. */
  hold(): () => void {
    let release: () => void = () => undefined;
    this.held = new Promise((resolve) => (release = resolve));
    return release;
  }

  write(messages: readonly DecodedMessage[]): Promise<StoredBatch>;
  write(messages: readonly DecodedMessage[], move: Move): Promise<StoredBatch | undefined>;
  async write(messages: readonly DecodedMessage[], move?: Move): Promise<StoredBatch | undefined> {
    this.tried.push(messages);
    await this.held;
    const failure = this.failure(messages);
    if (failure) throw failure;
    if (move) {
      if ((this.positions.get(move.writer) ?? 0) !== move.after) return undefined;
      this.positions.set(move.writer, move.upTo);
    }
    this.committed.push(messages);
    const lost = this.lostAnswer(messages);
    if (lost) throw lost;
    return storedBatch(messages);
  }

  async position(writer: string): Promise<number> {
    this.asked += 1;
    await this.held;
    const failure = this.failure([]);
    if (failure) throw failure;
    return this.positions.get(writer) ?? 0;
  }

  refusalOf(message: DecodedMessage): Promise<DataRefused | undefined> {
    const failure = this.failure([message]);
    if (failure instanceof DataRefused || !failure) return Promise.resolve(failure);
    return Promise.reject(failure);
  }
}
