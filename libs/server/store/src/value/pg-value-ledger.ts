import {
  ENTRY_TYPES,
  type EntryWay,
  type Page,
  type ValueBalance,
  type ValueEntry,
} from '@nhip-xa/contract';
import { factName, isoOfMs, localDay, type StatedEntry } from '@nhip-xa/domain';
import type {
  Author,
  EntryOutcome,
  FactChange,
  PageRequest,
  StoredBatch,
  UnitBalance,
  ValueFilter,
  ValueLedger,
} from '@nhip-xa/ports';
import { writeDownStatement } from '../config/audit';
import type { Database, Session } from '../database/database';
import type { Partitions } from '../database/partitions';
import { SettledMonths } from '../database/settled-months';
import { FactChanges } from '../facts/batch';
import { noteLate } from '../facts/late-facts';
import { readBalances, readSeries, type MonthSum } from './balances';
import { listEntries, typedEntry } from './entry-list';
import { entryRow, keyOf, weighRows, type EntryRow } from './entry-rows';
import { typedSources } from './typed-source';

export interface ValueLedgerParts {
  database: Database;
  partitions: Partitions;
  nowMs: () => number;
  /** Told of what was written or struck out, after its commit. */
  onStored: (batch: StoredBatch) => void;
}

type Typed = Exclude<EntryWay, 'mqtt'>;

/** Entries as events among all others; of those that people type also who, how and when. */
export class PgValueLedger implements ValueLedger {
  private readonly months: SettledMonths<MonthSum>;

  constructor(private readonly parts: ValueLedgerParts) {
    this.months = new SettledMonths(parts.database);
  }

  entries(filter: ValueFilter, page: PageRequest): Promise<Page<ValueEntry>> {
    return listEntries(this.parts.database, filter, page);
  }

  balances(
    unit: string,
    fromMs: number,
    toMs: number,
  ): Promise<{ own: ValueBalance; children: UnitBalance[] }> {
    return readBalances(this.parts.database, unit, fromMs, toMs);
  }

  series(unit: string, startsMs: readonly number[]): Promise<ValueBalance[]> {
    return readSeries(this.parts.database, this.months, unit, startsMs);
  }

  async communes(within: string): Promise<ReadonlySet<string>> {
    const rows = await this.parts.database.query<{ code: string }>('read', {
      text: `SELECT code FROM units WHERE level = 'commune' AND path @> ARRAY[$1::text]`,
      values: [within],
    });
    return new Set(rows.map(({ code }) => code));
  }

  weigh(entries: readonly StatedEntry[]): Promise<EntryOutcome[]> {
    const rows = entries.map(entryRow);
    return this.parts.database.connected('read', (session) => weighRows(session, rows));
  }

  typed(unit: string, id: string): Promise<ValueEntry | undefined> {
    return typedEntry(this.parts.database, unit, id);
  }

  async write(
    entries: readonly StatedEntry[],
    via: Typed,
    author: Author,
  ): Promise<EntryOutcome[]> {
    const { database, partitions, nowMs } = this.parts;
    const rows = entries.map(entryRow);
    const days = new Set(rows.map(({ at }) => localDay(Date.parse(at))));
    await partitions.ensure('events', days, nowMs());
    const { outcomes, written } = await database.transaction('intake', async (session) => {
      const weighed = await weighRows(session, rows);
      if (weighed.includes('taken')) return { outcomes: weighed, written: [] };
      const fresh = rows.filter((_, index) => weighed[index] === 'new');
      const stored = await this.store(session, fresh, via, author);
      const isStored = new Set(stored.map(keyOf));
      return {
        // what another wrote in the meantime stands already
        outcomes: weighed.map((outcome, index) =>
          outcome === 'new' && !isStored.has(keyOf(rows[index] as EntryRow)) ? 'repeat' : outcome,
        ),
        written: stored,
      };
    });
    this.tell(written);
    return outcomes;
  }

  async strike(
    unit: string,
    id: string,
    why: string,
    author: Author,
  ): Promise<'struck' | 'over' | undefined> {
    const before = await this.typed(unit, id);
    if (!before) return undefined;
    const struck = await this.parts.database.transaction('intake', async (session) => {
      const [row] = await session.query<EntryRow & { source_id: number; at: Date }>({
        text: `UPDATE value_entries SET struck_at = $3, struck_by = $4, struck_why = $5
               WHERE unit = $1 AND id = $2 AND struck_at IS NULL
               RETURNING unit, id, source_id, type, at, amount, attributes`,
        values: [unit, id, isoOfMs(this.parts.nowMs()), author.who, why],
      });
      if (!row) return undefined;
      await session.query({
        text: 'DELETE FROM events WHERE source_id = $1 AND unit = $2 AND id = $3 AND type = $4 AND at = $5',
        values: [row.source_id, unit, id, row.type, row.at],
      });
      const note = { action: 'value.strike', unit, target: `value-ledger ${id}` };
      await session.query(writeDownStatement(author, { ...note, before, after: { why } }));
      const changed = { ...row, at: row.at.toISOString() };
      await noteLate(session, changesOf([changed]), this.parts.nowMs());
      return changed;
    });
    if (!struck) return 'over';
    this.tell([struck]);
    return 'struck';
  }

  private async store(
    session: Session,
    rows: readonly EntryRow[],
    via: Typed,
    author: Author,
  ): Promise<EntryRow[]> {
    if (rows.length === 0) return [];
    const nowMs = this.parts.nowMs();
    const sources = await typedSources(session, feedsOf(rows), nowMs);
    const given = rows.map((row) => ({ ...row, source_id: sources.get(row.unit) }));
    const stored = await session.query<{ unit: string; id: string }>({
      text: INSERT,
      values: [JSON.stringify(given), author.who, via, isoOfMs(nowMs)],
    });
    const isStored = new Set(stored.map(keyOf));
    const written = rows.filter((row) => isStored.has(keyOf(row)));
    for (const note of notesOf(written, via)) {
      await session.query(writeDownStatement(author, note));
    }
    await noteLate(session, changesOf(written), nowMs);
    return written;
  }

  /** Every KPI over these events is reckoned anew, from the day that the earliest counts on. */
  private tell(rows: readonly Changed[]): void {
    if (rows.length === 0) return;
    const counts = { received: 0, stored: 0, repeats: 0, conflicts: 0, rejected: 0 };
    this.parts.onStored({ changed: changesOf(rows), presence: [], cases: [], counts });
  }
}

type Changed = Pick<EntryRow, 'unit' | 'type' | 'at'>;

function changesOf(rows: readonly Changed[]): FactChange[] {
  const changes = new FactChanges();
  for (const { unit, type, at } of rows) {
    changes.mark(unit, factName.event(type), Date.parse(at) * 1000);
  }
  return changes.list();
}

const INSERT = `
  WITH given AS (
    SELECT i.*, (n ->> 'source_id')::int AS source_id
    FROM jsonb_array_elements($1::jsonb) n,
      LATERAL jsonb_to_record(n) AS i (unit text, id text, type text, at timestamptz, amount float8, attributes jsonb)),
  kept AS (
    INSERT INTO value_entries (unit, id, source_id, type, at, amount, attributes, by_person, via, recorded_at)
    SELECT unit, id, source_id, type, at, amount, attributes, $2, $3, $4 FROM given ORDER BY unit, id
    ON CONFLICT (unit, id) DO NOTHING RETURNING unit, id),
  counted AS (
    INSERT INTO events (unit, source_id, id, type, at, amount, attributes, received_at)
    SELECT unit, source_id, id, type, at, amount, attributes, $4::timestamptz
    FROM given JOIN kept USING (unit, id))
  SELECT unit, id FROM kept`;

function feedsOf(rows: readonly EntryRow[]): { unit: string; fact: string }[] {
  const feeds = rows.map(({ unit, type }) => ({ unit, fact: factName.event(type) }));
  return [...new Map(feeds.map((feed) => [`${feed.unit} ${feed.fact}`, feed])).values()];
}

/** What is written down: an entry by itself, of a file what it came to in each commune. */
function notesOf(rows: readonly EntryRow[], via: Typed) {
  if (via === 'form') {
    return rows.map((row) => ({
      action: 'value.write',
      unit: row.unit,
      target: `value-ledger ${row.id}`,
      after: row,
    }));
  }
  const sum = (own: readonly EntryRow[], type: string): number =>
    own.reduce((total, row) => total + (row.type === type ? row.amount : 0), 0);
  return [...new Set(rows.map(({ unit }) => unit))].map((unit) => {
    const own = rows.filter((row) => row.unit === unit);
    const sums = { value: sum(own, ENTRY_TYPES.value), cost: sum(own, ENTRY_TYPES.cost) };
    const after = { entries: own.length, ...sums, ids: own.map(({ id }) => id) };
    return { action: 'value.import', unit, target: 'value-ledger', after };
  });
}
