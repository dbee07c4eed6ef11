import type { SceneData, TellingScene } from '@nhip-xa/contract';
import { windowSpan, type KpiBook } from '@nhip-xa/domain';
import type { Queries } from '../database/database';
import { until, type Span } from '../kpi/terms/statement';
import type { OfficeTime } from '../kpi/terms/term-query';

/** What the readers of scenes know besides the facts. */
export interface SceneContext {
  book: KpiBook;
  office: OfficeTime;
}

/** Reads what one scene shows of a unit at a moment. */
export type ReadScene<S extends TellingScene> = (
  database: Queries,
  unit: string,
  atMs: number,
  context: SceneContext,
) => Promise<SceneData<S>>;

/** The communes whose facts count for a unit: itself, or those below it, never simulated ones for a real one. */
export async function communesOf(database: Queries, unit: string): Promise<string[]> {
  const rows = await database.query<{ code: string }>('read', {
    name: 'scene-communes',
    text: `SELECT c.code FROM units t JOIN units c ON c.path @> ARRAY[t.code]
           WHERE t.code = $1 AND c.level = 'commune' AND (t.simulated OR NOT c.simulated)`,
    values: [unit],
  });
  return rows.map(({ code }) => code);
}

/** Since midnight in Vietnam; a fact may be as far ahead as clocks may go. */
export const todayAt = (atMs: number): Span =>
  until(windowSpan('today', atMs), { atMs, past: false });
