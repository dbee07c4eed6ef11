import type { Display, Page, WallSettings } from '@nhip-xa/contract';
import type { Author, DisplayPatch, DisplayStore, NewDisplay, PageRequest } from '@nhip-xa/ports';
import { IsNull, LessThan, type EntityManager } from 'typeorm';
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

  create(display: NewDisplay & { hash: Uint8Array }, author: Author): Promise<Display> {
    return this.database.change(async (manager) => {
      const row = manager.create(DisplayRow, {
        unit: display.unit,
        name: display.name,
        hash: Buffer.from(display.hash),
        settings: display.settings ?? null,
      });
      await manager.insert(DisplayRow, row);
      const made = displayOf(await manager.findOneByOrFail(DisplayRow, { id: row.id }));
      await writeDown(manager, author, note('display.create', made, undefined, made));
      return made;
    });
  }

  patch(
    id: string,
    { name, settings }: DisplayPatch,
    author: Author,
  ): Promise<Display | undefined> {
    return this.database.change(async (manager) => {
      const row = await standing(manager, id);
      if (!row) return undefined;
      const before = displayOf(row);
      if (name !== undefined) row.name = name;
      if (settings !== undefined) row.settings = settings;
      await manager.save(DisplayRow, row);
      const after = displayOf(row);
      await writeDown(manager, author, note('display.patch', before, before, after));
      return after;
    });
  }

  revoke(id: string, author: Author): Promise<boolean> {
    return this.database.change(async (manager) => {
      const row = await standing(manager, id);
      if (!row) return false;
      await manager.update(DisplayRow, { id: row.id }, { revokedAt: () => 'now()' });
      await manager.delete(DisplaySessionRow, { displayId: row.id });
      await manager.query('DELETE FROM display_screens WHERE display_id = $1', [row.id]);
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

/** The display as it stands, held until the change is made. */
const standing = (manager: EntityManager, id: string): Promise<DisplayRow | null> =>
  manager.findOne(DisplayRow, {
    where: { id: rowId(id) ?? 0, revokedAt: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });

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
  // [contract] checked when it was set
  settings: row.settings as WallSettings | null,
});
