import { ClassicLevel } from 'classic-level';
import {
  readBlock,
  summaryOf,
  writeBlock,
  type BlockSummary,
  type SpooledMessage,
} from './spool-record';

/** Nothing more fits into the spool: what was offered was not taken. */
export class SpoolFull extends Error {
  override readonly name = 'SpoolFull';
}

/** The disk did not take it: full, read-only or broken. What was offered counts as not taken. */
export class SpoolFailed extends Error {
  override readonly name = 'SpoolFailed';
}

/** Blocks and their summaries stand apart, so that a start need not read the blocks. */
const BLOCKS = 0x62;
const SUMMARIES = 0x73;

function keyOf(space: number, seq: number): Buffer {
  const key = Buffer.alloc(9);
  key.writeUInt8(space);
  key.writeBigUInt64BE(BigInt(seq), 1);
  return key;
}

type Level = ClassicLevel<Uint8Array, Uint8Array>;

const openLevel = async (folder: string): Promise<Level> => {
  const level: Level = new ClassicLevel(folder, { keyEncoding: 'view', valueEncoding: 'view' });
  await level.open();
  return level;
};

/**
 * Messages on the local disk, in their order, bounded, each synced before its promise resolves. What
 * was taken is there again after a kill or a power cut.
 */
export class Spool {
  private readonly blocks: BlockSummary[] = [];
  private held = { messages: 0, bytes: 0 };
  private appending = 0;
  private broken = false;
  private mending: Promise<void> | undefined;

  private constructor(
    private readonly folder: string,
    readonly bytesMost: number,
    private level: Level,
  ) {}

  /**
   * @param folder made where it is not there
   * @throws Error where the folder cannot be used or its contents are damaged
   */
  static async open(folder: string, bytesMost: number): Promise<Spool> {
    const spool = new Spool(folder, bytesMost, await openLevel(folder));
    await spool.load();
    return spool;
  }

  private async load(): Promise<void> {
    const found: BlockSummary[] = [];
    const range = { gte: keyOf(SUMMARIES, 0), lt: keyOf(SUMMARIES + 1, 0) };
    for await (const value of this.level.values(range)) {
      found.push(JSON.parse(Buffer.from(value).toString()) as BlockSummary);
    }
    // all of it or none: what was acknowledged must never be taken for forgotten
    this.forget(this.blocks.length);
    for (const summary of found) this.remember(summary);
  }

  /** A block whose writing had failed may be there all the same; what comes in its place holds. */
  private remember(summary: BlockSummary): void {
    while ((this.blocks.at(-1)?.firstSeq ?? -1) >= summary.firstSeq)
      this.count(this.blocks.pop(), -1);
    this.blocks.push(summary);
    this.count(summary, 1);
  }

  private forget(blocks: number): void {
    for (const gone of this.blocks.splice(0, blocks)) this.count(gone, -1);
  }

  private count(block: BlockSummary | undefined, sign: 1 | -1): void {
    this.held.messages += sign * (block?.messages ?? 0);
    this.held.bytes += sign * (block?.bytes ?? 0);
  }

  /** Nothing is in it or on its way into it. */
  get isEmpty(): boolean {
    return this.blocks.length === 0 && this.appending === 0;
  }

  get messages(): number {
    return this.held.messages;
  }

  get bytes(): number {
    return this.held.bytes;
  }

  /** `seq` of the newest message; 0 while it is empty. */
  get lastSeq(): number {
    const last = this.blocks.at(-1);
    return last ? last.firstSeq + last.messages - 1 : 0;
  }

  /** Items by the unit of their publisher. */
  items(): Map<string, number> {
    const sums = new Map<string, number>();
    for (const { items } of this.blocks) {
      for (const [unit, n] of Object.entries(items)) sums.set(unit, (sums.get(unit) ?? 0) + n);
    }
    return sums;
  }

  /**
   * Takes messages, all or none; they are on the disk when this resolves.
   * @param writer under whose name the database counts them
   * @throws SpoolFull when they do not fit, SpoolFailed when the disk does not take them
   */
  async append(writer: string, messages: readonly SpooledMessage[]): Promise<void> {
    const block = writeBlock(messages);
    await this.mend();
    if (this.bytes + block.length > this.bytesMost) {
      throw new SpoolFull(`the spool holds ${this.bytes} of ${this.bytesMost} bytes`);
    }
    const summary = summaryOf(writer, messages, block.length);
    this.appending += 1;
    try {
      await this.level.batch(
        [
          { type: 'put', key: keyOf(BLOCKS, summary.firstSeq), value: block },
          {
            type: 'put',
            key: keyOf(SUMMARIES, summary.firstSeq),
            value: Buffer.from(JSON.stringify(summary)),
          },
        ],
        // [contract 2] acknowledged only after it is synced
        { sync: true },
      );
      this.remember(summary);
    } catch (error) {
      throw this.failed(error);
    } finally {
      this.appending -= 1;
    }
  }

  /** The oldest messages of one writer, block by block, up to so many; undefined when it is empty. */
  async oldest(most: {
    messages: number;
    bytes: number;
  }): Promise<{ writer: string; messages: SpooledMessage[] } | undefined> {
    const writer = this.blocks[0]?.writer;
    if (writer === undefined) return undefined;
    const messages: SpooledMessage[] = [];
    let bytes = 0;
    for (const { firstSeq, messages: n, bytes: size, writer: own } of [...this.blocks]) {
      const isMore = messages.length + n > most.messages || bytes + size > most.bytes;
      if (own !== writer || (messages.length > 0 && isMore)) break;
      bytes += size;
      const block = await this.level.get(keyOf(BLOCKS, firstSeq));
      if (!block) throw new SpoolFailed(`block ${firstSeq} of the spool is not there`);
      messages.push(...readBlock(block, firstSeq));
    }
    return { writer, messages };
  }

  /** Forgets every block whose messages are all in the database. */
  async removeUpTo(seq: number): Promise<void> {
    const done = this.blocks.findIndex(({ firstSeq, messages }) => firstSeq + messages - 1 > seq);
    const gone = this.blocks.slice(0, done < 0 ? this.blocks.length : done);
    if (gone.length === 0) return;
    await this.mend();
    // not synced: the database remembers how far it got, whatever the disk keeps
    const deletions = gone.flatMap(({ firstSeq }) => [
      { type: 'del' as const, key: keyOf(BLOCKS, firstSeq) },
      { type: 'del' as const, key: keyOf(SUMMARIES, firstSeq) },
    ]);
    await this.level.batch(deletions).catch((error: unknown) => {
      throw this.failed(error);
    });
    this.forget(gone.length);
  }

  /** Gives the space of what was removed back to the disk. */
  async shrink(): Promise<void> {
    await this.level
      .compactRange(keyOf(BLOCKS, 0), keyOf(SUMMARIES + 1, 0))
      .catch((error: unknown) => {
        throw this.failed(error);
      });
  }

  async close(): Promise<void> {
    await this.level.close();
  }

  /** After a failed write its log may end in the middle of a record: nothing may follow that. */
  private failed(cause: unknown): SpoolFailed {
    this.broken = true;
    return new SpoolFailed('the spool cannot be written', { cause });
  }

  /**
   * Opens it anew after a failed write. What failed was not acknowledged: if some of it did reach the
   * disk, the same messages come again under the same keys.
   */
  private async mend(): Promise<void> {
    if (!this.broken) return;
    this.mending ??= this.openAnew().finally(() => (this.mending = undefined));
    await this.mending;
  }

  private async openAnew(): Promise<void> {
    try {
      await this.level.close();
      this.level = await openLevel(this.folder);
      await this.load();
      this.broken = false;
    } catch (error) {
      throw this.failed(error);
    }
  }
}
