import { EVERY_METRIC, LIMITS, type Retention } from '@nhip-xa/contract';
import type { Author, RetentionStore } from '@nhip-xa/ports';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';
import { RetentionRow } from './retention.entity';

/** It is the installation's, not a commune's: written down with the nation. */
const UNIT = 'VN';

export class RetentionRepository implements RetentionStore {
  constructor(private readonly database: ConfigDatabase) {}

  async list(): Promise<Retention[]> {
    const rows = await this.database.read((manager) =>
      manager.find(RetentionRow, { order: { metric: 'ASC' } }),
    );
    const usual = rows.find(({ metric }) => metric === EVERY_METRIC);
    const own = rows.filter((row) => row !== usual).map(retentionOf);
    return [{ metric: EVERY_METRIC, rawDays: usual?.rawDays ?? LIMITS.rawDaysUsual }, ...own];
  }

  async set(given: Retention, author: Author): Promise<void> {
    await this.database.change(async (manager) => {
      const before = await manager.findOneBy(RetentionRow, { metric: given.metric });
      await manager.upsert(RetentionRow, given, ['metric']);
      await writeDown(manager, author, {
        action: 'retention.set',
        unit: UNIT,
        target: `retention ${given.metric}`,
        before: before ? retentionOf(before) : undefined,
        after: given,
      });
    });
  }

  remove(metric: string, author: Author): Promise<boolean> {
    return this.database.change(async (manager) => {
      const before = await manager.findOneBy(RetentionRow, { metric });
      if (!before) return false;
      await manager.delete(RetentionRow, { metric });
      await writeDown(manager, author, {
        action: 'retention.remove',
        unit: UNIT,
        target: `retention ${metric}`,
        before: retentionOf(before),
      });
      return true;
    });
  }
}

const retentionOf = ({ metric, rawDays }: RetentionRow): Retention => ({ metric, rawDays });
