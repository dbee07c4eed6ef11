import type { AuditEntry, Page } from '@nhip-xa/contract';
import type { AuditFilter, AuditReader, Author, PageRequest } from '@nhip-xa/ports';
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
export class AuditTrail implements AuditReader {
  constructor(private readonly database: ConfigDatabase) {}

  async list(filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>> {
    const after = readCursor(page.cursor, ['string']);
    const rows = await this.database.read((manager) => {
      const query = manager
        .createQueryBuilder(AuditRow, 'entry')
        .where(
          'entry.unit IN (SELECT code FROM units WHERE path @> ARRAY[:within]::text[])',
          filter,
        )
        .orderBy('entry.id', 'DESC')
        .take(page.limit + 1);
      if (filter.who !== undefined) query.andWhere('entry.who = :who', { who: filter.who });
      if (filter.fromMs !== undefined) {
        query.andWhere('entry.at >= :from', { from: new Date(filter.fromMs) });
      }
      if (filter.toMs !== undefined) {
        query.andWhere('entry.at < :to', { to: new Date(filter.toMs) });
      }
      narrow(query, filter);
      if (after) query.andWhere('entry.id < :after::bigint', { after: after[0] });
      return query.getMany();
    });
    return pageOf(rows, page, entryOf, (row) => [row.id]);
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
