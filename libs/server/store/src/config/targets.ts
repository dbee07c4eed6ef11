import type { KpiTarget, PutTarget } from '@nhip-xa/contract';
import { KpiBook } from '@nhip-xa/domain';
import type { Author, TargetStore } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import { unitRule } from '../kpi/definition-book';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';

type Rule = Record<string, unknown>;

interface RuleRow {
  rule: Rule;
  set_by: string;
  set_at: Date;
  why: string;
}

const FIELDS = ['target', 'targetValue', 'warning', 'critical', 'owner'] as const;

/** What units have set for themselves; what it was before stands in the audit. */
export class TargetRepository implements TargetStore {
  constructor(
    private readonly database: ConfigDatabase,
    private readonly book: () => KpiBook,
  ) {}

  async target(unit: string, kpi: string): Promise<KpiTarget | undefined> {
    const row = await this.database.read((manager) => rowOf(manager, unit, kpi));
    return this.told(unit, kpi, row);
  }

  setTarget(
    unit: string,
    kpi: string,
    change: PutTarget,
    author: Author,
  ): Promise<KpiTarget | undefined> {
    return this.database.change(async (manager) => {
      const before = await rowOf(manager, unit, kpi, 'FOR UPDATE');
      const told = this.told(unit, kpi, before);
      if (!told) return undefined;
      const rule = changed(before?.rule ?? {}, change);
      await write(manager, { unit, kpi, rule, why: change.why, by: author.who });
      const after = this.told(unit, kpi, await rowOf(manager, unit, kpi));
      const target = `kpi ${kpi} in unit ${unit}`;
      const noted = after && { ...after, why: change.why };
      await writeDown(manager, author, {
        action: 'kpi.target',
        unit,
        target,
        before: told,
        after: noted,
      });
      return after;
    });
  }

  private told(unit: string, kpi: string, row: RuleRow | undefined): KpiTarget | undefined {
    const definition = this.book().reckoned(kpi);
    if (!definition) return undefined;
    const rule = unitRule.parse(row?.rule ?? {});
    const ruled = new KpiBook([definition], [{ unit, kpi, ...(rule as object) }]);
    const { target, targetValue, warning, critical } = ruled.ruledIn(unit, definition);
    return {
      unit,
      kpi,
      target,
      targetValue,
      warning,
      critical,
      owner: rule.owner ?? '',
      own: Object.keys(rule),
      by: row?.set_by ?? null,
      at: row?.set_at.toISOString() ?? null,
      why: row?.why ?? '',
    };
  }
}

/** What is null or empty is the definition's again; what is not mentioned stays. */
function changed(before: Rule, change: PutTarget): Rule {
  const given = FIELDS.filter((field) => change[field] !== undefined);
  const cleared = new Set<string>(given.filter((field) => (change[field] ?? '') === ''));
  const set = given.filter((field) => !cleared.has(field)).map((field) => [field, change[field]]);
  const kept = Object.entries(before).filter(([field]) => !cleared.has(field));
  return Object.fromEntries([...kept, ...set]) as Rule;
}

async function rowOf(
  manager: EntityManager,
  unit: string,
  kpi: string,
  lock = '',
): Promise<RuleRow | undefined> {
  const text = `SELECT rule, set_by, set_at, why FROM unit_rules WHERE unit = $1 AND kpi = $2 ${lock}`;
  return (await manager.query<RuleRow[]>(text, [unit, kpi]))[0];
}

interface Written {
  unit: string;
  kpi: string;
  rule: Rule;
  by: string;
  why: string;
}

async function write(manager: EntityManager, written: Written): Promise<void> {
  const { unit, kpi, rule, by, why } = written;
  if (Object.keys(rule).length === 0) {
    await manager.query('DELETE FROM unit_rules WHERE unit = $1 AND kpi = $2', [unit, kpi]);
    return;
  }
  await manager.query(
    `INSERT INTO unit_rules (unit, kpi, rule, set_by, why) VALUES ($1, $2, $3::jsonb, $4, $5)
     ON CONFLICT (unit, kpi) DO UPDATE SET rule = excluded.rule, set_by = excluded.set_by,
       why = excluded.why, set_at = now()`,
    [unit, kpi, JSON.stringify(rule), by, why],
  );
}
