import { factName, type DeadlineRules } from '@nhip-xa/domain';
import {
  DataRefused,
  type Author,
  type CaseChanged,
  type DecodedMessage,
  type FactChange,
  type FactStore,
  type IncomingMessage,
  type Move,
  type RetryFilter,
  type StoredBatch,
} from '@nhip-xa/ports';
import type { Session } from '../database/database';
import { isRepeated } from '../database/errors';
import { FactChanges, batchOf, type Batch } from './batch';
import { writeClaims, writeRejected } from './bookkeeping';
import { writeCases } from './case-writer';
import { writeEvents } from './event-writer';
import { maybePackedBeforeUs } from '../past/packed';
import { writeFrames, type GivenFrame } from './frame-writer';
import { tooManyMetrics, tooManyStatements } from './over-limit';
import { claim, positionOf } from './positions';
import type { PresenceBook, PresenceTurn } from './presence-book';
import {
  ReadingColumns,
  writeReadings,
  writeReadingsAlone,
  type ReadingsAlone,
  type WrittenReadings,
} from './reading-writer';
import { rejectedCounts } from './rejected-counts';
import { SeenFrames } from './seen-frames';
import type { Feed } from './feed-book';
import type { SignBook } from './sign-book';
import { lateBeforeUs, noteLate } from './late-facts';
import { makeRoom, newFeeds, type RoomParts } from './room-for-batch';
import { toldAsTheyHappened } from './prompt-facts';
import { findRepeatedMessages } from './undated-messages';
import { UnitLedger, addToLedger, ledgerDay } from './unit-ledger';
import type { CodecMemoryBook } from '../mappings/codec-memory';
import { dropSurplus, writeProposals } from '../mappings/proposing';
import { writeDownStatement } from '../config/audit';
import { noteOf } from '../mappings/kept-messages';
import {
  lockKept,
  settleMoved,
  type Moving,
  type ReadAgain,
  type WrittenAgain,
} from './read-again';

export interface FactWriterParts extends RoomParts {
  presence: PresenceBook;
  /** Told whether what comes is of any use. */
  signs?: SignBook;
  /** What deadlines are reckoned with, as it stands. */
  rules: () => DeadlineRules;
  /** What codecs remember: stored no later than the messages that it came from. */
  memory?: CodecMemoryBook;
}

const NOTHING_COUNTED = { received: 0, stored: 0, repeats: 0, conflicts: 0, rejected: 0 };

/** What is stored, and what is remembered of it once it is. */
interface StoredWithTurns {
  stored: StoredBatch;
  turns: PresenceTurn[];
  frames: readonly GivenFrame[];
  fed: readonly Feed[];
}

/** Where one repeat came, others follow: a device that reconnects sends all it has once more. */
const REPEATS_MS = 30_000;

const NO_MESSAGES: ReadonlySet<IncomingMessage> = new Set();

/** Ends a transaction without storing anything. */
class NotStored extends Error {}

/** Writes batches of decoded messages, each in one transaction [contract 2]. */
export class FactWriter implements FactStore {
  /** Until when batches are thought to hold repeats. */
  private repeatsUntilMs = 0;
  private readonly seen = new SeenFrames();

  constructor(private readonly parts: FactWriterParts) {}

  hear(messages: readonly DecodedMessage[]): void {
    this.parts.presence.hear(messages);
    this.parts.signs?.hear(messages);
  }

  position(writer: string): Promise<number> {
    return positionOf(this.parts.database, writer);
  }

  write(messages: readonly DecodedMessage[]): Promise<StoredBatch>;
  write(messages: readonly DecodedMessage[], move: Move): Promise<StoredBatch | undefined>;
  async write(messages: readonly DecodedMessage[], move?: Move): Promise<StoredBatch | undefined> {
    await makeRoom(this.parts, messages);
    const readings = move && this.nothingButReadings(messages);
    if (readings) return this.writeAlone(messages, readings, move);
    return this.inTransaction(async (session) => {
      if (move && !(await claim(session, move))) throw new NotStored();
      return this.writeAll(session, messages);
    });
  }

  /**
   * Stores what kept messages say now, and removes them from where they were kept, in one
   * transaction: each is moved once, whoever else reads it again.
   * @param note what is written down of it; undefined: it is done by itself
   */
  async writeAgain(
    { day, messages }: ReadAgain,
    note?: { author: Author; filter: RetryFilter },
  ): Promise<WrittenAgain> {
    const all = messages.flatMap(({ decoded }) => decoded);
    this.hear(all);
    await makeRoom(this.parts, all);
    const done = { tried: 0, refused: 0, stored: 0, why: new Map() };
    const batch = await this.inTransaction(async (session) => {
      const ids = messages.map(({ id }) => id);
      const kept = await lockKept(session, ids);
      const there = new Set(kept.map(({ id }) => id));
      const moved = messages.flatMap(({ id, decoded }) => (there.has(id) ? decoded : []));
      if (note && kept.length > 0) {
        const of = { ...noteOf('rejected.retry', note.filter), after: { messages: kept.length } };
        await session.query(writeDownStatement(note.author, of));
      }
      return this.writeAll(session, moved, { kept, day, done });
    });
    if (!batch) throw new Error('kept messages were not moved');
    return { batch: { ...batch, counts: NOTHING_COUNTED }, ...done };
  }

  async refusalOf(message: DecodedMessage): Promise<DataRefused | undefined> {
    try {
      await makeRoom(this.parts, [message]);
      await this.inTransaction(async (session) => {
        await this.writeAll(session, [message]);
        throw new NotStored();
      });
    } catch (error) {
      if (error instanceof DataRefused) return error;
      throw error;
    }
    return undefined;
  }

  /** Undefined where the work decided to store nothing after all. */
  private async inTransaction(
    work: (session: Session) => Promise<StoredWithTurns>,
  ): Promise<StoredBatch | undefined> {
    const { database, presence, memory, feeds } = this.parts;
    try {
      const [{ stored, turns, frames, fed }, remembered] = await database.transaction(
        'intake',
        async (session) => [await work(session), await memory?.write(session)] as const,
      );
      if (remembered) memory?.stored(remembered);
      presence.remember(turns);
      this.seen.remember(frames);
      feeds.remember(fed);
      const born = remembered ? [...remembered.keys()] : [];
      return born.length > 0 ? { ...stored, born } : stored;
    } catch (error) {
      if (error instanceof NotStored) return undefined;
      throw error;
    }
  }

  /** The batch's columns, where it holds nothing that needs another statement than theirs. */
  private nothingButReadings(messages: readonly DecodedMessage[]): ReadingColumns | undefined {
    const { series, presence, memory } = this.parts;
    if (memory?.hasFresh) return undefined;
    if (messages.some((one) => one.rejected.length > 0) || presence.hasNews(messages)) {
      return undefined;
    }
    const columns = new ReadingColumns();
    for (const { message, items } of messages) {
      const sourceId = message.publisher.id;
      for (const { item, undated } of items) {
        if (item.fact !== 'reading' || undated) return undefined;
        const id = series.find(sourceId, item.metric, item.commune);
        if (id === undefined) return undefined;
        columns.add(id, sourceId, item.atUs, item.value);
      }
    }
    return columns.size > 0 && !this.mayBePacked(columns) ? columns : undefined;
  }

  private mayBePacked(columns: ReadingColumns): boolean {
    return columns.reachBefore(maybePackedBeforeUs(this.parts.nowMs()));
  }

  private async writeAlone(
    messages: readonly DecodedMessage[],
    columns: ReadingColumns,
    move: Move,
  ): Promise<StoredBatch | undefined> {
    const ledger = new UnitLedger(messages);
    const changed = await this.insertAlone({ columns, ledger, move });
    if (!changed) return undefined;
    this.parts.presence.rememberStillThere(messages);
    return {
      changed: toldAsTheyHappened(changed, messages),
      presence: [],
      cases: [],
      counts: ledger.total(),
      counted: ledger.unitCodes(),
    };
  }

  /** As new unless repeats came lately: a batch that holds one costs a second attempt. */
  private async insertAlone(
    batch: Pick<ReadingsAlone, 'columns' | 'ledger' | 'move'>,
  ): Promise<FactChange[] | undefined> {
    const { database, nowMs } = this.parts;
    // late ones are noted with them: the statement alone is no transaction any more
    const late = batch.columns.reachBefore(lateBeforeUs(nowMs()));
    const insert = (allNew: boolean): Promise<FactChange[] | undefined> => {
      const write = (session: Session) => this.insertNoted(session, { ...batch, allNew });
      return late ? database.transaction('intake', write) : database.connected('intake', write);
    };
    if (nowMs() < this.repeatsUntilMs) return insert(false);
    try {
      return await insert(true);
    } catch (error) {
      if (!isRepeated(error)) throw error;
      this.repeatsUntilMs = nowMs() + REPEATS_MS;
      return insert(false);
    }
  }

  private async insertNoted(
    session: Session,
    batch: Omit<ReadingsAlone, 'nowMs'>,
  ): Promise<FactChange[] | undefined> {
    const nowMs = this.parts.nowMs();
    const written = await writeReadingsAlone(session, { ...batch, nowMs });
    if (!written) return undefined;
    const changes = new FactChanges();
    this.noteReadings(batch.columns, written, batch.ledger, changes);
    await noteLate(session, changes.list(), nowMs);
    return changes.list();
  }

  private async writeAll(
    session: Session,
    messages: readonly DecodedMessage[],
    moving?: Moving,
  ): Promise<StoredWithTurns> {
    // what is read again has the moments of receipt that it had: its repeats are known by them
    const repeated = moving ? NO_MESSAGES : await findRepeatedMessages(session, messages);
    const batch = batchOf(messages, repeated);
    const ledger = new UnitLedger(messages);
    const changes = new FactChanges();
    // with its facts, or a number would be told as nought before they are there; first of all, since
    // another writer may wait for them
    const fed = newFeeds(this.parts.feeds, messages);
    await this.parts.feeds.write(session, fed);
    await this.readings(session, batch, ledger, changes);
    const cases = await this.cases(session, batch, ledger, changes);
    await this.events(session, batch, ledger, changes);
    for (const sourceId of batch.statuses) ledger.count(sourceId, 'stored', 1);
    await this.frames(session, batch.frames, ledger, changes);
    const { turns, late } = await this.parts.presence.write(session, messages);
    for (const turn of turns) markTurn(changes, turn);
    for (const { unit, kind, atUs } of late) changes.mark(unit, factName.presence(kind), atUs);
    await writeClaims(session, messages);
    if (moving) await settleMoved(session, batch.rejected, ledger, moving);
    else await this.settle(session, batch, ledger);
    await noteLate(session, changes.list(), this.parts.nowMs());
    const presence = turns.map(({ change }) => change);
    const [counts, counted] = [ledger.total(), ledger.unitCodes()];
    const changed = toldAsTheyHappened(changes.list(), messages);
    const { frames } = batch;
    const rejected = moving ? [] : rejectedCounts(batch.rejected, messages);
    return { stored: { changed, presence, cases, counts, counted, rejected }, turns, frames, fed };
  }

  private async settle(session: Session, batch: Batch, ledger: UnitLedger): Promise<void> {
    const nowMs = this.parts.nowMs();
    const rejected = await writeProposals(session, batch.rejected);
    await writeRejected(session, rejected, ledgerDay(nowMs));
    await dropSurplus(session, rejected);
    for (const { sourceId } of rejected) ledger.count(sourceId, 'rejected', 1);
    await addToLedger(session, ledger.rows(), ledgerDay(nowMs));
  }

  private async frames(
    session: Session,
    frames: readonly GivenFrame[],
    ledger: UnitLedger,
    changes: FactChanges,
  ): Promise<void> {
    const stored = await writeFrames(session, frames);
    for (const sourceId of stored) ledger.count(sourceId, 'stored', 1);
    for (const { message, item } of this.seen.ending(frames)) {
      const { id, unit, kind } = message.publisher;
      if (stored.includes(id)) changes.mark(unit, factName.presence(kind), item.atUs);
    }
  }

  private async readings(
    session: Session,
    batch: Batch,
    ledger: UnitLedger,
    changes: FactChanges,
  ): Promise<void> {
    const { series } = this.parts;
    const columns = new ReadingColumns();
    for (const given of batch.readings) {
      const { item, message } = given;
      const id = series.find(message.publisher.id, item.metric, item.commune);
      if (id === undefined) batch.rejected.push(tooManyMetrics(given));
      else columns.add(id, message.publisher.id, item.atUs, item.value);
    }
    if (columns.size === 0) return;
    const written = await writeReadings(session, columns, this.mayBePacked(columns));
    this.noteReadings(columns, written, ledger, changes);
  }

  private noteReadings(
    columns: ReadingColumns,
    { stored, conflicts }: WrittenReadings,
    ledger: UnitLedger,
    changes: FactChanges,
  ): void {
    for (const [id, n] of stored) ledger.count(columns.sources.get(id) ?? 0, 'stored', n);
    for (const [id, n] of conflicts) ledger.count(columns.sources.get(id) ?? 0, 'conflicts', n);
    for (const [id, us] of columns.earliest(stored)) {
      const name = this.parts.series.nameOf(id);
      if (name) changes.mark(name.commune, factName.reading(name.metric), us);
    }
  }

  private async cases(
    session: Session,
    batch: Batch,
    ledger: UnitLedger,
    changes: FactChanges,
  ): Promise<CaseChanged[]> {
    if (batch.statements.length === 0) return [];
    const written = await writeCases(session, batch.statements, this.parts.rules());
    batch.rejected.push(...written.refused.map(tooManyStatements));
    ledger.countAll('stored', written.stored);
    ledger.countAll('conflicts', written.conflicts);
    for (const { unit, kind, us } of written.earliest) changes.mark(unit, factName.case(kind), us);
    return written.changed;
  }

  private async events(
    session: Session,
    batch: Batch,
    ledger: UnitLedger,
    changes: FactChanges,
  ): Promise<void> {
    if (batch.events.length === 0) return;
    const { written, conflicts } = await writeEvents(session, batch.events);
    ledger.countAll('conflicts', conflicts);
    for (const { item, sourceId } of written) {
      ledger.count(sourceId, 'stored', 1);
      changes.mark(item.commune, factName.event(item.type), item.tsUs);
    }
  }
}

/** A source that came or went changes its own presence, and how far its facts are vouched for. */
export function markTurn(changes: FactChanges, turn: PresenceTurn): void {
  const { unit, kind, atMs } = turn.change;
  changes.mark(unit, factName.presence(kind), atMs * 1000);
  for (const feed of turn.feeds) changes.mark(feed.unit, feed.fact, atMs * 1000);
}
