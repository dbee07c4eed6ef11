import type { DecodedMessage, FactStore, StoredBatch } from '@nhip-xa/ports';

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
  readonly heard: DecodedMessage[] = [];
  /** What an attempt fails with. */
  failure: (messages: readonly DecodedMessage[]) => Error | undefined = () => undefined;
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

  async write(messages: readonly DecodedMessage[]): Promise<StoredBatch> {
    this.tried.push(messages);
    await this.held;
    const failure = this.failure(messages);
    if (failure) throw failure;
    this.committed.push(messages);
    return storedBatch(messages);
  }
}
