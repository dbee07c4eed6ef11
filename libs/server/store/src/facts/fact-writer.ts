import { LIMITS } from '@nhip-xa/contract';
import { factName, type Calendar } from '@nhip-xa/domain';
import type { CaseChanged, DecodedMessage, FactStore, StoredBatch } from '@nhip-xa/ports';
import type { Database, Session } from '../database/database';
import type { Partitions } from '../database/partitions';
import {
  FactChanges,
  batchOf,
  localDayOfUs,
  originOf,
  type Batch,
  type GivenReading,
} from './batch';
import { writeClaims, writeLedger, writeRejected, type GivenRejected } from './bookkeeping';
import { writeCases, type GivenStatement } from './case-writer';
import { writeEvents } from './event-writer';
import type { FeedBook } from './feed-book';
import type { PresenceBook, PresenceTurn } from './presence-book';
import { ReadingColumns, writeReadings } from './reading-writer';
import { METRICS_PER_SOURCE, type SeriesDirectory, type SeriesName } from './series-directory';
import { findRepeatedMessages } from './undated-messages';

export interface FactWriterParts {
  database: Database;
  partitions: Partitions;
  series: SeriesDirectory;
  feeds: FeedBook;
  presence: PresenceBook;
  calendar: () => Calendar;
  nowMs: () => number;
}

/** What one kind of fact contributed to a batch. */
interface Written {
  stored: number;
  conflicts: number;
}

const NOTHING: Written = { stored: 0, conflicts: 0 };

/** Writes batches of decoded messages, each in one transaction [contract 2]. */
export class FactWriter implements FactStore {
  constructor(private readonly parts: FactWriterParts) {}

  hear(messages: readonly DecodedMessage[]): void {
    this.parts.presence.hear(messages);
  }

  async write(messages: readonly DecodedMessage[]): Promise<StoredBatch> {
    const { database, presence } = this.parts;
    await this.makeRoom(messages);
    const { stored, turns } = await database.transaction('intake', (session) =>
      this.writeAll(session, messages),
    );
    presence.remember(turns);
    return stored;
  }

  /** Makes the series, feeds and partitions that the batch needs; they stay if the batch fails. */
  private async makeRoom(messages: readonly DecodedMessage[]): Promise<void> {
    const { series, feeds, partitions, nowMs } = this.parts;
    const missing = new Map<string, SeriesName>();
    const readingDays = new Set<number>();
    const eventDays = new Set<number>();
    for (const { message, items } of messages) {
      const sourceId = message.publisher.id;
      for (const { item } of items) {
        if (item.fact === 'reading') {
          readingDays.add(localDayOfUs(item.atUs));
          const { metric, commune } = item;
          if (series.find(sourceId, metric, commune) === undefined) {
            missing.set(`${sourceId} ${metric} ${commune}`, { sourceId, metric, commune });
          }
        } else if (item.fact === 'case') {
          feeds.note(sourceId, item.commune, factName.case(item.kind));
        } else if (item.fact === 'event') {
          eventDays.add(localDayOfUs(item.tsUs));
          feeds.note(sourceId, item.commune, factName.event(item.type));
        }
      }
    }
    const taken = withinLimit([...missing.values()], series);
    for (const { sourceId, metric, commune } of taken) {
      feeds.note(sourceId, commune, factName.reading(metric));
    }
    // a feed without a reading yet says what is true soon; a reading without its feed would be lost
    await feeds.store();
    if (taken.length > 0) await series.make(taken);
    await partitions.ensure('readings', readingDays, nowMs());
    await partitions.ensure('events', eventDays, nowMs());
  }

  private async writeAll(
    session: Session,
    messages: readonly DecodedMessage[],
  ): Promise<{ stored: StoredBatch; turns: PresenceTurn[] }> {
    const batch = batchOf(messages, await findRepeatedMessages(session, messages));
    const changes = new FactChanges();
    const readings = await this.readings(session, batch, changes);
    const { cases, ...statements } = await this.cases(session, batch, changes);
    const events = await this.events(session, batch, changes);
    const { turns, late } = await this.parts.presence.write(session, messages);
    for (const turn of turns) markTurn(changes, turn);
    for (const { unit, kind, atUs } of late) changes.mark(unit, factName.presence(kind), atUs);
    await writeClaims(session, messages);
    await writeRejected(session, batch.rejected);
    const counts = countsOf(batch, [readings, statements, events]);
    await writeLedger(session, counts, this.parts.nowMs());
    const presence = turns.map(({ change }) => change);
    return { stored: { changed: changes.list(), presence, cases, counts }, turns };
  }

  private async readings(session: Session, batch: Batch, changes: FactChanges): Promise<Written> {
    const { series } = this.parts;
    const columns = new ReadingColumns();
    for (const given of batch.readings) {
      const { item, message } = given;
      const id = series.find(message.publisher.id, item.metric, item.commune);
      if (id === undefined) batch.rejected.push(tooManyMetrics(given));
      else columns.add(id, item.atUs, item.value);
    }
    if (columns.size === 0) return NOTHING;
    const written = await writeReadings(session, columns);
    for (const [id, us] of columns.earliest(written.series)) {
      const name = series.nameOf(id);
      if (name) changes.mark(name.commune, factName.reading(name.metric), us);
    }
    return written;
  }

  private async cases(
    session: Session,
    batch: Batch,
    changes: FactChanges,
  ): Promise<Written & { cases: CaseChanged[] }> {
    if (batch.statements.length === 0) return { ...NOTHING, cases: [] };
    const written = await writeCases(session, batch.statements, this.parts.calendar());
    batch.rejected.push(...written.refused.map(tooManyStatements));
    for (const { unit, kind, us } of written.earliest) changes.mark(unit, factName.case(kind), us);
    return { stored: written.stored, conflicts: written.conflicts, cases: written.changed };
  }

  private async events(session: Session, batch: Batch, changes: FactChanges): Promise<Written> {
    if (batch.events.length === 0) return NOTHING;
    const written = await writeEvents(session, batch.events);
    for (const { item } of written.written) {
      changes.mark(item.commune, factName.event(item.type), item.tsUs);
    }
    return written;
  }
}

/** New series, as far as their sources may have more metrics. */
function withinLimit(names: readonly SeriesName[], series: SeriesDirectory): SeriesName[] {
  const metrics = new Map<number, Set<string>>();
  return names.filter(({ sourceId, metric }) => {
    const own = metrics.get(sourceId) ?? series.metricsOf(sourceId);
    metrics.set(sourceId, own);
    if (!own.has(metric) && own.size >= METRICS_PER_SOURCE) return false;
    own.add(metric);
    return true;
  });
}

/** A source that came or went changes its own presence, and how far its facts are vouched for. */
export function markTurn(changes: FactChanges, turn: PresenceTurn): void {
  const { unit, kind, atMs } = turn.change;
  changes.mark(unit, factName.presence(kind), atMs * 1000);
  for (const feed of turn.feeds) changes.mark(feed.unit, feed.fact, atMs * 1000);
}

/** received = stored + repeats + rejected: what was neither stored nor rejected was a repeat. */
function countsOf(batch: Batch, written: readonly Written[]): StoredBatch['counts'] {
  const sum = (of: (one: Written) => number): number => written.reduce((n, one) => n + of(one), 0);
  const stored = batch.statuses + sum((one) => one.stored);
  const rejected = batch.rejected.length;
  const repeats = batch.received - stored - rejected;
  return {
    received: batch.received,
    stored,
    repeats,
    conflicts: sum((one) => one.conflicts),
    rejected,
  };
}

function refusedCopy(document: object): Pick<GivenRejected, 'bytes' | 'size'> {
  const bytes = Buffer.from(JSON.stringify(document));
  return { bytes, size: bytes.length };
}

const tooManyMetrics = ({ message, item }: GivenReading): GivenRejected => ({
  ...originOf(message),
  ...refusedCopy({ ts: item.atUs, commune: item.commune, values: { [item.metric]: item.value } }),
  reason: 'bad-shape',
  detail: `its source has ${METRICS_PER_SOURCE} metrics already`,
});

const tooManyStatements = (statement: GivenStatement): GivenRejected => ({
  sourceId: statement.sourceId as number,
  unit: statement.unit,
  topic: statement.topic,
  receivedUs: statement.receivedUs,
  ...refusedCopy({
    kind: statement.kind,
    id: statement.id,
    ts: statement.tsUs,
    state: statement.state,
  }),
  reason: 'bad-shape',
  detail: `the case has ${LIMITS.statementsPerCase} statements already`,
});
