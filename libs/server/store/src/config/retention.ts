import { EVERY_METRIC, LIMITS, type KeptReadings, type Retention } from '@nhip-xa/contract';
import type { Author, RetentionStore } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';
import { notePending, ofMetric, pendingOf, shownPending, takePending } from './keeping-pending';
import { RetentionRow } from './retention.entity';

/** It is the installation's, not a commune's: written down with the nation. */
const UNIT = 'VN';

/** How long readings are kept one by one; what shortens it takes effect in the night. */
export class RetentionRepository implements RetentionStore {
  constructor(
    private readonly database: ConfigDatabase,
    private readonly nowMs: () => number,
  ) {}

  list(): Promise<KeptReadings[]> {
    return this.database.read(async (manager) => {
      const rows = await manager.find(RetentionRow, { order: { metric: 'ASC' } });
      const pending = await pendingOf(manager, this.nowMs());
      const usual = rows.find(({ metric }) => metric === EVERY_METRIC);
      const own = rows.filter((row) => row !== usual).map(retentionOf);
      const listed = new Set(own.map(({ metric }) => metric));
      const usualDays = usual?.rawDays ?? LIMITS.rawDaysUsual;
      // a metric that is like every other again from the night on is one of its own until then
      const leaving = [...pending.keys()]
        .filter((what) => what.startsWith(ofMetric('')))
        .map((what) => what.slice(ofMetric('').length))
        .filter((metric) => metric !== EVERY_METRIC && !listed.has(metric))
        .map((metric) => ({ metric, rawDays: usualDays }));
      return [{ metric: EVERY_METRIC, rawDays: usualDays }, ...own, ...leaving].map((each) => ({
        ...each,
        ...shownPending(pending.get(ofMetric(each.metric))),
      }));
    });
  }

  async set(given: Retention, author: Author): Promise<void> {
    await this.database.change(async (manager) => {
      const before = await manager.findOneBy(RetentionRow, { metric: given.metric });
      await this.pend(manager, given.metric, before, given.rawDays);
      await manager.upsert(RetentionRow, given, ['metric']);
      await this.note(manager, author, 'retention.set', given.metric, before, given);
    });
  }

  remove(metric: string, author: Author): Promise<boolean> {
    return this.database.change(async (manager) => {
      const before = await manager.findOneBy(RetentionRow, { metric });
      if (!before) return false;
      const fallback = metric === EVERY_METRIC ? LIMITS.rawDaysUsual : await usualDaysOf(manager);
      await this.pend(manager, metric, before, fallback);
      await manager.delete(RetentionRow, { metric });
      await this.note(manager, author, 'retention.remove', metric, before, undefined);
      return true;
    });
  }

  undo(metric: string, author: Author): Promise<boolean> {
    return this.database.change(async (manager) => {
      const taken = await takePending(manager, ofMetric(metric), this.nowMs());
      if (!taken) return false;
      const before = await manager.findOneBy(RetentionRow, { metric });
      const after = taken.restore === null ? undefined : { metric, rawDays: taken.restore };
      if (after) await manager.upsert(RetentionRow, after, ['metric']);
      else await manager.delete(RetentionRow, { metric });
      await this.note(manager, author, 'retention.undo', metric, before, after);
      return true;
    });
  }

  private async pend(
    manager: EntityManager,
    metric: string,
    row: RetentionRow | null,
    after: number,
  ): Promise<void> {
    const usual = metric === EVERY_METRIC ? LIMITS.rawDaysUsual : await usualDaysOf(manager);
    const stands = row?.rawDays ?? null;
    const change = { what: ofMetric(metric), stands, before: stands ?? usual, after };
    await notePending(manager, change, this.nowMs());
  }

  private note(
    manager: EntityManager,
    author: Author,
    action: string,
    metric: string,
    before: RetentionRow | null,
    after: Retention | undefined,
  ): Promise<void> {
    const target = `retention ${metric}`;
    const stood = before ? retentionOf(before) : undefined;
    return writeDown(manager, author, { action, unit: UNIT, target, before: stood, after });
  }
}

async function usualDaysOf(manager: EntityManager): Promise<number> {
  const usual = await manager.findOneBy(RetentionRow, { metric: EVERY_METRIC });
  return usual?.rawDays ?? LIMITS.rawDaysUsual;
}

const retentionOf = ({ metric, rawDays }: RetentionRow): Retention => ({ metric, rawDays });
