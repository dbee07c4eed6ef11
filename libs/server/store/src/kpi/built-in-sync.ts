import { kpiDraft } from '@nhip-xa/contract';
import { draftOf, textOf, type KpiDefinition } from '@nhip-xa/domain';
import type { Database, Session } from '../database/database';
import { LOCK } from './definition-rows';

interface Known {
  code: string;
  /** The newest version of all. */
  newest: number;
  standing: number;
  /** Nobody changed it: the version that holds came with the product. */
  untouched: boolean;
  /** The newest text that came with the product. */
  original: unknown;
}

const KNOWN = `
  SELECT s.code, s.version AS standing, d.made_by IS NULL AS untouched,
    (SELECT max(version) FROM kpi_definitions n WHERE n.code = s.code) AS newest,
    (SELECT o.definition FROM kpi_definitions o WHERE o.code = s.code AND o.made_by IS NULL
      ORDER BY o.version DESC LIMIT 1) AS original
  FROM kpi_standing s JOIN kpi_definitions d USING (code, version)`;

/**
 * Brings the definitions that come with the product to where they are kept: new ones, and new texts
 * of known ones as their next version. Where a person changed one, theirs stands and the new text
 * waits among the versions. Processes that start at once do it one after the other.
 */
export async function syncBuiltIns(
  database: Database,
  builtIns: readonly KpiDefinition[],
): Promise<void> {
  await database.transaction('read', async (session) => {
    await session.query({ text: LOCK });
    const rows = await session.query<Known>({ text: KNOWN });
    const known = new Map(rows.map((row) => [row.code, row]));
    for (const definition of builtIns) await sync(session, definition, known.get(definition.code));
  });
}

async function sync(
  session: Session,
  definition: KpiDefinition,
  known: Known | undefined,
): Promise<void> {
  if (known && known.original !== null && sameText(known.original, definition)) return;
  const version = Math.max(definition.version, (known?.newest ?? 0) + 1);
  await session.query({
    text: `INSERT INTO kpi_definitions (code, version, definition, built_in) VALUES ($1, $2, $3, true)`,
    values: [definition.code, version, JSON.stringify(draftOf(definition))],
  });
  if (known && !known.untouched) return;
  await session.query({
    text: `INSERT INTO kpi_standing (code, version, enabled) VALUES ($1, $2, $3)
      ON CONFLICT (code) DO UPDATE SET version = excluded.version`,
    values: [definition.code, version, definition.enabled],
  });
}

function sameText(stored: unknown, definition: KpiDefinition): boolean {
  const draft = kpiDraft.safeParse(stored).data;
  return draft !== undefined && textOf(draft) === textOf(definition);
}
