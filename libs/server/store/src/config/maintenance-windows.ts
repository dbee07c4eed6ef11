import { LIMITS, type MaintenanceWindow, type Page } from '@nhip-xa/contract';
import { factName } from '@nhip-xa/domain';
import type { Author, MaintenanceStore, NewMaintenance, PageRequest } from '@nhip-xa/ports';
import { IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { NOTE_LATE_OF_SOURCE, lateBeforeUs } from '../facts/late-facts';
import { pageOf, readCursor } from '../read/paging';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';
import { MaintenanceWindowRow } from './maintenance-window.entity';
import { rowId } from './row-id';
import { SourceRow } from './source.entity';

/** When sources are worked on, and who said so. */
export class MaintenanceRepository implements MaintenanceStore {
  constructor(
    private readonly database: ConfigDatabase,
    private readonly nowMs: () => number,
  ) {}

  async list(key: string, page: PageRequest): Promise<Page<MaintenanceWindow>> {
    const after = readCursor(page.cursor, ['number']);
    const rows = await this.database.read((manager) => {
      const query = manager
        .createQueryBuilder(MaintenanceWindowRow, 'w')
        .innerJoin(SourceRow, 's', 's.id = w.source_id AND s.removed_at IS NULL')
        .where('s.key = :key', { key })
        .orderBy('w.id', 'DESC')
        .take(page.limit + 1);
      if (after) query.andWhere('w.id < :after', { after: after[0] });
      return query.getMany();
    });
    return pageOf(rows, page, windowOf, (row) => [row.id]);
  }

  create(
    key: string,
    window: NewMaintenance,
    author: Author,
  ): Promise<MaintenanceWindow | 'too-many' | undefined> {
    return this.database.change(async (manager) => {
      const source = await lockedSource(manager, key);
      if (!source) return undefined;
      const ahead = { sourceId: source.id, toAt: MoreThan(new Date(this.nowMs())) };
      const count = await manager.countBy(MaintenanceWindowRow, ahead);
      if (count >= LIMITS.maintenanceWindows) return 'too-many';
      const row = manager.create(MaintenanceWindowRow, {
        sourceId: source.id,
        fromAt: new Date(window.fromMs),
        toAt: new Date(window.toMs),
        why: window.why,
        setBy: author.who,
      });
      await manager.insert(MaintenanceWindowRow, row);
      const made = windowOf(row);
      await writeDown(manager, author, note('source.maintenance', source, undefined, made));
      await this.noteLate(manager, source, window.fromMs);
      return made;
    });
  }

  /** What was said of the time before is reckoned anew. */
  private async noteLate(manager: EntityManager, source: SourceRow, fromMs: number): Promise<void> {
    if (fromMs * 1_000 >= lateBeforeUs(this.nowMs())) return;
    const fact = factName.presence(source.kind);
    await manager.query(NOTE_LATE_OF_SOURCE, [source.id, fact, Math.floor(fromMs * 1_000)]);
  }

  end(key: string, id: string, author: Author): Promise<'ended' | 'over' | undefined> {
    const number = rowId(id);
    if (number === undefined) return Promise.resolve(undefined);
    return this.database.change(async (manager) => {
      const source = await lockedSource(manager, key);
      const row = source && (await lockedWindow(manager, source.id, number));
      if (!source || !row) return undefined;
      const now = new Date(this.nowMs());
      if (row.toAt <= now) return 'over';
      const before = windowOf(row);
      const begun = row.fromAt < now;
      // of one that has not begun nothing was reckoned yet
      if (begun) await manager.update(MaintenanceWindowRow, { id: row.id }, { toAt: now });
      else await manager.delete(MaintenanceWindowRow, { id: row.id });
      const after = begun ? { ...before, to: now.toISOString() } : undefined;
      await writeDown(manager, author, note('source.maintenance-end', source, before, after));
      return 'ended';
    });
  }
}

const lockedSource = (manager: EntityManager, key: string): Promise<SourceRow | null> =>
  manager.findOne(SourceRow, {
    where: { key, removedAt: IsNull(), kind: Not('typed') },
    lock: { mode: 'pessimistic_write' },
  });

const lockedWindow = (
  manager: EntityManager,
  sourceId: number,
  id: number,
): Promise<MaintenanceWindowRow | null> =>
  manager.findOne(MaintenanceWindowRow, {
    where: { id, sourceId },
    lock: { mode: 'pessimistic_write' },
  });

const note = (
  action: string,
  source: Pick<SourceRow, 'key' | 'unit'>,
  before: unknown,
  after: unknown,
) => ({ action, unit: source.unit, target: `source ${source.key}`, before, after });

const windowOf = (row: MaintenanceWindowRow): MaintenanceWindow => ({
  id: String(row.id),
  from: row.fromAt.toISOString(),
  to: row.toAt.toISOString(),
  why: row.why,
  by: row.setBy,
});
