import type { AuditEntry, Page } from '@nhip-xa/contract';
import type { AuditFilter, AuditReader, AuditWriter, Author, PageRequest } from '@nhip-xa/ports';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { pageOf, readCursor } from '../read/paging';
import { AuditRow } from './audit.entity';
import type { ConfigDatabase } from './config-database';

/** What was done to what, as it stood before and after; never a secret. */
export interface AuditNote {
  action: string;
  unit: string | null;
  target: string;
  before?: unknown;
  after?: unknown;
}

/** Writes a change down in the transaction that makes it. */
export async function writeDown(
  manager: EntityManager,
  author: Author,
  note: AuditNote,
): Promise<void> {
  const { before = null, after = null, ...what } = note;
  await manager.insert(AuditRow, { ...author, ...what, before, after } as object);
}

/** The same of many changes of one transaction. */
export async function writeAllDown(
  manager: EntityManager,
  author: Author,
  notes: readonly AuditNote[],
): Promise<void> {
  const rows = notes.map(({ before = null, after = null, ...what }) => ({
    ...author,
    ...what,
    before,
    after,
  }));
  await manager.insert(AuditRow, rows as object[]);
}

/** The same as a statement for a session of the hot path. */
export const writeDownStatement = (author: Author, note: AuditNote) => ({
  text: `INSERT INTO audit (who, role, via, action, unit, target, before, after)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
  values: [
    author.who,
    author.role,
    author.via,
    note.action,
    note.unit,
    note.target,
    note.before === undefined ? null : JSON.stringify(note.before),
    note.after === undefined ? null : JSON.stringify(note.after),
  ],
});

/** Who changed what, newest first. */
export class AuditTrail implements AuditReader, AuditWriter {
  constructor(private readonly database: ConfigDatabase) {}

  write(author: Author, note: AuditNote): Promise<void> {
    return this.database.change((manager) => writeDown(manager, author, note));
  }

  async list(filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>> {
    const after = readCursor(page.cursor, ['string']);
    const rows = await this.database.read(async (manager) => {
      const query = manager
        .createQueryBuilder(AuditRow, 'entry')
        .where('entry.unit = ANY (:units)', { units: await unitsWithin(manager, filter.within) })
        .orderBy('entry.id', 'DESC')
        .take(page.limit + 1);
      if (filter.who !== undefined) query.andWhere('entry.who = :who', { who: filter.who });
      narrowTime(query, filter);
      narrow(query, filter);
      if (after) query.andWhere('entry.id < :after::bigint', { after: after[0] });
      return query.getMany();
    });
    return pageOf(rows, page, entryOf, (row) => [row.id]);
  }
}

/**
 * The units themselves, not a question for them: the planner then knows how few entries one has. Also
 * those that are gone, for whoever sees what they were part of; one that is there again is where it is.
 */
async function unitsWithin(manager: EntityManager, within: string): Promise<string[]> {
  const units = await manager.query<{ code: string }[]>(
    `SELECT code FROM units WHERE path @> ARRAY[$1]::text[]
     UNION ALL
     SELECT r.code FROM removed_units r WHERE r.path @> ARRAY[$1]::text[] AND r.code <> $1
       AND NOT EXISTS (SELECT FROM units u WHERE u.code = r.code)`,
    [within],
  );
  return units.map(({ code }) => code);
}

/** Entries that may have been written down beside each other: by so many, numbers and times may be crossed. */
const CROSSED = 1_000;

/** Between two moments; numbers bound it too, so that what lies before or after is not gone through. */
function narrowTime(
  query: SelectQueryBuilder<AuditRow>,
  { fromMs, toMs }: Pick<AuditFilter, 'fromMs' | 'toMs'>,
): void {
  if (fromMs !== undefined) {
    const from = new Date(fromMs);
    query.andWhere('entry.at >= :from', { from });
    query.andWhere(`entry.id >= coalesce((SELECT min(n.id) FROM (SELECT id FROM audit
      WHERE at >= :from ORDER BY at LIMIT ${CROSSED}) n), 0)`);
  }
  if (toMs !== undefined) {
    const to = new Date(toMs);
    query.andWhere('entry.at < :to', { to });
    query.andWhere(`entry.id <= coalesce((SELECT max(n.id) FROM (SELECT id FROM audit
      WHERE at < :to ORDER BY at DESC LIMIT ${CROSSED}) n), 0)`);
  }
}

/** What was done, all of one kind of thing where no act is named, and to what. */
function narrow(
  query: SelectQueryBuilder<AuditRow>,
  { action, target }: Pick<AuditFilter, 'action' | 'target'>,
): void {
  if (target !== undefined) query.andWhere('entry.target = :target', { target });
  if (action === undefined) return;
  if (action.includes('.')) query.andWhere('entry.action = :action', { action });
  else {
    // the sign after the dot: an index over the bytes of a text finds all between
    query.andWhere('entry.action ~>=~ :least AND entry.action ~<~ :beyond', {
      least: `${action}.`,
      beyond: `${action}/`,
    });
  }
}

const entryOf = (row: AuditRow): AuditEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  who: row.who,
  role: row.role,
  via: row.via,
  action: row.action,
  unit: row.unit,
  target: row.target,
  before: row.before,
  after: row.after,
});
