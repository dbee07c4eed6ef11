import { kpiDraft, type KpiDefinition, type KpiDraft, type KpiVersion } from '@nhip-xa/contract';
import { completed } from '@nhip-xa/domain';

/** A version as it is kept. */
export interface DefinitionRow {
  code: string;
  version: number;
  definition: unknown;
  built_in: boolean;
  made_by: string | null;
  made_at: Date;
  /** The version that holds, and whether it is on. */
  standing: number;
  enabled: boolean;
}

const COLUMNS = `d.code, d.version, d.definition, d.built_in, d.made_by, d.made_at,
  s.version AS standing, s.enabled`;

/** The definitions that hold. */
export const STANDING = `SELECT ${COLUMNS} FROM kpi_standing s
  JOIN kpi_definitions d USING (code, version) WHERE s.removed_at IS NULL ORDER BY d.code`;

/** Every version of one. */
export const VERSIONS = `SELECT ${COLUMNS} FROM kpi_standing s
  JOIN kpi_definitions d USING (code) WHERE d.code = $1 AND s.removed_at IS NULL ORDER BY d.version DESC`;

/** One version, also of what was removed since: history speaks of it. */
export const VERSION = `SELECT ${COLUMNS} FROM kpi_standing s
  JOIN kpi_definitions d USING (code) WHERE d.code = $1 AND d.version = $2`;

/** Changes of definitions follow one another: what one was judged by must not change under it. */
export const LOCK = `SELECT pg_advisory_xact_lock(hashtext('nhip-xa kpi definitions'))`;

/** Undefined where this version of the product cannot read it. */
export function definitionOf(row: DefinitionRow): KpiDefinition | undefined {
  const draft: KpiDraft | undefined = kpiDraft.safeParse(row.definition).data;
  if (!draft) return undefined;
  const { version, built_in: builtIn, enabled } = row;
  return completed(draft, { version, builtIn, enabled });
}

export function versionOf(row: DefinitionRow): KpiVersion[] {
  const definition = definitionOf(row);
  if (!definition) return [];
  const current = row.version === row.standing;
  return [{ definition, by: row.made_by, at: row.made_at.toISOString(), current }];
}
