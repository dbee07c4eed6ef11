import { LIMITS, type DeadlinePolicyEntry, type SetDeadlinePolicy } from '@nhip-xa/contract';
import type { Author, DeadlinePolicyStore, PolicyKey } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { writeDown } from '../config/audit';
import type { ConfigDatabase } from '../config/config-database';
import { DeadlinePolicyRow } from './deadline-policy.entity';
import type { RuleChanges } from './rule-changes';

/** What provinces and the nation allow for cases that come without a date. */
export class PolicyRepository implements DeadlinePolicyStore {
  constructor(
    private readonly database: ConfigDatabase,
    private readonly changes: RuleChanges,
  ) {}

  async list(unit: string): Promise<DeadlinePolicyEntry[]> {
    const rows = await this.database.read((manager) =>
      manager
        .createQueryBuilder(DeadlinePolicyRow, 'p')
        .innerJoin('units', 'u', 'u.code = :unit AND p.unit = ANY(u.path)', { unit })
        .orderBy('array_position(u.path, p.unit)', 'DESC')
        .addOrderBy('p.kind')
        .addOrderBy('p.severity')
        .addOrderBy('p.channel')
        .getMany(),
    );
    return rows.map(entryOf);
  }

  set(policy: SetDeadlinePolicy, author: Author): Promise<DeadlinePolicyEntry | 'too-many'> {
    return this.changes.make<DeadlinePolicyEntry | 'too-many'>(policy.unit, async (manager) => {
      const key = keyOf(policy);
      const before = await locked(manager, key);
      const others = await manager.countBy(DeadlinePolicyRow, { unit: policy.unit });
      if (!before && others >= LIMITS.policiesPerUnit) {
        return { result: 'too-many', changed: false };
      }
      const { intake, resolve } = policy;
      const row = { ...key, intake, resolve, setBy: author.who, setAt: new Date() };
      await manager.upsert(DeadlinePolicyRow, row, Object.keys(key));
      const after = entryOf(row);
      await writeDown(manager, author, note('policy.set', key, before && entryOf(before), after));
      return { result: after, changed: true };
    });
  }

  remove(key: PolicyKey, author: Author): Promise<boolean> {
    return this.changes.make(key.unit, async (manager) => {
      const before = await locked(manager, keyOf(key));
      if (!before) return { result: false, changed: false };
      await manager.delete(DeadlinePolicyRow, keyOf(key));
      await writeDown(manager, author, note('policy.remove', keyOf(key), entryOf(before), null));
      return { result: true, changed: true };
    });
  }
}

type RowKey = Pick<DeadlinePolicyRow, 'unit' | 'kind' | 'channel' | 'severity'>;

const keyOf = ({ unit, kind, channel, severity }: PolicyKey): RowKey => ({
  unit,
  kind,
  channel: channel ?? '',
  severity: severity ?? '',
});

const locked = (manager: EntityManager, key: RowKey): Promise<DeadlinePolicyRow | null> =>
  manager.findOne(DeadlinePolicyRow, { where: key, lock: { mode: 'pessimistic_write' } });

const note = (action: string, key: RowKey, before: unknown, after: unknown) => ({
  action,
  unit: key.unit,
  target: `deadline policy ${[key.kind, key.channel || '*', key.severity || '*'].join(' ')}`,
  before,
  after,
});

const entryOf = (row: DeadlinePolicyRow): DeadlinePolicyEntry => ({
  unit: row.unit,
  kind: row.kind,
  channel: row.channel || null,
  severity: row.severity || null,
  intake: row.intake,
  resolve: row.resolve,
  by: row.setBy,
  at: row.setAt.toISOString(),
});
