import type { Display, Page } from '@nhip-xa/contract';
import type { Author, DisplayStore, PageRequest } from '@nhip-xa/ports';
import { IsNull, LessThan } from 'typeorm';
import { pageOf, readCursor } from '../read/paging';
import { DisplayRow, DisplaySessionRow } from './account.entities';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';
import { rowId } from './row-id';

/** Wall displays: each opens one unit's wall and nothing else. */
export class DisplayRepository implements DisplayStore {
  constructor(private readonly database: ConfigDatabase) {}

  async one(id: string): Promise<Display | undefined> {
    const number = rowId(id);
    if (number === undefined) return undefined;
    const row = await this.database.read((manager) =>
      manager.findOneBy(DisplayRow, { id: number, revokedAt: IsNull() }),
    );
    return row ? displayOf(row) : undefined;
  }

  async list(within: string, page: PageRequest): Promise<Page<Display>> {
    const after = readCursor(page.cursor, ['number']);
    const rows = await this.database.read((manager) => {
      const query = manager
        .createQueryBuilder(DisplayRow, 'd')
        .where('d.revoked_at IS NULL')
        .andWhere('d.unit IN (SELECT code FROM units WHERE path @> ARRAY[:within]::text[])', {
          within,
        })
        .orderBy('d.id')
        .take(page.limit + 1);
      if (after) query.andWhere('d.id > :after', { after: after[0] });
      return query.getMany();
    });
    return pageOf(rows, page, displayOf, (row) => [row.id]);
  }

  create(
    display: { unit: string; name: string; hash: Uint8Array },
    author: Author,
  ): Promise<Display> {
    return this.database.change(async (manager) => {
      const row = manager.create(DisplayRow, {
        unit: display.unit,
        name: display.name,
        hash: Buffer.from(display.hash),
      });
      await manager.insert(DisplayRow, row);
      const made = displayOf(await manager.findOneByOrFail(DisplayRow, { id: row.id }));
      await writeDown(manager, author, note('display.create', made, undefined, made));
      return made;
    });
  }

  revoke(id: string, author: Author): Promise<boolean> {
    return this.database.change(async (manager) => {
      const where = { id: rowId(id) ?? 0, revokedAt: IsNull() };
      const row = await manager.findOne(DisplayRow, {
        where,
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) return false;
      await manager.update(DisplayRow, { id: row.id }, { revokedAt: () => 'now()' });
      await manager.delete(DisplaySessionRow, { displayId: row.id });
      const before = displayOf(row);
      await writeDown(manager, author, note('display.remove', before, before, undefined));
      return true;
    });
  }

  openSession(session: {
    displayId: string;
    hash: Uint8Array;
    atMs: number;
    expiresAtMs: number;
    most: number;
  }): Promise<void> {
    const at = new Date(session.atMs);
    const displayId = Number(session.displayId);
    return this.database.change(async (manager) => {
      await manager.insert(DisplaySessionRow, {
        hash: Buffer.from(session.hash),
        displayId,
        createdAt: at,
        expiresAt: new Date(session.expiresAtMs),
      });
      await manager.delete(DisplaySessionRow, { expiresAt: LessThan(at) });
      await manager.query(
        `DELETE FROM display_sessions WHERE id IN (
           SELECT id FROM display_sessions WHERE display_id = $1 ORDER BY id DESC OFFSET $2)`,
        [displayId, session.most],
      );
    });
  }
}

const note = (action: string, display: Display, before: unknown, after: unknown) => ({
  action,
  unit: display.unit,
  target: `display ${display.id}`,
  before,
  after,
});

const displayOf = (row: DisplayRow): Display => ({
  id: String(row.id),
  unit: row.unit,
  name: row.name,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
});
