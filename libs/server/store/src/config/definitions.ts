import type { KpiDefinition, KpiDraft, KpiVersion } from '@nhip-xa/contract';
import { draftOf, textOf } from '@nhip-xa/domain';
import type { Author, DefinitionStore, DraftCheck } from '@nhip-xa/ports';
import type { EntityManager } from 'typeorm';
import {
  LOCK,
  STANDING,
  VERSION,
  VERSIONS,
  definitionOf,
  versionOf,
  type DefinitionRow,
} from '../kpi/definition-rows';
import { writeDown } from './audit';
import type { ConfigDatabase } from './config-database';

/** Definitions of KPIs; every version stays. */
export class DefinitionRepository implements DefinitionStore {
  constructor(private readonly database: ConfigDatabase) {}

  async versions(code: string): Promise<KpiVersion[]> {
    const rows = await this.database.read((manager) => asked(manager, VERSIONS, [code]));
    return rows.flatMap(versionOf);
  }

  async version(code: string, version: number): Promise<KpiDefinition | undefined> {
    const [row] = await this.database.read((manager) => asked(manager, VERSION, [code, version]));
    return row && definitionOf(row);
  }

  create(draft: KpiDraft, check: DraftCheck, author: Author): Promise<KpiDefinition | 'exists'> {
    return this.change(check, async (manager, all, judge) => {
      if (all.some(({ code }) => code === draft.code)) return 'exists';
      judge();
      const made = await this.write(manager, draft, author);
      await writeDown(manager, author, note('kpi.create', draft.code, undefined, made));
      return made;
    });
  }

  replace(draft: KpiDraft, check: DraftCheck, author: Author): Promise<KpiDefinition | undefined> {
    return this.change(check, async (manager, all, judge) => {
      const before = all.find(({ code }) => code === draft.code);
      if (!before) return undefined;
      judge();
      const same = textOf(before) === textOf(draft);
      if (same && before.enabled === draft.enabled) return before;
      const after = same
        ? await switched(manager, before, draft.enabled)
        : await this.write(manager, draft, author);
      if (!after.enabled) await forgetValues(manager, draft.code);
      const action = same ? 'kpi.switch' : 'kpi.change';
      await writeDown(manager, author, note(action, draft.code, before, after));
      return after;
    });
  }

  remove(code: string, check: DraftCheck, author: Author): Promise<boolean> {
    return this.change(check, async (manager, all, judge) => {
      const before = all.find((one) => one.code === code);
      if (!before) return false;
      judge();
      await manager.query(`UPDATE kpi_standing SET removed_at = now() WHERE code = $1`, [code]);
      await manager.query(`DELETE FROM unit_rules WHERE kpi = $1`, [code]);
      await forgetValues(manager, code);
      await writeDown(manager, author, note('kpi.remove', code, before, undefined));
      return true;
    });
  }

  /** A change while nobody else makes one; what the check throws undoes it and is told as it is. */
  private async change<T>(
    check: DraftCheck,
    run: (manager: EntityManager, all: readonly KpiDefinition[], judge: () => void) => Promise<T>,
  ): Promise<T> {
    const judged: { refusal?: unknown } = {};
    const judging = (all: readonly KpiDefinition[]) => (): void => {
      try {
        check(all);
      } catch (refusal) {
        judged.refusal = refusal;
        throw refusal;
      }
    };
    try {
      return await this.database.change(async (manager) => {
        const all = await lockedAll(manager);
        return run(manager, all, judging(all));
      });
    } catch (error) {
      throw judged.refusal ?? error;
    }
  }

  /** The next version, which holds from now on; also of a code that was removed once. */
  private async write(
    manager: EntityManager,
    draft: KpiDraft,
    author: Author,
  ): Promise<KpiDefinition> {
    const { code, enabled } = draft;
    const text = JSON.stringify(draftOf(draft));
    await manager.query(
      `INSERT INTO kpi_definitions (code, version, definition, built_in, made_by)
       SELECT $1, coalesce(max(version), 0) + 1, $2::jsonb, coalesce(bool_or(built_in), false), $3
       FROM kpi_definitions WHERE code = $1`,
      [code, text, author.who],
    );
    await manager.query(
      `INSERT INTO kpi_standing (code, version, enabled)
       SELECT code, max(version), $2 FROM kpi_definitions WHERE code = $1 GROUP BY code
       ON CONFLICT (code) DO UPDATE SET version = excluded.version, enabled = excluded.enabled,
         removed_at = NULL`,
      [code, enabled],
    );
    return (await lockedAll(manager)).find((one) => one.code === code) as KpiDefinition;
  }
}

const asked = (
  manager: EntityManager,
  text: string,
  values: readonly unknown[] = [],
): Promise<DefinitionRow[]> => manager.query<DefinitionRow[]>(text, [...values]);

/** All that hold, while nobody else can change any. */
async function lockedAll(manager: EntityManager): Promise<KpiDefinition[]> {
  await manager.query(LOCK);
  return (await asked(manager, STANDING)).flatMap((row) => definitionOf(row) ?? []);
}

async function switched(
  manager: EntityManager,
  before: KpiDefinition,
  enabled: boolean,
): Promise<KpiDefinition> {
  await manager.query(`UPDATE kpi_standing SET enabled = $2 WHERE code = $1`, [
    before.code,
    enabled,
  ]);
  return { ...before, enabled };
}

/** What is not reckoned has no present value; its history stays. */
const forgetValues = (manager: EntityManager, code: string): Promise<unknown> =>
  manager.query(`DELETE FROM kpi_values WHERE kpi = $1`, [code]);

/** Definitions hold for the whole installation. */
const note = (action: string, code: string, before: unknown, after: unknown) => ({
  action,
  unit: 'VN',
  target: `kpi ${code}`,
  before,
  after,
});
